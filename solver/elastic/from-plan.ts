import type { PlanRound } from '../plan.ts';
import { keyAllowed, maySend } from './moves/placing.ts';
import type { Propagator } from './propagate.ts';
import { FREE, type State } from './state.ts';

/**
 * Takes rounds over into an empty state: carers and departures as given, the order by starts. Links whose two starts lie far apart
 * have one place in the order, so a round can come out in another sequence or, seldom, a visit stay unserved.
 */
export function loadRounds(state: State, propagator: Propagator, rounds: readonly PlanRound[]): void {
  const { nodes, shifts, shiftFrom, windowAt, windowFrom, pinnedStart } = state.layout;
  const claimed = new Set<number>();
  const placed: { node: number; s: number; start: number }[] = [];
  for (const { shift: s, stops } of rounds) {
    for (const stop of stops) {
      if (stop.kind === 'break') {
        placed.push({ node: breakNode(s, stop.break), s, start: stop.start });
        continue;
      }
      const first = nodes.firstNodeOf[stop.visit];
      let node = first;
      const mine = (n: number): boolean => nodes.visitOf[n] === stop.visit;
      while (mine(node) && (claimed.has(node) || !state.layout.allowed[node * shifts + s])) node++;
      if (node >= nodes.visitNodes || !mine(node)) continue;
      claimed.add(node);
      placed.push({ node, s, start: stop.start });
    }
    const last = stops.at(-1);
    if (last === undefined) continue;
    // A break that was missed stays behind all that made it too late.
    const breaks = nodes.shiftBreaks.at[s + 1] - nodes.shiftBreaks.at[s];
    for (let k = 0; k < breaks; k++) {
      if (stops.some((stop) => stop.kind === 'break' && stop.break === k)) continue;
      placed.push({ node: breakNode(s, k), s, start: last.start });
    }
  }
  // Stable: stops of one round that start together keep their sequence.
  placed.sort((a, b) => a.start - b.start);
  state.begin();
  // Shifts that stay empty are closed too: their idle time counts.
  for (let s = 0; s < shifts; s++) state.touch(s);
  const keyed = new Uint8Array(nodes.groups);
  placed.forEach(({ node, s, start }, i) => {
    const group = nodes.groupOf[node];
    // Breaks have a place of their own before any plan is read.
    if (state.shift[node] !== FREE) state.unlink(node);
    if (!keyed[group]) {
      // Distinct keys in the order of the starts.
      const key = start + i / (placed.length + 1);
      if (!keyAllowed(state, group, key)) return;
      keyed[group] = 1;
      state.setKey(group, key);
    }
    if (node < nodes.visitNodes) {
      if (!maySend(state, node, s)) return;
      if (!pinnedStart[node]) state.setOpens(node, lastOpening(node, start));
    }
    state.link(node, s, state.placeFor(s, state.key[node]));
  });
  for (const { shift: s, stops } of rounds) {
    if (stops.length > 0 && stops[0].start > shiftFrom[s]) state.setDeparture(s, stops[0].start);
  }
  for (let bundle = 0; bundle < nodes.bundles; bundle++) settleBundle(bundle);
  propagator.propagate();

  /** The node of shift s's break of that index. */
  function breakNode(s: number, index: number): number {
    return nodes.firstBreak + nodes.shiftBreaks.list[nodes.shiftBreaks.at[s] + index];
  }

  function lastOpening(node: number, start: number): number {
    let k = windowAt[node];
    while (k + 1 < windowAt[node + 1] && windowFrom[k + 1] <= start) k++;
    return windowFrom[k];
  }

  /** A bundle is served whole or not at all. */
  function settleBundle(bundle: number): void {
    const members = nodes.bundleNodes.list.subarray(nodes.bundleNodes.at[bundle], nodes.bundleNodes.at[bundle + 1]);
    if (members.every((node) => state.shift[node] !== FREE)) {
      state.leaveOutCost(bundle, -1);
      return;
    }
    for (const node of members) if (state.shift[node] !== FREE) state.unlink(node);
  }
}
