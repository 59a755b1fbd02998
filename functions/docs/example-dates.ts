/** Examples are written for a Monday; on the page they are for tomorrow, so that a command that is copied works. */
import { addDays, daysBetween, type LocalDate } from '../../domain/time.ts';

/** The date that examples call tomorrow. */
const WRITTEN_FOR: LocalDate = '2026-11-23';

/** Every date of a text, YYYY-MM-DD or DD/MM/YYYY, moved from the examples' time to this one. */
export function movedDates(text: string, today: LocalDate): string {
  const days = daysBetween(WRITTEN_FOR, today) + 1;
  return text
    .replaceAll(/\b20\d\d-\d\d-\d\d\b/g, (date) => addDays(date, days))
    .replaceAll(/\b(\d\d)\/(\d\d)\/(20\d\d)\b/g, (_, day: string, month: string, year: string) =>
      addDays(`${year}-${month}-${day}`, days).split('-').reverse().join('/'),
    );
}
