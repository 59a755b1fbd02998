/** The search of one provider's day: a better plan than the one that is there, or null. */
import type { DayPlan } from '../../domain/round.ts';
import type { LocalDate } from '../../domain/time.ts';
import type { PlanRound } from '../../solver/plan.ts';
import { solve } from '../../solver/solve.ts';
import type { ProviderFacts } from '../provider/provider-facts.ts';
import { checkedDay } from '../rounds/checked-day.ts';
import { keepingGaps } from '../rounds/gaps.ts';
import { standingRounds } from '../rounds/standing.ts';
import { hoursOver, withinWeek } from '../rounds/within-week.ts';
import { toProblem } from '../to-problem.ts';
import { type BegunDay, begunDay } from './begun-day.ts';
import { searchEffort, seedOf } from './search-effort.ts';

/**
 * Searches from the stored plan under the very prices by which the two are compared. A stored plan that no longer
 * holds, or does not know all visits, is always replaced; never by anything worse than what still holds of it with the
 * visits that are new put in, as long as that is allowed.
 * @throws PlanRejected if what the search found breaks a rule, and nothing that is allowed can be kept instead. Hours are
 * a reason to keep it; any other rule is a fault and is told even then.
 */
export async function betterDay(
  facts: ProviderFacts,
  date: LocalDate,
  replanId: string,
  at: string,
): Promise<DayPlan | null> {
  const seed = seedOf(`${replanId}/${facts.providerId}/${date}`);
  const night: Night = { date, seed, madeBy: { kind: 'replan', at, seed, replanId } };
  const begun = begunDay(facts, date, night.madeBy);
  try {
    return await keepingGaps(facts, date, (given) => withinWeek(given, searches(night, begun)));
  } catch (error) {
    if (begun.kept === undefined || hoursOver(error) === null) throw error;
    return begun.kept;
  }
}

interface Night {
  readonly date: LocalDate;
  readonly seed: number;
  readonly madeBy: DayPlan['madeBy'];
}

/**
 * One search after another of the same day, each time with shorter weeks: those after the first have a carer or two to
 * relieve, so they go on from the rounds that the one before found, and for a quarter of the time.
 */
function searches({ date, seed, madeBy }: Night, begun: BegunDay): (facts: ProviderFacts) => Promise<DayPlan | null> {
  let found: readonly PlanRound[] | undefined;
  return async (facts) => {
    const day = toProblem(facts, date);
    const stop = searchEffort(day.visits.length, facts.settings, found === undefined ? 1 : 1 / 4);
    const plan = await solve(day.problem, { seed, stop, from: { rounds: found ?? standingRounds(day).rounds } });
    found = plan.rounds;
    if (begun.kept !== undefined && !begun.isBettered(day, plan)) return begun.kept;
    return checkedDay(day, plan, madeBy);
  };
}
