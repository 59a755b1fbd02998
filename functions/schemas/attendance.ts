import * as z from 'zod';
import { IdField } from './identifier.ts';
import { LocalDateField } from './time.ts';

export const AttendancesSchema = z
  .strictObject({
    attendances: z
      .array(
        z.strictObject({
          clientRef: IdField,
          carerId: IdField,
          dates: z
            .array(LocalDateField)
            .min(1)
            .max(400)
            .meta({ description: 'One entry a date suffices, however many visits.' }),
        }),
      )
      .min(1)
      .max(5000),
  })
  .meta({
    id: 'Attendances',
    description:
      'Which carer attended which client on which dates: what continuity is measured by. May be a row a visit: the rows of ' +
      'one client and carer count as one.',
    example: { attendances: [{ clientRef: 'C-1042', carerId: 'carer-12', dates: ['2026-11-20', '2026-11-21'] }] },
  });

export const AttendancesReportSchema = z
  .strictObject({
    read: z.int().meta({ description: 'Rows.' }),
    stored: z.int().meta({ description: 'Pairs of a client and a carer.' }),
  })
  .meta({ id: 'AttendancesReport', example: { read: 1, stored: 1 } });
