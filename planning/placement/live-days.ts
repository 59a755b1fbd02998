import type { CarePackage } from '../../domain/package.ts';
import type { Settings } from '../../domain/settings.ts';
import { addDays, datesFrom, type LocalDate, planningDateOf } from '../../domain/time.ts';

/**
 * The planning dates on which a placement decided at an instant is tried: the coming seven, one of each weekday.
 * Today's rounds are under way and are changed by repair, never by a new package.
 */
export function liveDates(instant: string, settings: Settings): readonly LocalDate[] {
  return datesFrom(addDays(planningDateOf(instant), 1), settings.horizonDays);
}

/** First planning date on which a package placed now is served: not before whoever it leaves has stopped. */
export function firstServed({ startDate, outgoing }: CarePackage, dates: readonly LocalDate[]): LocalDate {
  const free = outgoing === undefined ? startDate : addDays(outgoing.until, 1);
  return [startDate, dates[0]!, free].sort().at(-1)!;
}

/**
 * The package as if it ran in the live week already: a week is tested whole, also for one that starts in the middle
 * of it or beyond it, by its newest service order, and as if nobody were away. One that ends within the live week is not
 * stretched.
 */
export function asIfRunning(carePackage: CarePackage, dates: readonly LocalDate[]): CarePackage {
  const { endDate, earlierOrders: _, suspension: __, ...rest } = carePackage;
  const first = dates[0]!;
  const beyond = carePackage.startDate > dates.at(-1)!;
  return {
    ...rest,
    ...(endDate === undefined || beyond ? {} : { endDate }),
    startDate: [carePackage.startDate, first].sort()[0]!,
    ...(carePackage.placement === undefined ? {} : { placement: { ...carePackage.placement, from: first } }),
    ...(carePackage.offer === undefined ? {} : { offer: { ...carePackage.offer, from: first } }),
  };
}
