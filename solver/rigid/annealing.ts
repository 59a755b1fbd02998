import type { RigidSettings } from './settings.ts';

/**
 * Simulated annealing with an exponentially falling temperature (Christiaens & Vanden Berghe 2020, section 5.4), on the
 * share of the stop limit that is used up, so that it converges at any limit. The scale is the mean price of a leg
 * between near visits.
 */
export class Annealing {
  private temperature = 0;
  private readonly hot: number;
  private readonly ratio: number;

  constructor(settings: RigidSettings, scale: number) {
    this.hot = settings.firstTemperature * scale;
    this.ratio = Math.log(settings.lastTemperature / settings.firstTemperature);
  }

  /** To be told now and then: `progress` in 0..1. */
  cool(progress: number): void {
    this.temperature = this.hot * Math.exp(this.ratio * progress);
  }

  /** Whether a change of cost is taken; `draw` is uniform in [0, 1). */
  accepts(change: number, draw: number): boolean {
    return change < this.allowance(draw);
  }

  /** What a change may cost at most to be taken, as drawn. */
  allowance(draw: number): number {
    return -this.temperature * Math.log(draw + 1e-300);
  }
}
