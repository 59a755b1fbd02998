import type { Violation } from './check/violation.ts';
import { check } from './check.ts';
import { cost } from './cost.ts';
import type { Plan } from './plan.ts';
import type { Problem } from './problem.ts';
import { Random } from './random.ts';
import type { Proposal } from './search.ts';
import { chooseSearch } from './solve-engine.ts';
import { type StopRule, startStop } from './stop.ts';
import { runThreads } from './threads/run-threads.ts';
import { validate } from './validate.ts';

export interface SolveOptions {
  /** Any whole number; the same problem, seed, iterations and threads give the same plan. */
  readonly seed: number;
  readonly stop: StopRule;
  /**
   * Threads that search side by side, 1 unless given. One thread without a signal runs in the caller's own thread and
   * holds it until it stops; otherwise each is a worker.
   */
  readonly threads?: number;
  /** A plan to improve, which breaks no rule. Visits that cannot be taken over as they stand are placed anew. */
  readonly from?: Pick<Plan, 'rounds'>;
  /** Called with every better total, from whichever thread, and once at the end with the iterations of all. */
  readonly onProgress?: (progress: Progress) => void;
}

export interface Progress {
  /** Since the call of `solve`. */
  readonly seconds: number;
  /** Of the thread that reports; at the end of all threads together. */
  readonly iterations: number;
  readonly total: number;
}

/** Visits that must be served have no place in the best plan found: the problem has no solution, or time was short. */
export class MustServeError extends Error {
  override name = 'MustServeError';
  readonly visits: readonly number[];

  constructor(visits: readonly number[]) {
    super(`${visits.length} visits must be served and found no place: ${visits.slice(0, 10).join(', ')}; no plan kept`);
    this.visits = visits;
  }
}

/** The search broke a rule of its own problem: a defect of the solver, never of the problem. */
export class RuleBrokenError extends Error {
  override name = 'RuleBrokenError';
  readonly violations: readonly Violation[];

  constructor(violations: readonly Violation[]) {
    super(`the plan found breaks ${violations.length} rules, first ${JSON.stringify(violations[0])}; not returned`);
    this.violations = violations;
  }
}

/**
 * Improves a plan until the stop rule and returns the best one found, checked by code that shares nothing with the
 * search and priced by the reference evaluator.
 * @throws ProblemError, StopRuleError for what cannot be searched; MustServeError, RuleBrokenError as they say.
 */
export async function solve(problem: Problem, options: SolveOptions): Promise<Plan> {
  validate(problem);
  const { seed, stop: rule, threads = 1, from, onProgress } = options;
  if (!Number.isInteger(threads) || threads < 1) throw new RangeError(`threads is ${threads}: must be 1 or more`);
  const stop = startStop(rule);
  const tell = bestOnly((seconds, iterations, total) => onProgress?.({ seconds, iterations, total }));
  if (threads === 1 && rule.signal === undefined) {
    const proposal = chooseSearch(problem)(problem, {
      random: new Random(seed),
      stop,
      ...(from === undefined ? {} : { start: from }),
      onBest: ({ iterations, total }) => tell(stop.elapsed(), iterations, total),
    });
    onProgress?.({ seconds: stop.elapsed(), iterations: stop.iterations(), total: proposal.total });
    return approved(problem, proposal);
  }
  const { proposal, iterations, seconds } = await runThreads(problem, {
    threads,
    seed,
    stop: rule,
    elapsed: stop.elapsed(),
    start: from ?? null,
    onProgress: onProgress === undefined ? null : tell,
  });
  onProgress?.({ seconds, iterations, total: proposal.total });
  return approved(problem, proposal);
}

type Tell = (seconds: number, iterations: number, total: number) => void;

function bestOnly(tell: Tell): Tell {
  let best = Infinity;
  return (seconds, iterations, total) => {
    // Sums of floats in another order differ in the last digits: that is no better plan.
    if (total >= best - 1e-6) return;
    best = total;
    tell(seconds, iterations, total);
  };
}

function approved(problem: Problem, { rounds, unserved }: Proposal): Plan {
  const plan: Plan = { rounds, unserved, cost: cost(problem, rounds) };
  const violations = check(problem, plan);
  const left = violations.flatMap(({ rule, visit }) => (rule === 'must-be-served' ? [visit!] : []));
  if (left.length < violations.length) {
    throw new RuleBrokenError(violations.filter(({ rule }) => rule !== 'must-be-served'));
  }
  if (left.length > 0) throw new MustServeError(left);
  return plan;
}
