/**
 * A plan: who does what in which order and when. Times are ticks of the problem (see problem.ts).
 * A plan names visits and shifts by their index in the problem it answers.
 */
export interface Plan {
  /** One per shift, in the problem's order; an unused shift has no stops. */
  readonly rounds: readonly PlanRound[];
  /** Visits left out, ascending. */
  readonly unserved: readonly number[];
  readonly cost: Cost;
}

export interface PlanRound {
  readonly shift: number;
  readonly stops: readonly Stop[];
}

export type Stop =
  | { readonly kind: 'visit'; readonly visit: number; readonly start: number }
  /** A break stands between two visits (or before the first, after the last); the leg may be split around it. */
  | { readonly kind: 'break'; readonly break: number; readonly start: number };

/** The total and what it is made of: each term already multiplied by its price; they sum to `total`. */
export interface Cost {
  readonly total: number;
  readonly travel: number;
  readonly lateness: number;
  readonly highestLateness: number;
  readonly waiting: number;
  readonly overtime: number;
  readonly highestIdle: number;
  readonly carers: number;
  readonly wanted: number;
  readonly unserved: number;
  readonly missedBreaks: number;
  readonly use: number;
  readonly changes: number;
}
