/**
 * A day that nobody has planned yet begins as the same weekday of last week was: most clients ask for the same visits,
 * most carers work the same shifts, and what holds no longer is taken out by the checker. Building a day from nothing takes
 * many times as long, and would send other faces.
 */
import { type Round, roundsWithGaps } from '../../domain/round.ts';
import { addDays, type LocalDate, lengthOfDay } from '../../domain/time.ts';
import type { Ports } from '../ports.ts';
import type { ProviderFacts } from '../provider/provider-facts.ts';

/** The provider with last week's plan beside a date that has none. */
export async function withLastWeek({ store }: Ports, facts: ProviderFacts, date: LocalDate): Promise<ProviderFacts> {
  const weekBefore = addDays(date, -7);
  if (facts.plans.has(date) || facts.plans.has(weekBefore)) return facts;
  const plan = await store.dayPlan(facts.providerId, weekBefore);
  return plan === undefined ? facts : { ...facts, plans: new Map([...facts.plans, [weekBefore, plan]]) };
}

/** Last week's rounds with the visits of `date`; none where the clock changed between, and minutes mean another hour. */
export function lastWeeksRounds({ plans }: ProviderFacts, date: LocalDate): readonly Round[] {
  const weekBefore = addDays(date, -7);
  const plan = plans.get(weekBefore);
  if (plan === undefined || lengthOfDay(weekBefore) !== lengthOfDay(date)) return [];
  return roundsWithGaps(plan).map((round) => ({
    ...round,
    segments: round.segments.map((segment) =>
      segment.kind === 'visit' ? { ...segment, visitId: aWeekLater(segment.visitId) } : segment,
    ),
  }));
}

/** Goes by the date in the identifier itself: that of a call after midnight is the day after the planning date. */
function aWeekLater(visitId: string): string {
  const at = visitId.lastIndexOf('/') + 1;
  return visitId.slice(0, at) + addDays(visitId.slice(at), 7);
}
