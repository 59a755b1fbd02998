/**
 * How large a block would be (WA4): a share of what was commissioned in the twelve whole months before, month by month, so
 * that the profile over the year is that of the need; the rest is bought on the spot. From the ledger alone: commissioned
 * minutes, not delivered ones.
 */
import type { LedgerEntry } from '../ledger.ts';
import type { Volume } from '../purchase.ts';
import { addDays, type LocalDate, localDateOf } from '../time.ts';
import { drawsIn, minutesWithin } from './draws.ts';
import { firstOfNextMonth } from './volume-use.ts';

const MONTHS = 12;

export interface BlockProposal {
  readonly from: LocalDate;
  readonly to: LocalDate;
  /** Date of the first entry, if that is later than `from`: of the months before it nothing is known. */
  readonly knownFrom?: LocalDate;
  readonly commissionedByMonth: readonly number[];
  /** As a purchase has it; its year begins after the months that were measured. Absent where nothing was commissioned. */
  readonly volume?: Volume;
  /** What is left for spot purchase. */
  readonly spotMinutes: number;
}

/** @param percent of the need that the block is to take. */
export function blockProposal(ledger: readonly LedgerEntry[], percent: number, date: LocalDate): BlockProposal {
  const months = monthsBefore(date);
  const draws = drawsIn(ledger);
  const inMonth = (month: LocalDate): number =>
    draws.reduce((sum, draw) => sum + minutesWithin(draw, month, firstOfNextMonth(month)), 0);
  const commissioned = months.map((month) => Math.round(inMonth(month)));
  const total = sum(commissioned);
  const minutesByMonth = commissioned.map((minutes) => Math.round((minutes * percent) / 100));
  const minutesPerYear = sum(minutesByMonth);
  const [from] = months as [LocalDate, ...LocalDate[]];
  const yearStarts = firstOfNextMonth(months.at(-1)!);
  const known = ledger[0] && localDateOf(ledger[0].at);
  return {
    from,
    to: addDays(yearStarts, -1),
    ...(known !== undefined && known > from && { knownFrom: known }),
    commissionedByMonth: commissioned,
    ...(minutesPerYear > 0 && { volume: { minutesPerYear, yearStarts, minutesByMonth } }),
    spotMinutes: total - minutesPerYear,
  };
}

/** Firsts of the twelve whole months before the one of a date. */
function monthsBefore(date: LocalDate): readonly LocalDate[] {
  const months: LocalDate[] = [];
  let first = `${date.slice(0, 7)}-01`;
  while (months.length < MONTHS) {
    first = `${addDays(first, -1).slice(0, 7)}-01`;
    months.unshift(first);
  }
  return months;
}

function sum(minutes: readonly number[]): number {
  return minutes.reduce((all, each) => all + each, 0);
}
