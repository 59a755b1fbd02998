/** The day as a night of replanning begins it: what every search of that night is measured by. */
import type { DayPlan } from '../../domain/round.ts';
import type { LocalDate } from '../../domain/time.ts';
import { cost } from '../../solver/cost.ts';
import type { Plan } from '../../solver/plan.ts';
import { PlanRejected } from '../errors.ts';
import type { DayProblem } from '../problem/day-problem.ts';
import type { ProviderFacts } from '../provider/provider-facts.ts';
import { checkedDay } from '../rounds/checked-day.ts';
import { planOf } from '../rounds/gaps.ts';
import { standingRounds } from '../rounds/standing.ts';
import { toProblem } from '../to-problem.ts';

/** Prices are sums of fractions: less than this is no difference. */
const NO_DIFFERENCE = 1e-6;

export interface BegunDay {
  /**
   * The day to be kept where nothing better is found: null if it is stored as it is. Undefined if the rounds it begins
   * from may not be kept, because the recount finds a rule broken that the solver does not count.
   */
  readonly kept: DayPlan | null | undefined;
  /** Whether a plan of the same day is better, also one of a later try: with a shorter week, or with nothing kept free. */
  isBettered(day: DayProblem, plan: Pick<Plan, 'cost'>): boolean;
}

/**
 * Reckoned once, under the facts of the first try: neither a shorter week nor giving up the gaps changes a price, so what
 * a later try finds is compared with the rounds as they are, and not with what its own facts would leave of them.
 */
export function begunDay(facts: ProviderFacts, date: LocalDate, madeBy: DayPlan['madeBy']): BegunDay {
  const day = toProblem(facts, date);
  const { rounds, asStored } = standingRounds(day);
  const { total } = cost(day.problem, rounds);
  const allowed = allowedDay(day, planOf(day, rounds), madeBy);
  return {
    kept: allowed !== undefined && asStored ? null : allowed,
    isBettered: (later, plan) => plan.cost.total + priceOfGapsGivenUp(day, later) < total - NO_DIFFERENCE,
  };
}

function allowedDay(day: DayProblem, plan: Plan, madeBy: DayPlan['madeBy']): DayPlan | undefined {
  try {
    return checkedDay(day, plan, madeBy);
  } catch (error) {
    if (error instanceof PlanRejected) return undefined;
    throw error;
  }
}

/** A day without its gaps does not price them: they are visits left out of the day as it began, if they may be. */
function priceOfGapsGivenUp({ visits, problem }: DayProblem, later: DayProblem): number {
  return visits.reduce(
    (sum, { visit }, v) =>
      later.visitOf.has(visit.id) ? sum : sum + (problem.visits[v]!.unservedPrice ?? Number.POSITIVE_INFINITY),
    0,
  );
}
