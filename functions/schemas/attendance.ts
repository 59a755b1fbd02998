import { z } from '@hono/zod-openapi';
import { IdField } from './identifier.ts';
import { LocalDateField } from './time.ts';

export const AttendancesSchema = z
  .strictObject({
    attendances: z
      .array(
        z.strictObject({
          clientRef: IdField,
          carerId: IdField,
          dates: z.array(LocalDateField).min(1).max(400).openapi({ description: 'One entry a date, ascending.' }),
        }),
      )
      .min(1)
      .max(5000),
  })
  .openapi('Attendances', {
    description: 'Which carer attended which client on which dates: what continuity is measured by.',
    example: { attendances: [{ clientRef: 'C-1042', carerId: 'carer-12', dates: ['2026-11-20', '2026-11-21'] }] },
  });

export const AttendancesReportSchema = z
  .strictObject({ read: z.int(), stored: z.int() })
  .openapi('AttendancesReport', { example: { read: 1, stored: 1 } });
