/** The first solution: groups in the order of their windows, each node to the shift where it costs least now. */
import type { Random } from '../random.ts';
import { keyAllowed, maySend } from './moves/placing.ts';
import type { Propagator } from './propagate.ts';
import { FREE, type State } from './state.ts';

/** Serves every bundle that has no node served yet and can be served; returns nothing when all is tried. */
export function serveGreedily(state: State, propagator: Propagator, random: Random): void {
  const { nodes, choices, mandatory, windowAt, windowFrom, windowTo } = state.layout;
  const middle = (node: number): number => (windowFrom[windowAt[node]] + windowTo[windowAt[node]]) / 2;
  const bundleTick = Float64Array.from({ length: nodes.bundles }, (_, b) => {
    let least = Number.POSITIVE_INFINITY;
    for (const node of rowOf(nodes.bundleNodes, b)) least = Math.min(least, middle(node));
    return least;
  });
  const order = Array.from({ length: nodes.bundles }, (_, b) => b).sort(
    (a, b) => bundleTick[a] - bundleTick[b] || a - b,
  );
  for (const bundle of order) {
    const members = rowOf(nodes.bundleNodes, bundle);
    if (members.some((node) => state.shift[node] !== FREE)) continue;
    state.begin();
    const before = state.total();
    const brokenBefore = state.brokenSum;
    const served = members.every((node) => serveNode(node));
    if (served) {
      state.leaveOutCost(bundle, -1);
      propagator.propagate();
    }
    const spoilt = state.total() > before || state.brokenSum > brokenBefore;
    if (!served || (!mandatory[bundle] && spoilt)) state.undo();
  }

  /** Links the node where the cost grows least; the first node of a group sets its key. */
  function serveNode(node: number): boolean {
    const group = nodes.groupOf[node];
    const alone = rowOf(nodes.groupNodes, group).every((other) => state.shift[other] === FREE);
    if (alone) {
      const key = freshKey(group, middle(node));
      if (Number.isNaN(key)) return false;
      state.setKey(group, key);
    }
    let best = FREE;
    let least = Number.POSITIVE_INFINITY;
    for (let i = choices.at[node]; i < choices.at[node + 1]; i++) {
      const s = choices.list[i];
      if (!maySend(state, node, s)) continue;
      state.link(node, s, state.placeFor(s, state.key[node]));
      propagator.propagate();
      const total = state.total();
      if (total < least) {
        least = total;
        best = s;
      }
      state.unlink(node);
      propagator.propagate();
    }
    if (best === FREE) return false;
    state.link(node, best, state.placeFor(best, state.key[node]));
    propagator.propagate();
    return true;
  }

  /** About `tick`, moved behind the firsts of its one-sided links where need be. */
  function freshKey(group: number, tick: number): number {
    let key = tick + random.unit();
    const { arcs, arcsIn } = nodes;
    for (const arc of rowOf(arcsIn, group)) {
      const first = arcs[arc * 3];
      if (state.shift[first] !== FREE) key = Math.max(key, state.key[first] + random.unit());
    }
    return keyAllowed(state, group, key) ? key : Number.NaN;
  }
}

/** Puts every break of every shift at its middle hour. */
export function placeBreaks(state: State, propagator: Propagator, random: Random): void {
  const { nodes, breakEarliest, breakLatest } = state.layout;
  state.begin();
  for (let b = 0; b < nodes.breakCount; b++) {
    const node = nodes.firstBreak + b;
    const s = nodes.breakShift[b];
    state.setKey(nodes.groupOf[node], (breakEarliest[b] + breakLatest[b]) / 2 + random.unit());
    state.link(node, s, state.placeFor(s, state.key[node]));
  }
  propagator.propagate();
}

function rowOf(rows: { readonly at: Int32Array; readonly list: Int32Array }, row: number): number[] {
  return Array.from(rows.list.subarray(rows.at[row], rows.at[row + 1]));
}
