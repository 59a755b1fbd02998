/**
 * Bank holidays of England and Wales, after the GOV.UK list (gov.uk/bank-holidays): a frozen copy, since the feed covers
 * only a year or two ahead. Substitute days stand on the day that is taken off. A year that is not listed is an error,
 * never silently a year without holidays.
 */
import { addDays, type LocalDate, weekdayOf } from './time.ts';

const LISTED: Readonly<Record<string, readonly LocalDate[]>> = {
  '2025': [
    '2025-01-01',
    '2025-04-18',
    '2025-04-21',
    '2025-05-05',
    '2025-05-26',
    '2025-08-25',
    '2025-12-25',
    '2025-12-26',
  ],
  '2026': [
    '2026-01-01',
    '2026-04-03',
    '2026-04-06',
    '2026-05-04',
    '2026-05-25',
    '2026-08-31',
    '2026-12-25',
    '2026-12-28',
  ],
  '2027': [
    '2027-01-01',
    '2027-03-26',
    '2027-03-29',
    '2027-05-03',
    '2027-05-31',
    '2027-08-30',
    '2027-12-27',
    '2027-12-28',
  ],
  '2028': [
    '2028-01-03',
    '2028-04-14',
    '2028-04-17',
    '2028-05-01',
    '2028-05-29',
    '2028-08-28',
    '2028-12-25',
    '2028-12-26',
  ],
};

/** The date lies in a year for which no bank holidays are shipped. */
export class UnlistedYear extends Error {
  override readonly name = 'UnlistedYear';
  constructor(date: LocalDate) {
    const years = Object.keys(LISTED);
    super(
      `bank holidays are listed for ${years[0]} to ${years.at(-1)}, not for ${date}: update the copy of the GOV.UK list`,
    );
  }
}

/** @throws UnlistedYear. */
export function isBankHoliday(date: LocalDate): boolean {
  const holidays = LISTED[date.slice(0, 4)];
  if (!holidays) throw new UnlistedYear(date);
  return holidays.includes(date);
}

/** Monday to Friday and no bank holiday. @throws UnlistedYear. */
export function isWorkingDay(date: LocalDate): boolean {
  const weekday = weekdayOf(date);
  return weekday !== 'sat' && weekday !== 'sun' && !isBankHoliday(date);
}

/** The date `count` working days after `date`; the day itself does not count. @throws UnlistedYear. */
export function addWorkingDays(date: LocalDate, count: number): LocalDate {
  let at = date;
  for (let left = count; left > 0; ) {
    at = addDays(at, 1);
    if (isWorkingDay(at)) left -= 1;
  }
  return at;
}
