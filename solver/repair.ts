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
  /** Served before and after, but by other carers or from another start. */
  readonly differences: readonly Difference[];
  /** Visits that the change asks to place and that found no place. */
  readonly left: readonly number[];
}

/**
 * Mends a plan after a change and alters as little of the rest as `prices.changedCarer` and `prices.changedStart` ask;
 * with a price on starts no visit that is served already moves by more than `changedStartFree` ticks.
 *
 * Ruin and recreate on the carers around the visits to place, who are few; everybody else holds still. Visits that the
 * plan leaves out may find a place on the way.
 *
 * @throws ChangeError for a change that names nothing; RuleBrokenError where the plan to mend breaks rules elsewhere
 */
export function repair(problem: Problem, plan: Pick<Plan, 'rounds'>, change: Change, options: RepairOptions): Repair {
  const { seed, stop, now = Number.NEGATIVE_INFINITY } = options;
  const running = startStop(stop);
  const revision = revise(problem, plan.rounds, change, now);
  const { wanted, others } = visitsToPlace(revision, change);
  const part = partOf(revision, carersAround(revision, wanted), [...wanted, ...others]);
  const local = part.visitOf.flatMap((v, i) => (wanted.includes(v) ? [i] : []));
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
  };
}

/** Visits that the change asks to place, and those that the plan had left out before. */
function visitsToPlace(
  { problem, rounds, lost, cancelled }: Revision,
  change: Change,
): { wanted: number[]; others: number[] } {
  const served = new Set(rounds.flatMap(({ stops }) => stops.flatMap((s) => (s.kind === 'visit' ? [s.visit] : []))));
  const wanted = new Set(lost);
  if (change.kind === 'visit-added' || change.kind === 'visit-moved')
    if (!served.has(change.visit)) wanted.add(change.visit);
  const others = problem.visits.flatMap((_, v) => (served.has(v) || wanted.has(v) || cancelled.has(v) ? [] : [v]));
  return { wanted: [...wanted], others };
}

/** The cheapest of these that breaks no rule; one that leaves out what must be served comes after any that does not. */
function cheapestAllowed({ problem }: Revision, candidates: readonly (readonly PlanRound[])[]): Plan {
  const judged = candidates.map((rounds) => {
    const plan = planOf(problem, rounds);
    const violations = check(problem, plan);
    const left = violations.filter(({ rule }) => rule === 'must-be-served').length;
    return { plan, violations, left, broken: violations.length > left };
  });
  const allowed = judged.filter(({ broken }) => !broken);
  if (allowed.length === 0) throw new RuleBrokenError(judged[judged.length - 1].violations);
  allowed.sort((a, b) => a.left - b.left || a.plan.cost.total - b.plan.cost.total);
  return allowed[0].plan;
}

function planOf(problem: Problem, rounds: readonly PlanRound[]): Plan {
  const served = new Set(rounds.flatMap(({ stops }) => stops.flatMap((s) => (s.kind === 'visit' ? [s.visit] : []))));
  const unserved = problem.visits.flatMap((_, v) => (served.has(v) ? [] : [v]));
  return { rounds, unserved, cost: cost(problem, rounds) };
}
