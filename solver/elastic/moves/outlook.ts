import { addedPrice, addedWork } from '../detour.ts';
import { FREE, type State } from '../state.ts';
import { highestShare, idleShare, type Standing } from './placing.ts';
import { homeAt, leastLoss, mostGain, overtime } from './time-bounds.ts';

/**
 * The least that a move can cost, reckoned before anything is edited. Travel and carers are known; what times can save
 * is bounded by shift; the softened price of the highest idle time is convex, so it grows at least by its slope. What
 * times save on other shifts, through links, is not counted, so a very rare good move is passed over; most bad ones
 * are, at a tenth of the work.
 */
export class Outlook {
  private readonly ground: Standing;
  private readonly state: State;
  private readonly idlePrice: number;
  private readonly waitPrice: number;
  /** Without a price on idle or waiting time nobody asks how much work a shift has. */
  private readonly countsWork: boolean;
  /** The neighbours of the place looked at. */
  private before = 0;
  private behind = 0;

  constructor(ground: Standing) {
    this.ground = ground;
    this.state = ground.state;
    const { prices } = ground.state.layout.problem;
    this.idlePrice = prices.highestIdle;
    this.waitPrice = prices.waiting;
    this.countsWork = this.idlePrice > 0 || this.waitPrice > 0;
  }

  /** Whether giving the visit to another shift `s`, behind `after`, must cost more than this try allows. */
  moveCannotPay(node: number, s: number, after: number): boolean {
    const { state } = this;
    const from = state.shift[node];
    this.look(after, node);
    const price = this.price(node, s) - this.ownPrice(node, from);
    const work = this.work(node, s);
    const idle = this.idleLoss(from, -this.ownWork(node, from), s, work);
    const spare = this.ground.allowance + this.waits(s, work) + this.waits(from, Number.POSITIVE_INFINITY);
    const left = spare - price - idle;
    const most = state.timeCost[from] + state.layout.problem.prices.highestLateness * state.highestLate;
    if (left + most + state.timeCost[s] < 0) return true;
    const loss = leastLoss(state, node, s, after);
    return loss > left + most || loss > left + mostGain(state, node);
  }

  /** Whether moving the visit behind `after` on its own shift must cost more than this try allows. */
  reorderCannotPay(node: number, after: number): boolean {
    const { state } = this;
    const s = state.shift[node];
    this.look(after, node);
    const price = this.price(node, s) - this.ownPrice(node, s);
    const idle = this.idleSlope(s, this.work(node, s) - this.ownWork(node, s));
    const left = this.ground.allowance + state.timeCost[s] + highestShare(state, s) - price - idle;
    return left < 0 || this.reorderLoss(node, after, state.key[after]) > left;
  }

  /** The same for a group that goes to `key` and to the shifts that `was` says; of shifts that stay all may be saved. */
  groupCannotPay(group: number, key: number): boolean {
    const { state, ground } = this;
    const { shift, timeCost, layout } = state;
    const { at, list } = layout.nodes.groupNodes;
    const { was } = ground;
    let left = ground.allowance;
    for (let i = at[group]; i < at[group + 1]; i++) {
      const node = list[i];
      const from = shift[node];
      if (from === FREE) continue;
      const s = was[node];
      if (s === FREE) return true;
      const after = state.placeFor(s, key);
      this.look(after, node);
      left -= this.price(node, s) - this.ownPrice(node, from);
      const work = this.work(node, s);
      if (s === from) {
        left += timeCost[s] + highestShare(state, s) - this.idleSlope(s, work - this.ownWork(node, s));
        left -= this.reorderLoss(node, after, key);
        continue;
      }
      left -= this.idleSlope(s, work) + this.idleSlope(from, -this.ownWork(node, from));
      left += this.waits(s, work) + this.waits(from, Number.POSITIVE_INFINITY) + mostGain(state, node);
      if (!this.isLeft(group, s)) left -= leastLoss(state, node, s, after);
    }
    return left < 0;
  }

  /** Whether leaving out an optional visit without ties must cost more than this try allows. */
  leavingCannotPay(node: number): boolean {
    const { state } = this;
    const s = state.shift[node];
    const left = this.ground.allowance + this.waits(s, Number.POSITIVE_INFINITY) + this.ownPrice(node, s);
    const price = state.layout.leftOutPrice[state.layout.nodes.bundleOf[node]];
    const idle = this.idleSlope(s, -this.ownWork(node, s));
    return left - price - idle + mostGain(state, node) < 0;
  }

  /** Whether serving a visit without ties that is left out must cost more than this try allows. */
  servingCannotPay(node: number, s: number, after: number): boolean {
    const { state } = this;
    const { leftOutPrice, mandatory, nodes } = state.layout;
    const bundle = nodes.bundleOf[node];
    if (mandatory[bundle]) return false;
    this.look(after, node);
    const work = this.work(node, s);
    const left = this.ground.allowance + leftOutPrice[bundle] - this.price(node, s) + this.waits(s, work);
    return left - this.idleSlope(s, work) < leastLoss(state, node, s, after);
  }

  /** The least that times cost more when the visit goes behind `after` on its own shift, to `key`. */
  private reorderLoss(node: number, after: number, key: number): number {
    const { state } = this;
    const { prev, next, shift } = state;
    if (after === node || next[after] === node) return 0;
    const s = shift[node];
    const earlier = key > state.key[node] ? addedWork(state, node, s, prev[node], next[node]) : 0;
    return leastLoss(state, node, s, after, Math.max(0, earlier));
  }

  /** Whether a node of the group is on the shift now. */
  private isLeft(group: number, s: number): boolean {
    const { shift, layout } = this.state;
    const { at, list } = layout.nodes.groupNodes;
    for (let i = at[group]; i < at[group + 1]; i++) if (shift[list[i]] === s) return true;
    return false;
  }

  /** The same for two visits that take each other's shift, `a` then at `keyA`, `b` at `keyB`. */
  swapCannotPay(a: number, b: number, keyA: number, keyB: number): boolean {
    const { state } = this;
    const s = state.shift[a];
    const t = state.shift[b];
    this.look(state.placeFor(t, keyA), b);
    let price = this.price(a, t) - this.ownPrice(b, t);
    const workT = this.work(a, t) - this.ownWork(b, t);
    this.look(state.placeFor(s, keyB), a);
    price += this.price(b, s) - this.ownPrice(a, s);
    const workS = this.work(b, s) - this.ownWork(a, s);
    const idle = this.idleLoss(s, workS, t, workT);
    const times = state.timeCost[s] + highestShare(state, s) + state.timeCost[t] + highestShare(state, t);
    return price + idle > this.ground.allowance + times;
  }

  /** The neighbours of a place in a chain, as if visit `without` were not there; breaks have no place of their own. */
  private look(after: number, without: number): void {
    const { prev, next, layout } = this.state;
    const { visitNodes, head } = layout.nodes;
    let stop = after;
    while (stop === without || (stop >= visitNodes && stop < head)) stop = prev[stop];
    this.before = stop;
    stop = next[after];
    while (stop === without || (stop >= visitNodes && stop < head)) stop = next[stop];
    this.behind = stop;
  }

  private price(node: number, s: number): number {
    return addedPrice(this.state, node, s, this.before, this.behind);
  }

  private ownPrice(node: number, s: number): number {
    return addedPrice(this.state, node, s, this.state.prev[node], this.state.next[node]);
  }

  private work(node: number, s: number): number {
    return this.countsWork ? addedWork(this.state, node, s, this.before, this.behind) : 0;
  }

  private ownWork(node: number, s: number): number {
    return this.countsWork ? addedWork(this.state, node, s, this.state.prev[node], this.state.next[node]) : 0;
  }

  /** The most that waiting on a shift can fall by when so much work comes in. */
  private waits(s: number, work: number): number {
    if (this.waitPrice === 0) return 0;
    const { state } = this;
    const most = this.waitPrice * Math.max(0, Math.min(work, state.slack[s] + state.endWait[s]));
    return Math.min(most, state.timeCost[s]);
  }

  /** The least that the price of the highest idle time grows by when two shifts get so much more work (may be less). */
  private idleLoss(s: number, workS: number, t: number, workT: number): number {
    if (this.idlePrice === 0) return 0;
    const lossS = this.idleSlope(s, workS);
    const lossT = t === s ? 0 : this.idleSlope(t, workT);
    // Where one of them grows, the price falls at most by the whole share of the other.
    const loss = lossS + lossT;
    if (loss >= 0 || (lossS < 0 && lossT < 0)) return loss;
    return Math.max(loss, -idleShare(this.ground, lossS < 0 ? s : t));
  }

  /** The same for one shift, by the slope of the price. */
  private idleSlope(s: number, work: number): number {
    if (this.idlePrice === 0) return 0;
    return this.ground.idleScale * this.ground.idleParts[s] * this.idleGrowth(s, work);
  }

  /** The least that the idle time of a shift grows by: less what ends after the shift, or breaks that become possible. */
  private idleGrowth(s: number, work: number): number {
    const { state } = this;
    const { shiftBreaks, firstBreak } = state.layout.nodes;
    let growth = -work;
    if (state.visits[s] > 0) growth -= overtime(state, s, homeAt(state, s));
    for (let i = shiftBreaks.at[s]; i < shiftBreaks.at[s + 1]; i++) {
      const rest = firstBreak + shiftBreaks.list[i];
      if (state.broken[rest] !== 0) growth -= state.layout.duration[rest];
    }
    return growth;
  }
}
