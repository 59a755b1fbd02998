import { instantOf, type LocalDate } from '../time.ts';

/** Minutes since 1970 of a day minute: comparable over dates and clock changes. */
export function epochMinute(date: LocalDate, dayMinute: number): number {
  return Date.parse(instantOf(date, dayMinute)) / 60_000;
}
