import type { Violation } from './check/violation.ts';
import { check } from './check.ts';
import { cost } from './cost.ts';
import { insert } from './insert.ts';
import type { Plan, PlanRound } from './plan.ts';
import type { Problem } from './problem.ts';
import { Random } from './random.ts';
import type { Change } from './repair/change.ts';
import { type Difference, differences } from './repair/differences.ts';
import { carersAround } from './repair/neighbourhood.ts';
import { partOf } from './repair/part.ts';
import { type Revision, revise } from './repair/revise.ts';
import { settle } from './repair/settle.ts';
import { withoutBreakers } from './repair/without-breakers.ts';
import { RuleBrokenError } from './solve.ts';
import { chooseSearch } from './solve-engine.ts';
import { type StopRule, startStop } from './stop.ts';

export { type Change, ChangeError } from './repair/change.ts';
export type { Difference } from './repair/differences.ts';

export interface RepairOptions {
  readonly seed: number;
  /** Two seconds are plenty for a carer's absence. */
  readonly stop: StopRule;
  /** What has started before this tick stays as it is, and nobody sets out before it. Default: nothing has started. */
  readonly now?: number;
}

export interface Repair {
  readonly plan: Plan;
  /**
   * The problem that the plan answers: the change made, and each visit published as the plan before had it, unless it
   * says otherwise itself. The plan's cost prices the changes accordingly.
   */
  readonly problem: Problem;
  /** Served before and after, but not by the same carers or not from the same start. */
  readonly differences: readonly Difference[];
  /** Visits that the change asks to place and that found no place. */
  readonly left: readonly number[];
  /** Visits that the plan served and that gave their place to a dearer one; those in `left` and cancelled ones aside. */
  readonly dropped: readonly number[];
}

/**
 * Mends a plan after a change and alters as little of the rest as `prices.changedCarer` and `prices.changedStart` ask;
 * with a price on starts no visit that is served already moves by more than `changedStartFree` ticks.
 *
 * The search looks only at the carers around the visits to place, who are few; everybody else holds still. A visit that
 * the plan had left out before may find a place in passing, but nobody's carer changes for it.
 *
 * @throws ChangeError for a change that names nothing; RuleBrokenError where the plan to mend breaks rules elsewhere
 */
export function repair(problem: Problem, plan: Pick<Plan, 'rounds'>, change: Change, options: RepairOptions): Repair {
  const { seed, stop, now = Number.NEGATIVE_INFINITY } = options;
  const running = startStop(stop);
  const revision = revise(problem, plan.rounds, change, now);
  const wanted = [...revision.wanted];
  const part = partOf(revision, carersAround(revision, wanted), [...wanted, ...leftOutBefore(revision)]);
  const local = part.visitOf.flatMap((v, i) => (revision.wanted.has(v) ? [i] : []));
  const inserted = insert(part.problem, { rounds: part.rounds }, local).plan;
  const { rounds: searched } = chooseSearch(part.problem)(part.problem, {
    random: new Random(seed),
    stop: running,
    start: inserted,
  });
  const mended = cheapestAllowed(revision, [
    part.whole(settle(part, searched)),
    part.whole(inserted.rounds),
    revision.rounds,
  ]);
  const unserved = new Set(mended.unserved);
  return {
    plan: mended,
    problem: revision.problem,
    differences: differences(problem, plan.rounds, mended.rounds),
    left: wanted.filter((v) => unserved.has(v)),
    dropped: [...servedIn(revision.rounds)].filter((v) => unserved.has(v)).sort((a, b) => a - b),
  };
}

/** Visits that the plan had left out before: they may find a place in passing. */
function leftOutBefore({ problem, rounds, wanted, cancelled }: Revision): number[] {
  const served = servedIn(rounds);
  return problem.visits.flatMap((_, v) => (served.has(v) || wanted.has(v) || cancelled.has(v) ? [] : [v]));
}

/**
 * The cheapest of these that breaks no rule; one that leaves out what must be served comes after any that does not. Of
 * one that breaks a rule the visits that do so are taken out, but none that stood.
 */
function cheapestAllowed({ problem, rounds }: Revision, candidates: readonly (readonly PlanRound[])[]): Plan {
  const plans = candidates.map((candidate) => planOf(problem, candidate));
  const added = new Set(planOf(problem, rounds).unserved);
  const musts = (plan: Plan): number => plan.unserved.filter((v) => problem.visits[v].unservedPrice === null).length;
  let broken: readonly Violation[] = [];
  while (plans.length > 0) {
    plans.sort((a, b) => musts(a) - musts(b) || a.cost.total - b.cost.total);
    const plan = plans.shift()!;
    broken = check(problem, plan).filter(({ rule }) => rule !== 'must-be-served');
    if (broken.length === 0) return plan;
    const fewer = withoutBreakers(problem, plan.rounds, broken, added);
    if (fewer !== null) plans.push(planOf(problem, fewer));
  }
  throw new RuleBrokenError(broken);
}

function planOf(problem: Problem, rounds: readonly PlanRound[]): Plan {
  const served = servedIn(rounds);
  const unserved = problem.visits.flatMap((_, v) => (served.has(v) ? [] : [v]));
  return { rounds, unserved, cost: cost(problem, rounds) };
}

function servedIn(rounds: readonly PlanRound[]): Set<number> {
  return new Set(rounds.flatMap(({ stops }) => stops.flatMap((s) => (s.kind === 'visit' ? [s.visit] : []))));
}
