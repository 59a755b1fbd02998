import { addDays, type LocalDate, WEEKDAYS, type Weekday, weekdayOf } from '../../domain/time.ts';

const NAMES: Readonly<Record<Weekday, string>> = {
  mon: 'Mondays',
  tue: 'Tuesdays',
  wed: 'Wednesdays',
  thu: 'Thursdays',
  fri: 'Fridays',
  sat: 'Saturdays',
  sun: 'Sundays',
};

/**
 * Says of dates of the live week what they stand for: themselves, or, where it begins after one of them, the weekday that
 * was tried. Whoever reads "2026-11-24" of what begins on the 25th would take the answer for a mistake.
 * @param what as a clause, such as "a package that starts".
 * @param from its first date.
 */
export function triedOn(dates: readonly LocalDate[], what: string, from: LocalDate): string {
  const listed = inWords(dates);
  if (dates.every((date) => date >= from)) return `on ${listed}`;
  const tried = new Set(dates.map(weekdayOf));
  const weekdays = WEEKDAYS.filter((weekday) => tried.has(weekday)).map((weekday) => NAMES[weekday]);
  const days = weekdays.length === WEEKDAYS.length ? 'every day' : `on ${weekdays.join(', ')}`;
  return `${days} (tried on ${listed}, as the weekdays of ${what} on ${from})`;
}

/** Three and more that follow each other as the first and the last. */
function inWords(dates: readonly LocalDate[]): string {
  const follow = dates.every((date, i) => i === 0 || date === addDays(dates[i - 1]!, 1));
  return follow && dates.length > 2 ? `${dates[0]} to ${dates.at(-1)}` : dates.join(', ');
}
