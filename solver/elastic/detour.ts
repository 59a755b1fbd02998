/** What a visit adds to a shift between two stops, or saves when it leaves: a function of neighbours, not of times. */
import type { State } from './state.ts';

/** Price of travel and carer that a visit adds to shift `s` between two stops that are neighbours without it. */
export function addedPrice(state: State, node: number, s: number, before: number, behind: number): number {
  const { layout } = state;
  const { place, places, legPrice, nodes } = layout;
  const a = placeBefore(state, before);
  const b = placeBehind(state, behind);
  const out = layout.travelAt[s] + place[a] * places;
  const at = place[node];
  const detour = legPrice[out + at] + legPrice[layout.travelAt[s] + at * places + place[b]];
  const direct = a >= nodes.head && b >= nodes.tail ? 0 : legPrice[out + place[b]];
  return (detour - direct) * layout.travelFactor[s] + layout.carerPrice[node * layout.shifts + s];
}

/** Nominal travel and service ticks that a visit makes in shift `s` between two stops that are neighbours without it. */
export function addedWork(state: State, node: number, s: number, before: number, behind: number): number {
  const { layout } = state;
  const { place, places, ticks, nodes } = layout;
  const a = placeBefore(state, before);
  const b = placeBehind(state, behind);
  const out = layout.travelAt[s] + place[a] * places;
  const detour = ticks[out + place[node]] + ticks[layout.travelAt[s] + place[node] * places + place[b]];
  const direct = a >= nodes.head && b >= nodes.tail ? 0 : ticks[out + place[b]];
  return detour - direct + state.durationOf(node, s);
}

/** The stop or the one before it that has a place of its own: a break has none. */
function placeBefore({ prev, layout }: State, stop: number): number {
  const { visitNodes, head } = layout.nodes;
  let node = stop;
  while (node >= visitNodes && node < head) node = prev[node];
  return node;
}

function placeBehind({ next, layout }: State, stop: number): number {
  const { visitNodes, head } = layout.nodes;
  let node = stop;
  while (node >= visitNodes && node < head) node = next[node];
  return node;
}
