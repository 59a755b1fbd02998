/** Planned times on the wire: the instant with its offset, and what the clock on the wall shows. */
import * as z from 'zod';
import { addDays, type LocalDate, lengthOfDay, localTimeOf, offsetIsoOf } from '../../domain/time.ts';
import { LocalTimeField } from './time.ts';

const MINUTES_A_DAY = 1440;

export const PlannedTimeSchema = z
  .strictObject({
    at: z.iso.datetime({ offset: true }).meta({ example: '2026-11-23T07:30:00+00:00' }),
    local: LocalTimeField,
  })
  .meta({ id: 'PlannedTime', description: 'The instant with its offset, and Europe/London wall-clock.' });

export interface PlannedTime {
  readonly at: string;
  readonly local: string;
}

/** Day minutes of one date as planned times. */
export function plannedTimesOf(date: LocalDate): (dayMinute: number) => PlannedTime {
  const known = new Map<number, PlannedTime>();
  const reckoned = withoutClockChange(date) ? plainTimesOf(date) : zonedTimesOf(date);
  // A day repeats the same few hundred minutes thousands of times.
  return (dayMinute) => {
    const before = known.get(dayMinute);
    if (before !== undefined) return before;
    const planned = reckoned(dayMinute);
    known.set(dayMinute, planned);
    return planned;
  };
}

/** Neither this date nor the next, into which its rounds may run, is longer or shorter than 24 hours. */
function withoutClockChange(date: LocalDate): boolean {
  return lengthOfDay(date) === MINUTES_A_DAY && lengthOfDay(addDays(date, 1)) === MINUTES_A_DAY;
}

/** By arithmetic: asking the zone's rules for each minute took most of the time of an answer. */
function plainTimesOf(date: LocalDate): (dayMinute: number) => PlannedTime {
  const dates = [date, addDays(date, 1)];
  const offset = offsetIsoOf(date, 0).slice('2026-11-23T00:00:00'.length);
  const zoned = zonedTimesOf(date);
  return (dayMinute) => {
    const on = dates[Math.floor(dayMinute / MINUTES_A_DAY)];
    if (on === undefined) return zoned(dayMinute);
    const minute = dayMinute % MINUTES_A_DAY;
    const local = `${twoDigits(Math.floor(minute / 60))}:${twoDigits(minute % 60)}`;
    return { at: `${on}T${local}:00${offset}`, local };
  };
}

function zonedTimesOf(date: LocalDate): (dayMinute: number) => PlannedTime {
  return (dayMinute) => ({ at: offsetIsoOf(date, dayMinute), local: localTimeOf(date, dayMinute) });
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0');
}
