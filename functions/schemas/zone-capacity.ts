/** Room in the live rounds on the wire: totals a provider, nothing of anybody's rota. */
import * as z from 'zod';
import { BANDS, MOST_CALLS } from '../../planning/capacity/zone-capacity.ts';
import { IdField } from './identifier.ts';
import { LocalDateField } from './time.ts';

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
});

export const ZoneCapacitySchema = z
  .strictObject({
    zoneId: IdField.meta({ example: 'ramsbottom' }),
    date: LocalDateField,
    callMinutes: z.int().meta({ example: 30 }),
    providers: z
      .array(
        z.strictObject({
          providerId: IdField.meta({ example: 'prov-1' }),
          status: z.enum(['active', 'restricted', 'suspended', 'ceased']),
          bands: z.array(BandRoomSchema),
        }),
      )
      .meta({ description: 'Everybody whom the contract of the zone names, in its order.' }),
  })
  .meta({ id: 'ZoneCapacity' });
