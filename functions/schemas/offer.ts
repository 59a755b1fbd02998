import * as z from 'zod';
import { ClientSchema } from './client.ts';
import { IdField } from './identifier.ts';
import { VisitPatternSchema } from './package.ts';
import { InstantField, LocalDateField } from './time.ts';

export const AnonymousOfferSchema = z
  .strictObject({
    id: IdField.meta({ example: 'pkg_01J.12' }),
    at: InstantField,
    due: InstantField.meta({ description: 'After this it lapses and the next in order is asked.' }),
    area: z.string().meta({ description: 'Outward postcode.', example: 'BL9' }),
    zoneId: IdField,
    urgency: z.enum(['emergency', 'hospital-discharge', 'urgent', 'standard']),
    needType: z.string(),
    needs: ClientSchema.shape.needs.unwrap().pick({ gender: true, language: true, household: true }),
    patterns: z.array(VisitPatternSchema),
    minutesPerWeek: z.number().meta({ description: 'All carers counted.' }),
    from: LocalDateField.meta({ description: 'First date it would be served.' }),
    endDate: LocalDateField.optional(),
    extraTravelMinutes: z.number().meta({ description: 'A week, as the live rounds stood when it was offered.' }),
  })
  .meta({
    id: 'AnonymousOffer',
    description: 'What a provider is told before it accepts; nothing says who the client is.',
  });

export const RefusalSchema = z
  .strictObject({
    code: z.enum(['capacity', 'skill', 'travel', 'hours', 'gender', 'language', 'household', 'double-up']),
    text: z.string().min(3, 'must say why in at least 3 characters').max(500),
  })
  .meta({ id: 'Refusal', example: { code: 'travel', text: 'No carer near by in the evening.' } });
