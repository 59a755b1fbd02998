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

  constructor(state: State, random: () => number) {
    this.state = state;
    this.random = random;
  }

  /** Turns to the visits units.groupVisits[first..end-1]. */
  begin(first: number, end: number): void {
    const { model } = this.state;
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
    this.consider(from, from, to);
    this.consider(to, from, to);
    for (let i = this.first; i < this.end; i++) {
      const v = model.units.groupVisits[i];
      const { wanted, published } = model.problem.visits[v];
      if (wanted !== undefined) this.consider(wanted.start, from, to);
      if (published !== undefined) {
        this.consider(published.start, from, to);
        this.consider(published.start - model.problem.prices.changedStartFree, from, to);
        this.consider(published.start + model.problem.prices.changedStartFree, from, to);
      }
    }
    return this.price < Infinity;
  }

  private consider(wish: number, from: number, to: number): void {
    const { model } = this.state;
    const { groupVisits } = model.units;
    let start = Math.max(from, Math.min(to, wish));
    if (this.severalWindows) start = this.opening(start);
    if (start > to) return;
    let price = 0;
    if (this.priced) for (let i = this.first; i < this.end; i++) price += startPrice(model, groupVisits[i], start);
    if (price < this.price) {
      this.price = price;
      this.start = start;
    }
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
