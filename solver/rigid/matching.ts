/**
 * The cheapest way to send several carers to one start: one candidate position per part, on different carers, whose
 * open starts have a common tick. Candidates are tried in order of cost with the sum of the cheapest rest as bound,
 * so pairs are found exactly; larger groups stop after a fixed number of steps with the best set so far.
 */
import type { GroupStart } from './group-start.ts';
import type { Candidates } from './insertion.ts';
import type { State } from './state.ts';

const MOST_STEPS = 20_000;

export class Matching {
  /** Result: node before which part k goes, and the common start. */
  readonly nodes: Int32Array;
  start = 0;
  cost = Infinity;
  /** Whether sets were passed over for their price or their number, so that none found does not mean that none fits. */
  cutShort = false;

  private readonly state: State;
  private readonly groupStart: GroupStart;
  private readonly chosen: Int32Array;
  private readonly leastRest: Float64Array;
  private lists: readonly Candidates[] = [];
  private listOf: Int32Array = new Int32Array(0);
  private readonly orders: Int32Array[] = [];
  private parts = 0;
  private steps = 0;

  constructor(state: State, groupStart: GroupStart, mostParts: number) {
    this.state = state;
    this.groupStart = groupStart;
    this.nodes = new Int32Array(mostParts);
    this.chosen = new Int32Array(mostParts);
    this.leastRest = new Float64Array(mostParts + 1);
  }

  /** Part k of 0..parts-1 chooses from lists[listOf[k]]; false where no set below `limit` exists. */
  find(parts: number, lists: readonly Candidates[], listOf: Int32Array, listCount: number, limit: number): boolean {
    this.parts = parts;
    this.lists = lists;
    this.listOf = listOf;
    this.cost = limit;
    this.steps = 0;
    this.cutShort = false;
    for (let l = 0; l < listCount; l++) {
      if (lists[l].count === 0) return false;
      while (this.orders.length <= l) this.orders.push(new Int32Array(lists[l].node.length));
      sortByCost(lists[l], this.orders[l]);
    }
    this.leastRest[parts] = 0;
    for (let k = parts - 1; k >= 0; k--) {
      const list = lists[listOf[k]];
      this.leastRest[k] = this.leastRest[k + 1] + list.cost[this.orders[listOf[k]][0]];
    }
    const before = this.cost;
    this.choose(0, 0, -Infinity, Infinity);
    return this.cost < before;
  }

  private choose(k: number, sum: number, from: number, to: number): void {
    const l = this.listOf[k];
    const list = this.lists[l];
    const order = this.orders[l];
    // Parts of one list are interchangeable: take them in ascending order only.
    const first = k > 0 && this.listOf[k - 1] === l ? this.chosen[k - 1] + 1 : 0;
    for (let i = first; i < list.count; i++) {
      const candidate = order[i];
      const cost = sum + list.cost[candidate];
      if (cost + this.leastRest[k + 1] >= this.cost || this.steps++ > MOST_STEPS) {
        this.cutShort = true;
        return;
      }
      const a = Math.max(from, list.from[candidate]);
      const b = Math.min(to, list.to[candidate]);
      if (a > b || this.carerTaken(k, list.node[candidate])) continue;
      this.chosen[k] = i;
      if (k + 1 < this.parts) this.choose(k + 1, cost, a, b);
      else if (this.startsAt(a, b)) {
        if (cost + this.groupStart.price < this.cost) this.keep(cost);
        else this.cutShort = true;
      }
    }
  }

  /** Whether the chosen positions allow a common start in [from, to]; its price is against what the lists have counted. */
  private startsAt(from: number, to: number): boolean {
    const { groupStart } = this;
    for (let k = 0; k < this.parts && this.state.waiting !== null; k++) {
      const l = this.listOf[k];
      const candidate = this.orders[l][this.chosen[k]];
      groupStart.at(k, this.lists[l].node[candidate], this.lists[l].waiting[candidate]);
    }
    return groupStart.choose(from, to);
  }

  private keep(cost: number): void {
    this.cost = cost + this.groupStart.price;
    this.start = this.groupStart.start;
    for (let k = 0; k < this.parts; k++) {
      const l = this.listOf[k];
      this.nodes[k] = this.lists[l].node[this.orders[l][this.chosen[k]]];
    }
  }

  private carerTaken(k: number, node: number): boolean {
    const { shiftOf, model } = this.state;
    const carer = model.shiftCarer[shiftOf[node]];
    for (let i = 0; i < k; i++) {
      const l = this.listOf[i];
      const other = this.lists[l].node[this.orders[l][this.chosen[i]]];
      if (model.shiftCarer[shiftOf[other]] === carer) return true;
    }
    return false;
  }
}

/** Shell sort: the lists are short and nothing is allocated. */
function sortByCost(list: Candidates, order: Int32Array): void {
  const { count, cost } = list;
  for (let i = 0; i < count; i++) order[i] = i;
  for (let gap = count >> 1; gap > 0; gap >>= 1) {
    for (let i = gap; i < count; i++) {
      const moving = order[i];
      let at = i;
      while (at >= gap && cost[order[at - gap]] > cost[moving]) {
        order[at] = order[at - gap];
        at -= gap;
      }
      order[at] = moving;
    }
  }
}
