/**
 * When a group starts: the tick all its visits allow within the interval its positions leave open, cheapest by the
 * wishes and the published plan, and chosen by chance among the ends where all are alike.
 */
import { openingOf } from './labels.ts';
import { ANY_START } from './model.ts';
import { startPrice } from './start-price.ts';
import type { State } from './state.ts';
import { NEVER } from './travel.ts';

export class GroupStart {
  /** Result of `choose`. */
  start = 0;
  price = Infinity;

  private readonly state: State;
  private readonly random: () => number;
  private first = 0;
  private end = 0;
  private priced = false;
  private severalWindows = false;

  /** Where each part would go, and the waiting counted for it already. */
  private parts: Int32Array = new Int32Array(0);
  private partCount = 0;
  private readonly nodes: Int32Array;
  private readonly waiting: Float64Array;

  constructor(state: State, random: () => number, mostParts: number) {
    this.state = state;
    this.random = random;
    this.nodes = new Int32Array(mostParts);
    this.waiting = new Float64Array(mostParts);
  }

  /** Part k of the group would go before `node`; `waiting` of its price is in the candidate's cost. */
  at(k: number, node: number, waiting: number): void {
    this.nodes[k] = node;
    this.waiting[k] = waiting;
  }

  /** Turns to the visits units.groupVisits[first..end-1], whose parts are parts[0..partCount-1]. */
  begin(first: number, end: number, parts: Int32Array, partCount: number): void {
    const { model } = this.state;
    this.parts = parts;
    this.partCount = partCount;
    this.first = first;
    this.end = end;
    this.priced = false;
    this.severalWindows = false;
    for (let i = first; i < end; i++) {
      const v = model.units.groupVisits[i];
      if (model.startPriced[v] === 1) this.priced = true;
      if (model.windowStart[v + 1] - model.windowStart[v] > 1 && model.pinnedStart[v] === ANY_START) {
        this.severalWindows = true;
      }
    }
  }

  /** The cheapest common start in [from, to]; false where no tick there suits every visit. */
  choose(from: number, to: number): boolean {
    this.price = Infinity;
    if (!this.priced) {
      const draw = this.random();
      const wish = draw < 0.5 ? from : draw < 0.75 ? to : from + Math.floor(this.random() * (to - from + 1));
      this.consider(wish, from, to);
      if (this.price === Infinity) this.consider(from, from, to);
      return this.price < Infinity;
    }
    const { model } = this.state;
    // Of starts that cost the same the first is taken: the wish itself, before those that merely do not mind.
    for (let i = this.first; i < this.end; i++) {
      const v = model.units.groupVisits[i];
      const { wanted, published } = model.problem.visits[v];
      if (wanted !== undefined) this.considerAround(wanted.start, wanted.free ?? 0, from, to);
      if (published !== undefined) {
        this.considerAround(published.start, model.problem.prices.changedStartFree, from, to);
      }
    }
    this.consider(from, from, to);
    this.consider(to, from, to);
    return this.price < Infinity;
  }

  /** A start that is best by itself, and the ends of the stretch around it that costs no more. */
  private considerAround(start: number, free: number, from: number, to: number): void {
    this.consider(start, from, to);
    if (free === 0) return;
    this.consider(start - free, from, to);
    this.consider(start + free, from, to);
  }

  private consider(wish: number, from: number, to: number): void {
    const { model } = this.state;
    const { groupVisits } = model.units;
    let start = Math.max(from, Math.min(to, wish));
    if (this.severalWindows) start = this.opening(start);
    if (start > to) return;
    let price = 0;
    if (this.priced) for (let i = this.first; i < this.end; i++) price += startPrice(model, groupVisits[i], start);
    if (this.state.waiting !== null) price += this.moreWaiting(start);
    if (price < this.price) {
      this.price = price;
      this.start = start;
    }
  }

  private moreWaiting(start: number): number {
    const waiting = this.state.waiting!;
    let price = 0;
    for (let k = 0; k < this.partCount; k++) {
      price += waiting.change(this.parts[k], this.nodes[k], start) - this.waiting[k];
    }
    return price;
  }

  /** First tick at or after `at` inside a window of every visit. */
  private opening(at: number): number {
    const { model } = this.state;
    for (;;) {
      let open = at;
      for (let i = this.first; i < this.end; i++) {
        const v = model.units.groupVisits[i];
        if (model.pinnedStart[v] !== ANY_START) continue;
        open = Math.max(open, openingOf(this.state, v, model.visitLongest[v], open));
      }
      if (open === at || open >= NEVER) return open;
      at = open;
    }
  }
}
