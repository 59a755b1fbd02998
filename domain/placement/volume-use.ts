/** How much of a purchase's volume is used, from the ledgers alone: run-rate and forecast (WA3, DE18). Minutes. */
import type { CertifiedEntry, LedgerEntry } from '../ledger.ts';
import type { Purchase, Volume } from '../purchase.ts';
import { addDays, daysBetween, type LocalDate } from '../time.ts';
import { drawsIn, minutesWithin } from './draws.ts';

export interface VolumeUse {
  /** The contract year that the date lies in; absent before the first. */
  readonly year?: { readonly from: LocalDate; readonly to: LocalDate };
  readonly volume: number;
  /** What the profile has for the days of the year before the date. */
  readonly profileToDate: number;
  /** Commissioned on those days by packages that draw on it. */
  readonly used: number;
  /** Minutes a week that draw on it on the date, and the packages they belong to. */
  readonly weekly: number;
  readonly packages: number;
  /** Used by the end of the year if everything that draws on it goes on as it is, and nothing joins. */
  readonly forecast: number;
}

/**
 * An offer draws on the volume until it is declined, as it counts for shares: two packages in flight are not both promised
 * the last hours. @param ledgers of every zone of the contract.
 */
export function useOf(
  contractId: string,
  purchase: Purchase,
  ledgers: readonly (readonly LedgerEntry[])[],
  date: LocalDate,
): VolumeUse {
  const { volume } = purchase;
  const year = yearOf(volume, date);
  const isOfIt = ({ certificate }: CertifiedEntry): boolean =>
    certificate.contract.id === contractId && certificate.order.at(-1)?.purchaseId === purchase.id;
  const draws = ledgers.flatMap((ledger) => drawsIn(ledger, isOfIt));
  const running = draws.filter((d) => d.from <= date && (d.end === undefined || date < d.end));
  const weekly = running.reduce((sum, d) => sum + d.minutesPerWeek, 0);
  const packages = running.length;
  if (year === undefined) return { volume: 0, profileToDate: 0, used: 0, weekly, packages, forecast: 0 };
  const after = addDays(year.to, 1);
  const within = (until: LocalDate): number =>
    Math.round(draws.reduce((sum, d) => sum + minutesWithin(d, year.from, until), 0));
  const profileToDate = Math.round(profileUntil(volume, year, date));
  const { minutesPerYear } = volume;
  return { year, volume: minutesPerYear, profileToDate, used: within(date), weekly, packages, forecast: within(after) };
}

/** What a package takes of the year that its first served date lies in. */
export function takesOf(
  volume: Volume,
  {
    minutesPerWeek,
    from,
    until,
  }: { readonly minutesPerWeek: number; readonly from: LocalDate; readonly until?: LocalDate },
): number {
  const year = yearOf(volume, from);
  if (year === undefined) return 0;
  const draw = { minutesPerWeek, from, ...(until !== undefined && { end: addDays(until, 1) }) };
  return Math.round(minutesWithin(draw, year.from, addDays(year.to, 1)));
}

function yearOf(
  { yearStarts }: Volume,
  date: LocalDate,
): { readonly from: LocalDate; readonly to: LocalDate } | undefined {
  if (date < yearStarts) return undefined;
  const monthAndDay = yearStarts.slice(4);
  const year = Number(date.slice(0, 4)) - (date.slice(4) < monthAndDay ? 1 : 0);
  return { from: `${year}${monthAndDay}`, to: addDays(`${year + 1}${monthAndDay}`, -1) };
}

function profileUntil(
  { minutesPerYear, minutesByMonth }: Volume,
  year: { from: LocalDate; to: LocalDate },
  date: LocalDate,
) {
  if (minutesByMonth === undefined) {
    return (minutesPerYear * daysBetween(year.from, date)) / (daysBetween(year.from, year.to) + 1);
  }
  let sum = 0;
  let from = year.from;
  for (const minutes of minutesByMonth) {
    const next = firstOfNextMonth(from);
    const days = Math.min(daysBetween(from, next), Math.max(0, daysBetween(from, date)));
    sum += (minutes * days) / daysBetween(from, next);
    from = next;
  }
  return sum;
}

export function firstOfNextMonth(date: LocalDate): LocalDate {
  return `${addDays(`${date.slice(0, 7)}-28`, 4).slice(0, 7)}-01`;
}
