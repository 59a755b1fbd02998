/** Share of the search that goes over the whole range, to see where this problem settles; the larger where time abounds. */
const LEAST_SURVEY = 0.25;
const MOST_SURVEY = 0.5;
/** Iterations a visit that one survey is worth; where there are more, several look for a better beginning. */
const SURVEY_WORTH = 12_000;
const MOST_SURVEYS = 8;
const BINS = 40;
/** The survey starts so many times above the mild temperature: hot enough where lateness is the rule. */
const HOTTER = 4;
/** The mild temperature over the last one of a cooling over the whole range. */
const COLDER = 100;
/** The later coolings start where this share of the whole fall in cost was still to come, and end at that one. */
const WARM_LEFT = 0.12;
const FROZEN_LEFT = 0.0005;
/** Slower cooling settles at lower temperatures than the survey did. */
const LOWER = 0.6;
/** Where a search is too short for a survey, the same two as shares of the first temperature. */
const USUAL_WARM = 0.1;
const USUAL_FROZEN = 0.006;
/** Iterations a visit that a later cooling is worth; what is left is split into so many of them, all alike. */
const WORTH = 60_000;
const MOST_COOLINGS = 6;
/** Time for more later coolings than these goes to the surveys, up to their largest share. */
const COOLINGS_FIRST = 2;

/**
 * When it is how warm. First, quick coolings over the whole range note the mean cost at each temperature, and the best of
 * them is where the search goes on: what is settled while it is hot no later cooling undoes. The rest
 * of the search cools again, once for large problems and a few times for small ones, only through the temperatures at
 * which this problem takes shape (below them nothing moves any more, above them everything is undone).
 */
export class Cooling {
  private readonly range: { readonly hot: number; readonly cold: number };
  /** Share of the search that the surveys take; 1 where the whole search is one cooling. */
  private survey: number;
  private readonly sums = new Float64Array(BINS);
  private readonly counts = new Int32Array(BINS);
  private readonly visits: number;
  private warm = 0;
  private frozen = 0;
  private surveys = 0;
  private coolings = 0;

  /** `mild` as of `mildTemperature`; without a survey the whole search is one slow cooling. */
  constructor(mild: number, visits: number, surveyed: boolean) {
    const hot = surveyed ? mild * HOTTER : mild;
    this.range = { hot, cold: mild / COLDER };
    this.survey = surveyed ? LEAST_SURVEY : 1;
    this.visits = visits;
  }

  /** Number of the cooling at this share of the search, surveys first. */
  number(progress: number): number {
    if (this.coolings === 0) return Math.min(this.surveys - 1, Math.floor(this.surveyed(progress)));
    return this.surveys + Math.min(this.coolings - 1, Math.floor(this.through(progress)));
  }

  /** The temperature at this share of the search, reached after so many iterations, with the cost there. */
  temperature(progress: number, iterations: number, cost: number): number {
    const { hot, cold } = this.range;
    if (this.surveys === 0) this.plan(progress > 0 ? iterations / progress : 0);
    if (progress < this.survey || this.survey === 1) {
      const share = Math.min(1, this.surveyed(progress) - this.number(progress));
      const bin = Math.min(BINS - 1, Math.floor(share * BINS));
      this.sums[bin] += cost;
      this.counts[bin]++;
      return hot * (cold / hot) ** share;
    }
    if (this.coolings === 0) this.evaluate(iterations / progress);
    const through = this.through(progress) - (this.number(progress) - this.surveys);
    return this.warm * (this.frozen / this.warm) ** Math.min(1, through);
  }

  /** 0 at the first temperature, 1 at the last one of the cooling at hand. */
  coolness(temperature: number): number {
    const { hot, cold } = this.range;
    const last = this.coolings === 0 ? cold : this.frozen;
    return Math.min(1, Math.max(0, Math.log(hot / temperature) / Math.log(hot / last)));
  }

  /** How many of the surveys are done. */
  private surveyed(progress: number): number {
    return (progress / this.survey) * this.surveys;
  }

  /** How many of the later coolings are done. */
  private through(progress: number): number {
    return ((progress - this.survey) / (1 - this.survey)) * this.coolings;
  }

  private plan(allIterations: number): void {
    this.surveys = 1;
    if (this.survey === 1) return;
    const perVisit = allIterations / Math.max(1, this.visits);
    const spare = 1 - (COOLINGS_FIRST * WORTH) / Math.max(1, perVisit);
    this.survey = Math.min(MOST_SURVEY, Math.max(LEAST_SURVEY, spare));
    this.surveys = Math.max(1, Math.min(MOST_SURVEYS, Math.round((perVisit * this.survey) / SURVEY_WORTH)));
  }

  private evaluate(allIterations: number): void {
    const left = (allIterations * (1 - this.survey)) / (WORTH * Math.max(1, this.visits));
    this.coolings = Math.max(1, Math.min(MOST_COOLINGS, Math.round(left)));
    this.warm = this.leftAt(WARM_LEFT) ?? this.range.hot * USUAL_WARM;
    this.frozen = LOWER * (this.leftAt(FROZEN_LEFT) ?? this.range.hot * USUAL_FROZEN);
    if (this.warm < 2 * this.frozen) this.frozen = this.warm / 2;
  }

  /** The lowest temperature at which at least this share of the fall from first to last was still to come. */
  private leftAt(share: number): number | null {
    const { sums, counts } = this;
    const { hot, cold } = this.range;
    const begin = counts.findIndex((count) => count > 0);
    if (begin < 0 || counts[BINS - 1] === 0) return null;
    const first = sums[begin] / counts[begin];
    const last = sums[BINS - 1] / counts[BINS - 1];
    if (!(first > last)) return null;
    for (let bin = BINS - 1; bin >= begin; bin--) {
      const fall = counts[bin] === 0 ? 0 : sums[bin] / counts[bin] - last;
      if (fall >= share * (first - last)) return hot * (cold / hot) ** ((bin + 0.5) / BINS);
    }
    return null;
  }
}
