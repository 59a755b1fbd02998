import type { State } from './state.ts';

/** Width at the start, as a share of the mean length of a shift, and how much narrower it is at the end. */
const WIDEST = 0.1;
const NARROWING = 100;
/** A sum below this says too little about who shares the highest idle time. */
const SMALLEST = 1e-3;

/**
 * A smooth stand-in for the price of the highest idle time: tau * ln(sum over shifts of exp(price * idle / tau)).
 *
 * The true maximum sees one shift only, so when several share it no single move gains anything. The smooth one shares
 * the price among the shifts near the maximum (the weights sum to the price, as the dual prices of the true one do)
 * and becomes the true one as tau falls.
 */
export class SoftIdle {
  private readonly state: State;
  private readonly price: number;
  /** First width in ticks: idle times so far below the highest count for a third of it. */
  private readonly widest: number;
  /** By shift, its share in the sum. */
  readonly parts: Float64Array;
  private sum = 1;
  private pendingSum = 1;
  /** Width in price: the stand-in is above the true one by at most this times the logarithm of the shifts. */
  tau = 1;
  private reference = 0;

  constructor(state: State) {
    this.state = state;
    this.price = state.layout.problem.prices.highestIdle;
    this.parts = new Float64Array(state.layout.shifts);
    const { shiftFrom, shiftTo, idleCounts } = state.layout;
    let length = 0;
    for (let s = 0; s < this.parts.length; s++) if (idleCounts[s]) length += shiftTo[s] - shiftFrom[s];
    this.widest = Math.max(1e-9, (WIDEST * length) / Math.max(1, this.parts.length));
  }

  /** Recomputes everything for another coolness, 0 at the highest temperature to 1; to be called between moves. */
  cool(coolness: number): void {
    this.tau = this.price * this.widest * NARROWING ** -coolness;
    this.centre();
  }

  /** Sums anew around the highest idle time as it is now. */
  private centre(): void {
    const { state, parts, price, tau } = this;
    this.reference = state.highestIdle;
    this.sum = 0;
    for (let s = 0; s < parts.length; s++) {
      parts[s] = state.layout.idleCounts[s] ? Math.exp((price * (state.idle[s] - this.reference)) / tau) : 0;
      this.sum += parts[s];
    }
    this.pendingSum = this.sum;
  }

  /** What the stand-in grows by a tick of idle time more on a shift whose part is 1. */
  scale(): number {
    return this.sum > 0 ? this.price / this.sum : 0;
  }

  /** What the stand-in costs more than the true price in the state after a move. */
  excess(): number {
    const { state, parts, price, tau, reference } = this;
    let sum = this.sum;
    for (let i = 0; i < state.touchedCount; i++) {
      const s = state.touched[i];
      if (state.layout.idleCounts[s]) sum += Math.exp((price * (state.idle[s] - reference)) / tau) - parts[s];
    }
    this.pendingSum = sum;
    // Never less than the true one: where the highest falls far, the difference of sums is all rounding.
    return Math.max(0, tau * Math.log(Math.max(sum, 1e-300)) - price * (state.highestIdle - reference));
  }

  /** Takes the move over. */
  keep(): void {
    const { state, parts, price, tau, reference } = this;
    for (let i = 0; i < state.touchedCount; i++) {
      const s = state.touched[i];
      if (state.layout.idleCounts[s]) parts[s] = Math.exp((price * (state.idle[s] - reference)) / tau);
    }
    this.sum = this.pendingSum;
    // Around a highest idle time that was, what is left of the sum would be all rounding.
    if (this.sum < SMALLEST) this.centre();
  }
}
