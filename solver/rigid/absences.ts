/**
 * How often each unit has been left out, and what that adds to the price of leaving it out again while the search accepts
 * a change. At equal real prices a visit that is hard to place is then worth a detour for one that is easy to place: the
 * sum of absences by which Christiaens & Vanden Berghe (2020, section 5.5) cut fleets, made a price so that it
 * anneals with the travel. It fades out before the end, when only real prices count.
 */
import type { State } from './state.ts';

/** The price has faded out when this share of the run is over. */
const FADED_AT = 0.75;

export class Absences {
  /** By unit: share of the iterations so far in which it was left out. */
  readonly share: Float64Array;
  private readonly state: State;
  private readonly price: number;
  private weight = 0;

  /** `price`: what a unit that was always left out adds for each of its carers, at the beginning. */
  constructor(state: State, price: number) {
    this.state = state;
    this.price = price;
    this.share = new Float64Array(state.model.units.count);
  }

  /** To be told now and then: `progress` in 0..1. */
  fade(progress: number): void {
    this.weight = this.price * Math.max(0, 1 - progress / FADED_AT);
  }

  /** What the units left out add now. */
  added(): number {
    if (this.weight === 0) return 0;
    const { absent, absentCount } = this.state;
    let sum = 0;
    for (let i = 0; i < absentCount; i++) sum += this.share[absent[i]];
    return this.weight * sum;
  }

  /** Counts `iterations` more in which the units were left out that are now. */
  count(before: number, iterations: number): void {
    const { share } = this;
    const keep = before / (before + iterations);
    for (let u = 0; u < share.length; u++) share[u] *= keep;
    const { absent, absentCount } = this.state;
    for (let i = 0; i < absentCount; i++) share[absent[i]] += 1 - keep;
  }
}
