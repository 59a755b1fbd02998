/**
 * Recreate by greedy insertion with blinks (Christiaens & Vanden Berghe 2020, section 5.3): the absent units in one of
 * several orders, each where it is cheapest, now and then overlooking a position.
 */
import type { Random } from '../random.ts';
import type { UnitPlacing } from './place-unit.ts';
import type { Region } from './region.ts';
import type { SortOrders } from './sort-orders.ts';
import type { State } from './state.ts';

export class Recreate {
  private readonly state: State;
  private readonly placing: UnitPlacing;
  private readonly orders: SortOrders;
  private readonly region: Region;
  private readonly random: Random;
  private readonly queue: Int32Array;
  private readonly key: Float64Array;

  constructor(state: State, placing: UnitPlacing, orders: SortOrders, region: Region, random: Random) {
    this.state = state;
    this.placing = placing;
    this.orders = orders;
    this.region = region;
    this.random = random;
    this.queue = new Int32Array(state.model.units.count);
    this.key = new Float64Array(state.model.units.count);
  }

  run(): void {
    const { state, queue } = this;
    const { unitOpen } = this.region;
    let count = 0;
    for (let i = 0; i < state.absentCount; i++) {
      if (unitOpen[state.absent[i]] === 1) queue[count++] = state.absent[i];
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
