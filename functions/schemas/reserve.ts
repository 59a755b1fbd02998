/** Minutes kept free for emergencies on the wire: what is to be kept, and what the rounds hold of it. */
import * as z from 'zod';
import { BANDS, MOST_RESERVED_IN_BAND, RESERVED_CALL_MINUTES } from '../../domain/reserve.ts';
import { IdField } from './identifier.ts';
import { minutesField, WeekdayField } from './time.ts';

export const ReserveSchema = z
  .strictObject({
    zoneId: IdField.meta({ example: 'ramsbottom' }),
    from: z.enum(BANDS).meta({ description: 'Start of the two hours, Europe/London.' }),
    days: z
      .array(WeekdayField)
      .min(1)
      .max(7)
      .optional()
      .meta({
        description: 'The weekdays on which it is kept; absent = every day.',
        example: ['sat', 'sun'],
      }),
    minutes: minutesField(RESERVED_CALL_MINUTES, MOST_RESERVED_IN_BAND, 60).meta({
      description: `On each of these days, for one carer: a multiple of ${RESERVED_CALL_MINUTES}.`,
    }),
  })
  .meta({ id: 'Reserve' });

export const ReserveKeptSchema = z
  .strictObject({
    wantedMinutes: z.int().meta({ example: 60 }),
    heldMinutes: z.int().meta({ description: 'Of these, what has a place in the rounds.', example: 60 }),
  })
  .meta({ id: 'ReserveKept', description: 'Minutes kept free for emergencies. Absent where none are wanted.' });
