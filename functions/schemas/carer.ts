import * as z from 'zod';
import { CodeField, IdField, VersionField } from './identifier.ts';
import { LocationField, ModeField } from './place.ts';
import { LocalDateField, minutesField } from './time.ts';

const fields = {
  initials: z.string().min(1).max(6).meta({ example: 'SK' }),
  home: LocationField,
  mode: ModeField,
  skills: z
    .array(z.strictObject({ code: CodeField, expires: LocalDateField.optional() }))
    .max(50)
    .default([]),
  gender: z.enum(['female', 'male']),
  languages: z
    .array(CodeField)
    .max(20)
    .default([])
    .meta({ description: 'ISO 639-1 codes.', example: ['en'] }),
  avoids: z
    .array(CodeField)
    .max(20)
    .default([])
    .meta({ description: 'Household circumstances this carer cannot enter.', example: ['dog'] }),
  clearedFrom: LocalDateField.meta({ description: 'No visit before clearance (DBS) and start.' }),
  leaves: LocalDateField.optional(),
  maxMinutesPerWeek: minutesField(0, 10_080, 2880).default(2880).meta({
    description: 'Most paid minutes a week; 48 hours unless opted out.',
  }),
};

const example = {
  initials: 'SK',
  home: { lat: 53.601, lon: -2.29 },
  mode: 'car' as const,
  skills: [{ code: 'medication', expires: '2027-06-30' }],
  gender: 'female' as const,
  languages: ['en', 'ur'],
  avoids: ['dog'],
  clearedFrom: '2026-09-01',
  maxMinutesPerWeek: 2250,
};

export const CarerChangeSchema = z.strictObject(fields).meta({ id: 'CarerChange', example });

export const CarerRequestSchema = z
  .strictObject({ id: IdField.optional().meta({ description: 'Yours, or absent for a fresh one.' }), ...fields })
  .meta({ id: 'CarerRequest', example });

export const CarerSchema = z
  .strictObject({ id: IdField, providerId: IdField, ...fields, version: VersionField })
  .meta({ id: 'Carer', description: 'A paid care worker of one provider.' });
