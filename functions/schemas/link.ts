import * as z from 'zod';
import { IdField } from './identifier.ts';
import { InstantField, LocalDateField, minutesField } from './time.ts';

export const LinkRequestSchema = z
  .strictObject({
    date: LocalDateField,
    carer: IdField.optional().meta({ description: "Only this carer's rounds." }),
    expiresInMinutes: minutesField(1, 20_160, 1440).default(1440),
  })
  .meta({ id: 'LinkRequest', example: { date: '2026-11-23', carer: 'carer-12', expiresInMinutes: 1440 } });

export const CalendarLinkRequestSchema = z
  .strictObject({ expiresInDays: z.int().min(1).max(366).default(92).meta({ example: 92 }) })
  .meta({ id: 'CalendarLinkRequest', example: { expiresInDays: 92 } });

export const LinkSchema = z
  .strictObject({
    url: z.url().meta({ example: 'https://rounds.example/v1/shared/rounds/eyJhbGciOi...' }),
    path: z.string(),
    expires: InstantField,
  })
  .meta({ id: 'Link', description: 'Signed and expiring; holds identifiers only.' });
