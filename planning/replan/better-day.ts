/** The search of one provider's day: a better plan than the one that is there, or null. */
import type { DayPlan } from '../../domain/round.ts';
import type { LocalDate } from '../../domain/time.ts';
import { cost } from '../../solver/cost.ts';
import type { PlanRound } from '../../solver/plan.ts';
import { solve } from '../../solver/solve.ts';
import type { ProviderFacts } from '../provider/provider-facts.ts';
import { checkedDay } from '../rounds/checked-day.ts';
import { keepingGaps } from '../rounds/gaps.ts';
import { standingRounds } from '../rounds/standing.ts';
import { withinWeek } from '../rounds/within-week.ts';
import { toProblem } from '../to-problem.ts';
import { searchEffort, seedOf } from './search-effort.ts';

/** Prices are sums of fractions: less than this is no difference. */
const NO_DIFFERENCE = 1e-6;

/**
 * Searches from the stored plan under the very prices by which the two are compared. A stored plan that no longer
 * holds, or does not know all visits, is always replaced.
 * @throws PlanRejected if what the search found breaks a rule.
 */
export async function betterDay(
  facts: ProviderFacts,
  date: LocalDate,
  replanId: string,
  at: string,
): Promise<DayPlan | null> {
  return keepingGaps(facts, date, (given) => withinWeek(given, searches(date, replanId, at)));
}

/**
 * One search after another of the same day, each time with shorter weeks: those after the first have a carer or two to
 * relieve, so they go on from the rounds that the one before found, and for a quarter of the time.
 */
function searches(date: LocalDate, replanId: string, at: string): (facts: ProviderFacts) => Promise<DayPlan | null> {
  let found: readonly PlanRound[] | undefined;
  return async (facts) => {
    const day = toProblem(facts, date);
    const { rounds, asStored } = standingRounds(day);
    const seed = seedOf(`${replanId}/${facts.providerId}/${date}`);
    const stop = searchEffort(day.visits.length, facts.settings, found === undefined ? 1 : 1 / 4);
    const plan = await solve(day.problem, { seed, stop, from: { rounds: found ?? rounds } });
    found = plan.rounds;
    const standing = cost(day.problem, rounds).total;
    if (asStored && plan.cost.total >= standing - NO_DIFFERENCE) return null;
    return checkedDay(day, plan, { kind: 'replan', at, seed, replanId });
  };
}
