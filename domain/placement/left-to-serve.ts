import { visitsOn } from '../occurrences.ts';
import type { CarePackage } from '../package.ts';
import type { Reason } from '../reason.ts';
import { datesFrom, daysBetween, type LocalDate } from '../time.ts';

/**
 * Why a package has no visit left from a planning date on; null where it has one. Rounds that are asked for nothing have
 * room for it, and whoever is due would have it in its share for care that nobody gives.
 */
export function nothingLeftFrom(carePackage: CarePackage, from: LocalDate): Reason | null {
  const { endDate } = carePackage;
  if (endDate === undefined) return null;
  const days = daysBetween(from, endDate) + 1;
  // Each weekday comes again before its end.
  if (days > 7) return null;
  const isAskedFor = datesFrom(from, Math.max(0, days)).some((date) => visitsOn(carePackage, date).length > 0);
  if (isAskedFor) return null;
  const text = `It ends on ${endDate}, and has no visit from ${from} on, the first day on which it could be served.`;
  return { code: 'over', text };
}
