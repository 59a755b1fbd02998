/**
 * What a provider still keeps free today for emergencies. A day under way has no gaps of its own any more
 * (provider-facts.ts), so the calls of the reserve that are to come are put into its rounds to count them.
 */
import { type DayPlan, roundsWithGaps } from '../../domain/round.ts';
import type { LocalDate } from '../../domain/time.ts';
import { insert } from '../../solver/insert.ts';
import { fromRounds } from '../from-rounds.ts';
import type { AskedVisit } from '../problem/day-problem.ts';
import { isReserve } from '../provider/held-reserve.ts';
import { type ProviderFacts, visitsAskedFor, visitsPlannedFor } from '../provider/provider-facts.ts';
import { toProblem } from '../to-problem.ts';

/** How many of the calls that may begin from a day minute on have a place beside a day's rounds. */
export function reservedCallsIn(facts: ProviderFacts, plan: DayPlan, earliest: number): number {
  const { date } = plan;
  const calls = reservedToCome(facts, date, earliest);
  if (calls.length === 0) return 0;
  const planned = visitsPlannedFor(facts, date);
  const day = toProblem({ ...facts, plans: new Map([...facts.plans, [date, plan]]) }, date, [...planned, ...calls]);
  const rounds = fromRounds(day, roundsWithGaps(plan));
  const probes = calls.map((_, i) => planned.length + i);
  const { left } = insert(day.problem, { rounds }, probes, { limit: 1, holdStarts: true });
  return calls.length - left.length;
}

/** The calls of the reserve that may still begin from a day minute on. */
export function reservedToCome({ packages }: ProviderFacts, date: LocalDate, earliest: number): AskedVisit[] {
  return visitsAskedFor(packages.filter(isReserve), date).flatMap((call) =>
    call.gap === true ? toCome(call, earliest) : [],
  );
}

/** A visit with what is left of its window from a day minute on; none if that is over. */
export function toCome<V extends AskedVisit>(asked: V, earliest: number): V[] {
  const { visit } = asked;
  const { from, to } = visit.window;
  if (to < earliest) return [];
  return [{ ...asked, visit: { ...visit, window: { from: Math.max(from, earliest), to } } }];
}
