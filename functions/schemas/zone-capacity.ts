/** Room in the live rounds on the wire: totals a provider, nothing of anybody's rota. */
import * as z from 'zod';
import { BANDS } from '../../domain/reserve.ts';
import { MOST_CALLS } from '../../planning/provider/nobodys-calls.ts';
import { RouteField } from './certificate.ts';
import { IdField } from './identifier.ts';
import { ReserveKeptSchema } from './reserve.ts';
import { LocalDateField, LocalTimeField } from './time.ts';

const BandRoomSchema = z.strictObject({
  from: z.enum(BANDS).meta({ description: 'Start of the two hours in which the calls start, Europe/London.' }),
  calls: z
    .int()
    .min(0)
    .max(MOST_CALLS)
    .meta({
      description: `Calls that would go in beside what is there; ${MOST_CALLS} = that many or more.`,
      example: 4,
    }),
  minutes: z.int().meta({ description: 'Their length together.', example: 120 }),
  reserve: ReserveKeptSchema.optional(),
});

export const ZoneCapacitySchema = z
  .strictObject({
    zoneId: IdField.meta({ example: 'ramsbottom' }),
    date: LocalDateField,
    callMinutes: z.int().meta({ example: 30 }),
    earliest: LocalTimeField.optional().meta({
      description:
        'Of today: when the first call could start, after the shortest notice of an urgency that may start on the day.',
      example: '14:35',
    }),
    providers: z
      .array(
        z.strictObject({
          providerId: IdField.meta({ example: 'prov-1' }),
          route: RouteField.meta({
            description:
              'By which part of the contract it is asked; spot: bought package by package, after everybody else.',
          }),
          needTypes: z
            .array(z.string())
            .optional()
            .meta({
              description: 'It is asked for these needs alone; absent = whatever the need.',
              example: ['reablement'],
            }),
          status: z.enum(['active', 'restricted', 'suspended', 'ceased']),
          bands: z.array(BandRoomSchema),
        }),
      )
      .meta({
        description: 'Everybody whom the contract of the zone names for any need, in its order, spot purchase last.',
      }),
  })
  .meta({ id: 'ZoneCapacity' });
