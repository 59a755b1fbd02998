/** How much of a purchase's volume is used, from the ledgers alone: run-rate and forecast (WA3, DE18). Minutes. */
import type { CertifiedEntry, LedgerEntry } from '../ledger.ts';
import type { Purchase, Volume } from '../purchase.ts';
import { addDays, daysBetween, type LocalDate, localDateOf } from '../time.ts';
import { isCertified } from './proof.ts';

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

/** A package that is served, or was: from its first served date to before `end`. */
export interface Draw {
  readonly minutesPerWeek: number;
  readonly from: LocalDate;
  readonly end?: LocalDate;
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

/** Minutes of a draw from one date to before another. */
export function minutesWithin({ minutesPerWeek, from, end }: Draw, first: LocalDate, until: LocalDate): number {
  const start = from > first ? from : first;
  const stop = end !== undefined && end < until ? end : until;
  return (minutesPerWeek * Math.max(0, daysBetween(start, stop))) / 7;
}

/** By package and provider, a draw for each stretch of time with the same weekly minutes. @param counts which placements. */
export function drawsIn(
  ledger: readonly LedgerEntry[],
  counts: (entry: CertifiedEntry) => boolean = () => true,
): Draw[] {
  const draws = new Map<string, readonly Draw[]>();
  const offered = new Set<string>();
  const ended: Draw[] = [];
  for (const entry of ledger) {
    const key = `${entry.packageId} ${entry.providerId}`;
    const before = draws.get(key);
    if (isCertified(entry)) {
      if (entry.kind === 'offer') offered.add(key);
      else offered.delete(key);
      const { minutesPerWeek, until } = entry;
      if (!counts(entry)) continue;
      const { from = addDays(localDateOf(entry.at), 1) } = entry;
      draws.set(key, [{ minutesPerWeek, from, ...(until !== undefined && { end: addDays(until, 1) }) }]);
    } else if (before === undefined || entry.kind === 'cannot' || entry.kind === 'passed-over') {
    } else if (entry.kind === 'change') {
      const { minutesPerWeek, from } = entry;
      draws.set(key, [...endedBy(before, from), { ...before.at(-1)!, minutesPerWeek, from }]);
    } else {
      draws.delete(key);
      const end = 'until' in entry && entry.until !== undefined ? addDays(entry.until, 1) : localDateOf(entry.at);
      if (!offered.has(key)) ended.push(...endedBy(before, end));
      offered.delete(key);
    }
  }
  return [...ended, ...[...draws.values()].flat()];
}

function endedBy(draws: readonly Draw[], end: LocalDate): Draw[] {
  return draws.filter((d) => d.from < end).map((d) => ({ ...d, end: [d.end ?? end, end].sort()[0]! }));
}
