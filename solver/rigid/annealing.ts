/**
 * Simulated annealing with an exponentially falling temperature (Christiaens & Vanden Berghe 2020, section 5.4), on the
 * share of the stop limit that is used up, so that it converges at any limit. The scale is the mean price of a leg.
 */
export interface Cooling {
  /** First and last temperature in mean legs. */
  readonly first: number;
  readonly last: number;
}

export const COOLING: Cooling = { first: 0.5, last: 0.005 };

export class Annealing {
  private temperature = 0;
  private readonly hot: number;
  private readonly ratio: number;

  constructor(cooling: Cooling, scale: number) {
    this.hot = cooling.first * scale;
    this.ratio = Math.log(cooling.last / cooling.first);
  }

  /** To be told now and then: `progress` in 0..1. */
  cool(progress: number): void {
    this.temperature = this.hot * Math.exp(this.ratio * progress);
  }

  /** Whether a change of cost is taken; `draw` is uniform in [0, 1). */
  accepts(change: number, draw: number): boolean {
    return change < -this.temperature * Math.log(draw + 1e-300);
  }
}
