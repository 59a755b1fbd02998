/**
 * What `solve` and a search engine (rigid/, elastic/) say to each other.
 *
 * An engine is one function: it improves from `start` (or from nothing) until `stop.done` and returns the best it
 * found. It is single-threaded and takes chance only from `random`; threads/ runs several of them side by side.
 */
import type { PlanRound } from './plan.ts';
import type { Problem } from './problem.ts';
import type { Random } from './random.ts';
import type { Stop } from './stop.ts';

export type Search = (problem: Problem, context: SearchContext) => Proposal;

export interface SearchContext {
  readonly random: Random;
  readonly stop: Stop;
  /** Where to begin. It may leave visits out, but it breaks no rule of the problem. */
  readonly start?: Pick<Proposal, 'rounds'>;
  /** Called on a new best, at most a few times a second; building the proposal is left to who wants it. */
  readonly onBest?: (best: Best) => void;
  /** Present when other threads search the same problem. */
  readonly exchange?: PlanExchange;
}

/** A plan before the reference evaluator has priced it. */
export interface Proposal {
  /** One per shift in the problem's order, breaks taken included. */
  readonly rounds: readonly PlanRound[];
  /** Visits left out, ascending. */
  readonly unserved: readonly number[];
  /** The engine's own total; `solve` compares it with the reference evaluator's. */
  readonly total: number;
}

export interface Best {
  readonly iterations: number;
  readonly total: number;
  readonly proposal: () => Proposal;
}

/** Passes plans between threads. An engine asks `due` every iteration and, when so, calls `trade` or `gather` once. */
export interface PlanExchange {
  /** This thread's number, 0..threads-1, and a seed that all of them share. */
  readonly thread: number;
  readonly threads: number;
  readonly seed: number;
  /** True at `points` moments of a run, 24 unless given. */
  due(iterations: number, points?: number): boolean;
  /**
   * Publishes our best and answers the best of the others where it is better than ours, else null.
   * Under an iteration limit it waits for the others, so that runs repeat exactly.
   */
  trade(best: Proposal): Proposal | null;
  /** Waits until every thread has published a plan and answers them by thread; null once a thread has ended. */
  gather(mine: Proposal): readonly Proposal[] | null;
}
