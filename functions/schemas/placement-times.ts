/** How long requests took, on the wire: counts and minutes, nobody's name. */
import * as z from 'zod';
import { IdField } from './identifier.ts';
import { LocalDateField } from './time.ts';

const TimesSchema = z.strictObject({
  packages: z.int(),
  late: z.int().meta({ description: 'Of these, later than the limit of their urgency.' }),
  medianMinutes: z.int().optional().meta({ description: 'Absent where there are none.', example: 95 }),
  p90Minutes: z.int().optional().meta({ description: 'Nine of ten took at most so long.', example: 1440 }),
});

const RequestTimesSchema = z
  .strictObject({
    requests: z.int(),
    open: z.int().meta({ description: 'Neither with a provider nor over.' }),
    openLate: z.int().meta({ description: 'Of these, beyond their time to be placed.' }),
    placed: TimesSchema.meta({ description: 'From request to provider, by the clock of each package.' }),
    visited: TimesSchema.meta({
      description: 'From request to the first visit, of those that have been made, as planned.',
    }),
  })
  .meta({ id: 'RequestTimes' });

export const PlacementTimesSchema = z
  .strictObject({
    from: LocalDateField,
    to: LocalDateField,
    all: RequestTimesSchema,
    bySource: z.array(z.strictObject({ source: z.enum(['community', 'hospital']), times: RequestTimesSchema })),
    byUrgency: z.array(
      z.strictObject({
        urgency: z.enum(['emergency', 'hospital-discharge', 'urgent', 'standard']),
        times: RequestTimesSchema,
      }),
    ),
    byArea: z.array(
      z.strictObject({
        area: z.string().optional().meta({ description: 'Absent: the zones that are in no area.', example: 'East' }),
        times: RequestTimesSchema,
        zones: z.array(z.strictObject({ zoneId: IdField, times: RequestTimesSchema })),
      }),
    ),
  })
  .meta({ id: 'PlacementTimes' });
