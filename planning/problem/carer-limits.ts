/** What the neighbouring days leave a carer: the daily rest on both sides, and the working hours left of the week. */
import type { Carer } from '../../domain/carer.ts';
import type { DayPlan, Round } from '../../domain/round.ts';
import { addDays, type LocalDate, lengthOfDay } from '../../domain/time.ts';
import type { CarerLimit } from '../../solver/problem.ts';
import type { ProviderFacts } from '../provider/provider-facts.ts';

/** By carer; null where nothing binds. Day minutes of `date`. */
export function carerLimits(facts: ProviderFacts, date: LocalDate, carers: readonly Carer[]): (CarerLimit | null)[] {
  const rest = facts.settings.dailyRestMinutes;
  const before = spans(facts.plans.get(addDays(date, -1)));
  const after = spans(facts.plans.get(addDays(date, 1)));
  const lengthBefore = lengthOfDay(addDays(date, -1));
  const length = lengthOfDay(date);
  return carers.map((carer) => {
    const ended = before.get(carer.id)?.to;
    const starts = after.get(carer.id)?.from;
    if (ended === undefined && starts === undefined) return null;
    return {
      ...(ended === undefined ? {} : { notBefore: ended - lengthBefore + rest }),
      ...(starts === undefined ? {} : { notAfter: starts + length - rest }),
    };
  });
}

/** From leaving home to being back, over all rounds of each carer, in day minutes of the plan's date. */
function spans(plan: DayPlan | undefined): Map<string, { from: number; to: number }> {
  const found = new Map<string, { from: number; to: number }>();
  for (const round of plan?.rounds ?? []) {
    const span = spanOf(round);
    if (span === null) continue;
    const known = found.get(round.carerId);
    found.set(
      round.carerId,
      known === undefined ? span : { from: Math.min(known.from, span.from), to: Math.max(known.to, span.to) },
    );
  }
  return found;
}

function spanOf({ segments }: Round): { from: number; to: number } | null {
  const first = segments[0];
  const last = segments.at(-1);
  return first === undefined || last === undefined ? null : { from: first.from, to: last.to };
}
