/**
 * Recreate by greedy insertion with blinks (Christiaens & Vanden Berghe 2020, section 5.3): the absent units in one of
 * several orders, each where it is cheapest, now and then overlooking a position.
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
  }

  /** Tries the units just taken out, and those left out before: all, or a stretch of them where they are very many. */
  run(): void {
    const { state, queue, servable } = this;
    const { unitOpen } = this.region;
    const before = Math.min(this.undo.absentBefore, state.absentCount);
    let count = 0;
    for (let i = before; i < state.absentCount; i++) queue[count++] = state.absent[i];
    if (before <= MOST_RETRIED) {
      for (let i = 0; i < before; i++) {
        const unit = state.absent[i];
        if (unitOpen[unit] === 1 && servable[unit] === 1) queue[count++] = unit;
      }
    } else {
      // Those passed over forget where they failed: they no longer know what has changed since.
      for (let i = 0; i < before; i++) state.failedAt[state.absent[i]] = 0;
      const first = this.random.below(before);
      for (let i = 0; i < MOST_RETRIED; i++) {
        const unit = state.absent[(first + i) % before];
        if (unitOpen[unit] === 1 && servable[unit] === 1) queue[count++] = unit;
      }
    }
    this.sort(count);
    for (let i = 0; i < count; i++) this.placing.place(queue[i]);
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
