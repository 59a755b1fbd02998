/** What the other days leave a carer: the daily rest on both sides, and the working hours left of the week. */
import type { Carer } from '../../domain/carer.ts';
import { type DayPlan, type Round, roundsWithGaps } from '../../domain/round.ts';
import { addDays, type LocalDate, lengthOfDay, weekOf } from '../../domain/time.ts';
import type { CarerLimit } from '../../solver/problem.ts';
import type { ProviderFacts } from '../provider/provider-facts.ts';

/** By carer; null where nothing binds. Day minutes of `date`; `shiftMinutes` is what each carer's shifts add up to. */
export function carerLimits(
  facts: ProviderFacts,
  date: LocalDate,
  carers: readonly Carer[],
  shiftMinutes: ReadonlyMap<string, number>,
): (CarerLimit | null)[] {
  const rest = facts.settings.dailyRestMinutes;
  const before = spans(facts.plans.get(addDays(date, -1)));
  const after = spans(facts.plans.get(addDays(date, 1)));
  const lengthBefore = lengthOfDay(addDays(date, -1));
  const length = lengthOfDay(date);
  const paid = paidOnOtherDays(facts, date);
  return carers.map((carer) => {
    const ended = before.get(carer.id)?.to;
    const starts = after.get(carer.id)?.from;
    const shorter = facts.shorterWeeks?.get(weekKey(date, carer.id)) ?? 0;
    const left = carer.maxMinutesPerWeek - (paid.get(carer.id) ?? 0) - shorter;
    const weekBinds = left < (shiftMinutes.get(carer.id) ?? 0);
    if (ended === undefined && starts === undefined && !weekBinds) return null;
    return {
      ...(ended === undefined ? {} : { notBefore: ended - lengthBefore + rest }),
      ...(starts === undefined ? {} : { notAfter: starts + length - rest }),
      ...(weekBinds ? { maxWork: Math.max(0, left) } : {}),
    };
  });
}

/** Key of `ProviderFacts.shorterWeeks`. */
export function weekKey(date: LocalDate, carerId: string): string {
  return `${date} ${carerId}`;
}

/** Visits, travel between them and waiting on the other days of the week, Monday to Sunday, by carer. */
function paidOnOtherDays(facts: ProviderFacts, date: LocalDate): Map<string, number> {
  const paid = new Map<string, number>();
  for (const plan of facts.plans.values()) {
    if (plan.date === date || weekOf(plan.date) !== weekOf(date)) continue;
    for (const round of roundsWithGaps(plan))
      paid.set(round.carerId, (paid.get(round.carerId) ?? 0) + paidMinutes(round));
  }
  return paid;
}

function paidMinutes({ segments }: Round): number {
  let minutes = 0;
  for (const s of segments) if (s.kind !== 'break' && !(s.kind === 'travel' && s.commute)) minutes += s.to - s.from;
  return minutes;
}

/** From leaving home to being back, over all rounds of each carer, in day minutes of the plan's date. */
function spans(plan: DayPlan | undefined): Map<string, { from: number; to: number }> {
  const found = new Map<string, { from: number; to: number }>();
  for (const { carerId, segments } of plan === undefined ? [] : roundsWithGaps(plan)) {
    const from = segments[0]?.from;
    const to = segments.at(-1)?.to;
    if (from === undefined || to === undefined) continue;
    const known = found.get(carerId);
    found.set(carerId, { from: Math.min(from, known?.from ?? from), to: Math.max(to, known?.to ?? to) });
  }
  return found;
}
