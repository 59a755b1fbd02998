/** What the moves share: lifting a group out of its chains, finding a key, putting it back. */
import type { Random } from '../../random.ts';
import { addedPrice } from '../detour.ts';
import type { Near } from '../near.ts';
import { FREE, type State } from '../state.ts';

/** What a move works on. */
export interface Ground {
  readonly state: State;
  readonly near: Near;
  readonly random: Random;
  /** Scratch: shift of each node before it was lifted, nodes at hand. */
  readonly was: Int32Array;
  readonly picked: Int32Array;
  /** How much dearer the state may become at this try, set by the annealer. */
  allowance: number;
  /** By shift, what its share of the highest idle time could save at most. */
  readonly idleShare: Float64Array;
}

/**
 * A move edits the state after `begin` and says whether it may be weighed: on `false` the caller undoes what was
 * done. Costs are not known before the starts are propagated.
 */
export type Move = (ground: Ground) => boolean;

export function groundFor(state: State, near: Near, random: Random): Ground {
  const { count } = state.layout.nodes;
  return {
    state,
    near,
    random,
    was: new Int32Array(count),
    picked: new Int32Array(count),
    allowance: 0,
    idleShare: new Float64Array(state.layout.shifts),
  };
}

/**
 * Whether a change of `price` in travel and carers is hopeless: more than the allowance and all that the times of the
 * two shifts could save. What times save on other shifts, through links, is not counted, so a very rare good move is
 * passed over; most bad ones are, at a tenth of the work.
 */
export function hopeless({ state, allowance, idleShare }: Ground, price: number, s: number, t: number): boolean {
  const first = state.timeCost[s] + idleShare[s];
  return price > allowance + (s === t ? first : first + state.timeCost[t] + idleShare[t]);
}

/** After the edits of a move and before its propagation: the least that the total can become, by the same reckoning. */
export function leastTotal({ state, idleShare }: Ground): number {
  const { touched, timeCost, layout } = state;
  let least = state.total();
  for (let i = 0; i < state.touchedCount; i++) least -= timeCost[touched[i]] + idleShare[touched[i]];
  return state.lateStale ? least - layout.problem.prices.highestLateness * state.highestLate : least;
}

/** Price in travel and carer of moving a served visit between two stops (neighbours, or with the visit between them). */
export function movedPrice(state: State, node: number, s: number, after: number): number {
  const { prev, next, shift } = state;
  const before = after === node ? prev[node] : after;
  const behind = next[before] === node ? next[node] : next[before];
  const saved = addedPrice(state, node, shift[node], prev[node], next[node]);
  return addedPrice(state, node, s, before, behind) - saved;
}

/** A random visit node. */
export function anyVisit({ state, random }: Ground): number {
  return random.below(state.layout.nodes.visitNodes);
}

/** A candidate of a row, the nearest likeliest; FREE where the row is empty. */
export function nearOne({ random }: Ground, rows: Near['before'], node: number): number {
  const from = rows.at[node];
  const count = rows.at[node + 1] - from;
  if (count === 0) return FREE;
  const u = random.unit();
  return rows.list[from + Math.floor(u * u * count)];
}

/** A random shift that may serve the node. */
export function anyShift({ state, random }: Ground, node: number): number {
  const { at, list } = state.layout.choices;
  const count = at[node + 1] - at[node];
  return count === 0 ? FREE : list[at[node] + random.below(count)];
}

/**
 * Whether shift `s` may take the node: skills and bars hold, no served rival has the same carer, and no other node of
 * its group is on the same shift, for a group has one place in the order and two of it on one shift none between them.
 */
export function maySend(state: State, node: number, s: number): boolean {
  const { layout, shift } = state;
  if (layout.allowed[node * layout.shifts + s] === 0) return false;
  const { rivals, groupOf, groupNodes } = layout.nodes;
  for (let i = rivals.at[node]; i < rivals.at[node + 1]; i++) {
    const other = shift[rivals.list[i]];
    if (other !== FREE && layout.shiftCarer[other] === layout.shiftCarer[s]) return false;
  }
  const group = groupOf[node];
  for (let i = groupNodes.at[group]; i < groupNodes.at[group + 1]; i++) {
    if (shift[groupNodes.list[i]] === s && groupNodes.list[i] !== node) return false;
  }
  return true;
}

/** Takes the served nodes of a group out of their shifts and remembers those in `was`. */
export function lift(ground: Ground, group: number): void {
  const { state, was } = ground;
  const { at, list } = state.layout.nodes.groupNodes;
  for (let i = at[group]; i < at[group + 1]; i++) {
    const node = list[i];
    was[node] = state.shift[node];
    if (was[node] !== FREE) state.unlink(node);
  }
}

/** Puts a lifted group back at `key`: `node` on shift `s`, the others where they were. False where that is forbidden. */
export function putBack(ground: Ground, group: number, key: number, node: number, s: number): boolean {
  const { state, was } = ground;
  if (!keyAllowed(state, group, key)) return false;
  state.setKey(group, key);
  const { at, list } = state.layout.nodes.groupNodes;
  for (let i = at[group]; i < at[group + 1]; i++) {
    const member = list[i];
    const to = member === node ? s : was[member];
    if (to === FREE) continue;
    if (!maySend(state, member, to)) return false;
    state.link(member, to, state.placeFor(to, key));
  }
  return true;
}

/** Whether one-sided links leave the group this key: after the served firsts of its links, before the seconds. */
export function keyAllowed(state: State, group: number, key: number): boolean {
  const { arcs, arcsIn, arcsOut } = state.layout.nodes;
  for (let i = arcsIn.at[group]; i < arcsIn.at[group + 1]; i++) {
    const first = arcs[arcsIn.list[i] * 3];
    if (state.shift[first] !== FREE && state.key[first] >= key) return false;
  }
  for (let i = arcsOut.at[group]; i < arcsOut.at[group + 1]; i++) {
    const second = arcs[arcsOut.list[i] * 3 + 1];
    if (state.shift[second] !== FREE && state.key[second] <= key) return false;
  }
  return true;
}

/**
 * A key between the stops `after` and `behind` of shift `s` for a visit: about the tick at which it could start there,
 * so that the other nodes of its group fall at the same hour. NaN where the two keys leave no room.
 */
export function keyBetween({ state, random }: Ground, after: number, behind: number, node: number, s: number): number {
  const { layout, key } = state;
  const low = key[after];
  const high = key[behind];
  const leg = layout.travelAt[s] + (state.seat[after] >> 1) * layout.places + layout.place[node];
  const ready = Math.max(state.free[after] + layout.ticks[leg], state.opens[node]) + random.unit();
  if (ready > low && ready < high) return ready;
  if (low === Number.NEGATIVE_INFINITY) {
    return high === Number.POSITIVE_INFINITY ? ready : high - random.unit() * Math.max(1, state.start[behind]);
  }
  if (high === Number.POSITIVE_INFINITY) return low + random.unit() + 1e-3;
  const between = low + (high - low) * (0.05 + 0.9 * random.unit());
  return between > low && between < high ? between : Number.NaN;
}

/** Chooses the window of each node of a group for a start near `tick`: one not over yet or, half the time, one later. */
export function chooseWindows({ state, random }: Ground, group: number, tick: number): void {
  const { layout } = state;
  const { at, list } = layout.nodes.groupNodes;
  for (let i = at[group]; i < at[group + 1]; i++) {
    const node = list[i];
    const from = layout.windowAt[node];
    const last = layout.windowAt[node + 1] - 1;
    if (last === from || layout.pinnedStart[node]) continue;
    const moment = tick + (layout.measuredAtEnd[node] ? layout.duration[node] : 0);
    let k = from;
    while (k < last && (layout.windowFrom[k + 1] <= tick || (layout.windowTo[k] < moment && random.unit() < 0.5))) k++;
    if (state.opens[node] !== layout.windowFrom[k]) state.setOpens(node, layout.windowFrom[k]);
  }
}
