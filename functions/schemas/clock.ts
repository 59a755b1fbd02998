import * as z from 'zod';
import type { PackageClock } from '../../domain/clocks.ts';
import type { FirstVisitClock } from '../../domain/first-visit-clock.ts';
import { InstantField } from './time.ts';
import type { Wire } from './wire.ts';

export const ClockStateField = z.enum(['in-time', 'warning', 'breached']).meta({
  description: 'Against the time to place: warned of before the breach; of one that is placed or over, as it was then.',
});

const FirstVisitSchema = z
  .strictObject({
    state: z.enum(['in-time', 'warning', 'breached']).meta({
      description:
        'Against the time to the first visit. Warned of before the breach: when the share of its time is gone and none ' +
        'is planned, or at once when the one planned is later than `by`. Once made, as it was then.',
    }),
    warnAt: InstantField,
    by: InstantField.meta({
      description:
        'To be visited for the first time by then: by its urgency, from the request or from the day on which the client ' +
        'is ready to leave hospital, and not before the start date is over.',
    }),
    at: InstantField.optional().meta({
      description: 'Start of the first visit in the rounds; absent = none is planned.',
    }),
    afterMinutes: z
      .int()
      .optional()
      .meta({ description: 'Minutes to the first visit, planned or made.', example: 310 }),
    provisional: z.literal(true).optional().meta({ description: 'As of the clock.' }),
  })
  .meta({ id: 'FirstVisit' });

/** The due times of a package and where it stands against them. */
export const ClockSchema = z
  .strictObject({
    state: ClockStateField,
    warnAt: InstantField,
    placeBy: InstantField.meta({ description: 'To be with a provider by then, by its urgency.' }),
    provisional: z.literal(true).optional().meta({
      description: 'Counted in working days of a year whose bank holidays are computed, not published yet.',
    }),
    ageMinutes: z.int().optional().meta({ description: 'Minutes since the request, while it is open.', example: 95 }),
    placedAfterMinutes: z.int().optional().meta({ description: 'Minutes from request to placement, once placed.' }),
    firstVisit: FirstVisitSchema,
  })
  .meta({ id: 'Clock' });

export function clockOnWire(
  { minutesSoFar, running, ...clock }: PackageClock,
  { minutes, running: _, ...firstVisit }: FirstVisitClock,
  placed: boolean,
): Wire<typeof ClockSchema> {
  return {
    ...clock,
    ...(running && { ageMinutes: minutesSoFar }),
    ...(placed && { placedAfterMinutes: minutesSoFar }),
    firstVisit: { ...firstVisit, ...(firstVisit.at !== undefined && { afterMinutes: minutes }) },
  };
}
