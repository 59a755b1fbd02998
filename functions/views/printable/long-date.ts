import { escaped } from '../escaped.ts';

const FULL_DATE = new Intl.DateTimeFormat('en-GB', { dateStyle: 'full', timeZone: 'UTC' });

/** 'Monday 23 November 2026'. */
export function longDate(date: string): string {
  return escaped(FULL_DATE.format(new Date(`${date}T12:00:00Z`)).replace(',', ''));
}
