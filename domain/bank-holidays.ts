/**
 * Bank holidays of England and Wales, after the GOV.UK list (gov.uk/bank-holidays): a frozen copy, since the feed covers
 * only a year or two ahead. Substitute days stand on the day that is taken off. Those of other years are computed by the
 * rules they follow from, and whoever counts by them says so (isComputedYear): a holiday proclaimed for one year only is
 * in the published list and not in the rules.
 */
import { addDays, type LocalDate, type Weekday, weekdayOf } from './time.ts';

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

/** Whether a year's bank holidays are not the published ones but follow from the rules alone. */
export function isComputedYear(date: LocalDate): boolean {
  return LISTED[date.slice(0, 4)] === undefined;
}

export function isBankHoliday(date: LocalDate): boolean {
  const year = date.slice(0, 4);
  return (LISTED[year] ?? computedBankHolidays(Number(year))).includes(date);
}

/** Monday to Friday and no bank holiday. */
export function isWorkingDay(date: LocalDate): boolean {
  const weekday = weekdayOf(date);
  return weekday !== 'sat' && weekday !== 'sun' && !isBankHoliday(date);
}

/** The date `count` working days after `date`; the day itself does not count. */
export function addWorkingDays(date: LocalDate, count: number): LocalDate {
  let at = date;
  for (let left = count; left > 0; ) {
    at = addDays(at, 1);
    if (isWorkingDay(at)) left -= 1;
  }
  return at;
}

/**
 * The eight of every year in order of date (Banking and Financial Dealings Act 1971, Sch. 1; 1 January, Good Friday and
 * Christmas Day by common law, the first Monday of May by proclamation since 1978). Of 1 January, 25 and 26 December
 * that fall on a weekend the next free weekdays are taken off. What is proclaimed for one year only is not in it.
 */
export function computedBankHolidays(year: number): readonly LocalDate[] {
  const easter = easterSunday(year);
  const day = (monthAndDay: string): LocalDate => `${year}-${monthAndDay}`;
  const newYear = nextWeekday(day('01-01'));
  const christmas = day('12-25');
  const boxing = day('12-26');
  // Christmas Day on a Sunday: Monday is Boxing Day already, and the substitute is Tuesday.
  const winter =
    weekdayOf(christmas) === 'sun' ? [boxing, day('12-27')] : [nextWeekday(christmas), boxingAfter(christmas, boxing)];
  return [
    newYear,
    addDays(easter, -2),
    addDays(easter, 1),
    onOrAfter(day('05-01'), 'mon'),
    onOrAfter(day('05-25'), 'mon'),
    onOrAfter(day('08-25'), 'mon'),
    ...winter,
  ];
}

function boxingAfter(christmas: LocalDate, boxing: LocalDate): LocalDate {
  return weekdayOf(christmas) === 'sat' ? addDays(nextWeekday(christmas), 1) : nextWeekday(boxing);
}

function nextWeekday(date: LocalDate): LocalDate {
  const weekday = weekdayOf(date);
  return weekday === 'sat' || weekday === 'sun' ? onOrAfter(date, 'mon') : date;
}

function onOrAfter(date: LocalDate, weekday: Weekday): LocalDate {
  let at = date;
  while (weekdayOf(at) !== weekday) at = addDays(at, 1);
  return at;
}

/** Gregorian Easter (J. Meeus, Astronomical Algorithms, ch. 8, after Butcher, 1876). */
function easterSunday(year: number): LocalDate {
  const a = year % 19;
  const [b, c] = [Math.floor(year / 100), year % 100];
  const [d, e] = [Math.floor(b / 4), b % 4];
  const g = Math.floor((8 * b + 13) / 25);
  const h = (19 * a + b - d - g + 15) % 30;
  const [i, k] = [Math.floor(c / 4), c % 4];
  const l = (32 + 2 * e + 2 * i - h - k) % 7;
  const m = Math.floor((a + 11 * h + 19 * l) / 433);
  const month = Math.floor((h + l - 7 * m + 90) / 25);
  const day = (h + l - 7 * m + 33 * month + 19) % 32;
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}
