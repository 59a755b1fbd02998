/**
 * Time on the wire. Windows and hours are Europe/London wall-clock 'HH:MM'; instants are ISO 8601 with an offset or Z;
 * durations are whole minutes, taken as a number or as an ISO 8601 duration and always given back as a number.
 */
import * as z from 'zod';
import { WEEKDAYS } from '../../domain/time.ts';

/** What is reckoned from a date, a year before or after it, has four digits for the year too. */
export const LocalDateField = z.iso
  .date({ error: 'must be a date like 2026-11-23', abort: true })
  .refine((date) => date >= '1900' && date < '2200', 'must be a date from 1900 to 2199')
  .meta({ description: 'Calendar date in Europe/London.', example: '2026-11-23' });

export const LocalTimeField = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'must be a time of day like 07:30')
  .meta({ format: 'HH:MM', description: 'Europe/London wall-clock time.', example: '07:30' });

export const WeekdayField = z.enum(WEEKDAYS as [(typeof WEEKDAYS)[number]]).meta({ example: 'mon' });

export const InstantField = z.iso
  .datetime({ offset: true, message: 'must be an instant with its offset, like 2026-11-23T06:00:00+00:00' })
  .meta({ description: 'ISO 8601 instant with Z or an offset.', example: '2026-11-23T06:00:00+00:00' });

const DURATION = /^P(?:(\d{1,2})D)?(?:T(?=\d)(?:(\d{1,4})H)?(?:(\d{1,5})M)?)?$/;
const RULE = 'must be whole minutes: a number, or an ISO 8601 duration like PT45M';

/** Whole minutes within limits; reads 45 and 'PT45M' alike. */
export function minutesField(least: number, most: number, example: number) {
  const limits = `must be ${least} to ${most} minutes`;
  const text = z.string().regex(DURATION, RULE).transform(minutesOf);
  return z
    .union([z.int({ error: RULE }), text], { error: RULE })
    .refine((minutes) => minutes >= least && minutes <= most, limits)
    .meta({
      format: 'minutes',
      minimum: least,
      maximum: most,
      description: 'A number, or an ISO 8601 duration such as PT45M; answered as a number.',
      example,
    });
}

function minutesOf(duration: string): number {
  const [, days = '0', hours = '0', minutes = '0'] = DURATION.exec(duration) ?? [];
  return Number(days) * 1440 + Number(hours) * 60 + Number(minutes);
}

/** A window of starts, wall-clock. */
export const WindowField = z.strictObject({ from: LocalTimeField, to: LocalTimeField }).meta({
  description: 'Earliest and latest start. `to` before `from` is a window that crosses midnight.',
  example: { from: '07:30', to: '09:00' },
});
