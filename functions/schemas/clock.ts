import * as z from 'zod';
import type { PackageClock } from '../../domain/clocks.ts';
import { InstantField } from './time.ts';
import type { Wire } from './wire.ts';

export const ClockStateField = z.enum(['in-time', 'warning', 'breached']).meta({
  description: 'Against the time to place: warned of before the breach; of one that is placed, as it was then.',
});

/** The due times of a package and where it stands against them. */
export const ClockSchema = z
  .strictObject({
    state: ClockStateField,
    warnAt: InstantField,
    placeBy: InstantField.meta({ description: 'To be with a provider by then, by its urgency.' }),
    firstVisitBy: InstantField.meta({ description: 'To be visited for the first time by then, by its urgency.' }),
    provisional: z.literal(true).optional().meta({
      description: 'Counted in working days of a year whose bank holidays are computed, not published yet.',
    }),
    ageMinutes: z.int().optional().meta({ description: 'Minutes since the request, while it is open.', example: 95 }),
    placedAfterMinutes: z.int().optional().meta({ description: 'Minutes from request to placement, once placed.' }),
  })
  .meta({ id: 'Clock' });

export function clockOnWire(
  { minutesSoFar, running, ...clock }: PackageClock,
  placed: boolean,
): Wire<typeof ClockSchema> {
  return {
    ...clock,
    ...(running && { ageMinutes: minutesSoFar }),
    ...(placed && { placedAfterMinutes: minutesSoFar }),
  };
}
