import { asHeldBy, providerOn } from '../../domain/life/serving.ts';
import { visitsOn } from '../../domain/occurrences.ts';
import type { CarePackage, VisitException } from '../../domain/package.ts';
import type { DayPlan } from '../../domain/round.ts';
import { dayMinuteOfInstant, type LocalDate, localDateOf, planningDateOf } from '../../domain/time.ts';
import type { Ports } from '../ports.ts';

export interface RestOfToday {
  /** The package's exceptions, with every visit cancelled that has not begun, up to the end of the calendar date. */
  readonly exceptions: readonly VisitException[];
  /** The planning date whose rounds hold visits that have begun: they stay, because somebody was there. */
  readonly begunOn?: LocalDate;
}

/**
 * What stopping a package at once does to the day that is under way. A visit has begun when its planned start is past;
 * in the small hours the night of the day before is under way too.
 */
export async function restOfToday(ports: Ports, carePackage: CarePackage, at: string): Promise<RestOfToday> {
  const exceptions = [...(carePackage.exceptions ?? [])];
  let begunOn: LocalDate | undefined;
  for (const date of new Set([planningDateOf(at), localDateOf(at)])) {
    const providerId = providerOn(carePackage, date);
    if (providerId === undefined) continue;
    const begun = begunIn(await ports.store.dayPlan(providerId, date), dayMinuteOfInstant(date, at));
    for (const { id, patternId } of visitsOn(asHeldBy(carePackage, providerId), date)) {
      if (begun.has(id)) begunOn = date;
      else exceptions.push({ patternId, date: id.slice(-'YYYY-MM-DD'.length), cancelled: true });
    }
  }
  return { exceptions, ...(begunOn !== undefined && { begunOn }) };
}

function begunIn(plan: DayPlan | undefined, now: number): ReadonlySet<string> {
  const segments = plan?.rounds.flatMap((round) => round.segments) ?? [];
  return new Set(segments.flatMap((s) => (s.kind === 'visit' && s.from <= now ? [s.visitId] : [])));
}
