import { z } from '@hono/zod-openapi';
import { IdField } from './identifier.ts';
import { InstantField, LocalDateField, minutesField } from './time.ts';

export const LinkRequestSchema = z
  .strictObject({
    date: LocalDateField,
    carer: IdField.optional().openapi({ description: "Only this carer's rounds." }),
    expiresInMinutes: minutesField(1, 20_160, 1440).default(1440),
  })
  .openapi('LinkRequest', { example: { date: '2026-11-23', carer: 'carer-12', expiresInMinutes: 1440 } });

export const LinkSchema = z
  .strictObject({
    url: z.url().openapi({ example: 'https://rounds.example/v1/shared/rounds/eyJhbGciOi...' }),
    path: z.string(),
    expires: InstantField,
  })
  .openapi('Link', { description: 'Signed and expiring; holds identifiers only.' });
