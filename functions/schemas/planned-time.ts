/** Planned times on the wire: the instant with its offset, and what the clock on the wall shows. */
import * as z from 'zod';
import { type LocalDate, localTimeOf, offsetIsoOf } from '../../domain/time.ts';
import { LocalTimeField } from './time.ts';

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

/** Day minutes of one date as planned times; each minute is worked out once, for a day repeats the same few hundred. */
export function plannedTimesOf(date: LocalDate): (dayMinute: number) => PlannedTime {
  const known = new Map<number, PlannedTime>();
  return (dayMinute) => {
    const before = known.get(dayMinute);
    if (before !== undefined) return before;
    const planned = { at: offsetIsoOf(date, dayMinute), local: localTimeOf(date, dayMinute) };
    known.set(dayMinute, planned);
    return planned;
  };
}
