/**
 * Recreate by greedy insertion (Christiaens & Vanden Berghe 2020, section 5.3, without its blinks, which earned nothing
 * here): the absent units in one of several orders, each where it is cheapest.
 */
import type { Random } from '../random.ts';
import type { Eligible } from './eligible.ts';
import type { UnitPlacing } from './place-unit.ts';
import type { Region } from './region.ts';
import type { SortOrders } from './sort-orders.ts';
import type { State } from './state.ts';
import type { Undo } from './undo.ts';

/** Units left out earlier that one iteration tries again at most. */
const MOST_RETRIED = 300;
/** Of the units left out earlier, one iteration is not expected to bring in more than this many. */
const EXPECTED_BACK = 1;

export class Recreate {
  private readonly state: State;
  private readonly placing: UnitPlacing;
  private readonly orders: SortOrders;
  private readonly region: Region;
  private readonly servable: Uint8Array;
  private readonly undo: Undo;
  private readonly random: Random;
  private readonly queue: Int32Array;
  private readonly key: Float64Array;
  /** By unit: the round of recreate in which it was tried again, after one in which it was left out. */
  private readonly retriedIn: Int32Array;
  private round = 0;
  /** Whether putting a visit in may make the rest of the plan cheaper, so that no cost can be bounded on the way. */
  private readonly unbounded: boolean;

  constructor(
    state: State,
    placing: UnitPlacing,
    orders: SortOrders,
    eligible: Eligible,
    region: Region,
    undo: Undo,
    random: Random,
  ) {
    this.state = state;
    this.placing = placing;
    this.orders = orders;
    this.servable = eligible.servable;
    this.region = region;
    this.undo = undo;
    this.random = random;
    this.queue = new Int32Array(state.model.units.count);
    this.key = new Float64Array(state.model.units.count);
    this.retriedIn = new Int32Array(state.model.units.count);
    this.unbounded = state.waiting !== null || state.model.missedPrice.some((price) => price >= 0);
  }

  /**
   * Tries the units just taken out, and those left out before: all, or a stretch of them where they are very many. Gives
   * up, and answers false, once the units still to come would have to be placed for nothing to end below `limit`: nearly
   * every iteration of a late search is refused, and most of those show it long before their last unit is placed. A plan
   * given up has units out that were not tried: it is to be taken back.
   */
  run(limit: number): boolean {
    const { state, queue, placing, retriedIn } = this;
    const { unitPrice } = state.model;
    const before = Math.min(this.undo.absentBefore, state.absentCount);
    this.round++;
    let count = 0;
    let removed = 0;
    for (let i = before; i < state.absentCount; i++) {
      queue[count++] = state.absent[i];
      removed += unitPrice[state.absent[i]];
    }
    const fresh = count;
    count = this.retryLeftOut(before, count);
    let retried = count - fresh;
    let dearest = 0;
    for (let i = fresh; i < count; i++) dearest = Math.max(dearest, unitPrice[queue[i]]);
    const bounded = limit < Infinity && !this.unbounded;
    this.sort(count);
    for (let i = 0; i < count; i++) {
      const unit = queue[i];
      const saved = removed + dearest * Math.min(retried, EXPECTED_BACK);
      if (bounded && state.cost - saved >= limit) return false;
      if (retriedIn[unit] === this.round) retried--;
      else removed -= unitPrice[unit];
      placing.place(unit);
    }
    return true;
  }

  /** Queues the units left out before this iteration that are open and that somebody can serve; returns the new count. */
  private retryLeftOut(before: number, queued: number): number {
    const { state, queue, servable, retriedIn } = this;
    const { unitOpen } = this.region;
    let first = 0;
    let tried = before;
    if (before > MOST_RETRIED) {
      // Those passed over forget where they failed: they no longer know what has changed since.
      for (let i = 0; i < before; i++) state.failedAt[state.absent[i]] = 0;
      first = this.random.below(before);
      tried = MOST_RETRIED;
    }
    let count = queued;
    for (let i = 0; i < tried; i++) {
      const unit = state.absent[(first + i) % before];
      if (unitOpen[unit] === 0 || servable[unit] === 0) continue;
      retriedIn[unit] = this.round;
      queue[count++] = unit;
    }
    return count;
  }

  /** Shell sort by the order drawn for this iteration. */
  private sort(count: number): void {
    const { queue, key, random } = this;
    const ranks = this.orders.draw(random);
    if (ranks === null) for (let i = 0; i < count; i++) key[queue[i]] = random.unit();
    else for (let i = 0; i < count; i++) key[queue[i]] = ranks[queue[i]];
    for (let gap = count >> 1; gap > 0; gap >>= 1) {
      for (let i = gap; i < count; i++) {
        const moving = queue[i];
        let at = i;
        while (at >= gap && key[queue[at - gap]] > key[moving]) {
          queue[at] = queue[at - gap];
          at -= gap;
        }
        queue[at] = moving;
      }
    }
  }
}
