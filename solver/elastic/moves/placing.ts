/** What the moves share: lifting a group out of its chains, finding a key, putting it back. */
import type { Random } from '../../random.ts';
import type { Near } from '../near.ts';
import { FREE, type State } from '../state.ts';
import { Outlook } from './outlook.ts';

/** What a move works on. */
export interface Ground extends Standing {
  readonly outlook: Outlook;
}

/** The state, and what a move may cost in it. */
export interface Standing {
  readonly state: State;
  readonly near: Near;
  readonly random: Random;
  /** Scratch: the shift that each node of a lifted group had or is to have, nodes at hand. */
  readonly was: Int32Array;
  readonly picked: Int32Array;
  /** How much dearer the state may become at this try, set by the annealer. */
  allowance: number;
  /** By shift, times `idleScale`: by how much the price of the highest idle time grows a tick of idle time more. */
  idleParts: Float64Array;
  idleScale: number;
  /** Width of the softened highest idle time, in price. */
  idleWidth: number;
}

/**
 * A move edits the state after `begin` and says whether it may be weighed: on `false` the caller undoes what was
 * done. Costs are not known before the starts are propagated.
 */
export type Move = (ground: Ground) => boolean;

export function groundFor(state: State, near: Near, random: Random): Ground {
  const { count } = state.layout.nodes;
  const ground = {
    state,
    near,
    random,
    was: new Int32Array(count),
    picked: new Int32Array(count),
    allowance: 0,
    idleParts: new Float64Array(state.layout.shifts),
    idleScale: 0,
    idleWidth: 0,
  };
  return Object.assign(ground, { outlook: new Outlook(ground) });
}

/** After the edits of a move and before its propagation: whether the total must come out above `limit`. */
export function mustExceed(ground: Ground, limit: number): boolean {
  const { state } = ground;
  const { touched, timeCost } = state;
  let least = state.total();
  for (let i = 0; i < state.touchedCount; i++) least -= timeCost[touched[i]] + highestShare(state, touched[i]);
  if (ground.idleScale === 0 || least <= limit) return least > limit;
  for (let i = 0; i < state.touchedCount; i++) least -= idleShare(ground, touched[i]);
  return least > limit;
}

/** What the price of the highest lateness could fall by through shift `s`: all of it where one of its stops may hold it. */
export function highestShare({ timeCost, highestLate, layout }: State, s: number): number {
  const { lateness, highestLateness } = layout.problem.prices;
  return highestLate > 0 && timeCost[s] >= lateness * highestLate ? highestLateness * highestLate : 0;
}

/** What the softened price of the highest idle time would fall by if shift `s` had no idle time at all, roughly. */
export function idleShare({ state, idleParts, idleScale, idleWidth }: Standing, s: number): number {
  const price = state.layout.problem.prices.highestIdle;
  return -idleWidth * Math.log(Math.max(1 - (idleParts[s] * idleScale) / price, 1e-300));
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

/** Notes in `was` the shift of each node of a group. */
export function note({ state, was }: Ground, group: number): void {
  const { at, list } = state.layout.nodes.groupNodes;
  for (let i = at[group]; i < at[group + 1]; i++) was[list[i]] = state.shift[list[i]];
}

/** Takes the served nodes of a group out of their shifts. */
export function lift({ state }: Ground, group: number): void {
  const { at, list } = state.layout.nodes.groupNodes;
  for (let i = at[group]; i < at[group + 1]; i++) if (state.shift[list[i]] !== FREE) state.unlink(list[i]);
}

/** Moves a group to `key` and the shifts that `was` says. False where that is forbidden or cannot pay. */
export function moveGroup(ground: Ground, group: number, key: number): boolean {
  const { state } = ground;
  const { at } = state.layout.nodes.groupNodes;
  if (at[group + 1] - at[group] > 1 && ground.outlook.groupCannotPay(group, key)) return false;
  lift(ground, group);
  chooseWindows(ground, group, key);
  if (!keyAllowed(state, group, key)) return false;
  state.setKey(group, key);
  return putBack(ground, group);
}

/** Puts the nodes of a lifted group on the shifts that `was` says. False where that is forbidden. */
export function putBack({ state, was }: Ground, group: number): boolean {
  const { at, list } = state.layout.nodes.groupNodes;
  for (let i = at[group]; i < at[group + 1]; i++) {
    const node = list[i];
    const s = was[node];
    if (s === FREE) continue;
    if (!maySend(state, node, s)) return false;
    state.link(node, s, state.placeFor(s, state.key[node]));
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
