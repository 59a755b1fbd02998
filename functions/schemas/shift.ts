import * as z from 'zod';
import { IdField, VersionField } from './identifier.ts';
import { LocalDateField, LocalTimeField, WeekdayField } from './time.ts';

const fields = {
  carerId: IdField,
  days: z.array(WeekdayField).min(1).max(7),
  from: LocalTimeField,
  to: LocalTimeField.meta({ description: 'At or before `from`: the next morning.' }),
  validFrom: LocalDateField,
  validTo: LocalDateField.optional().meta({ description: 'Equal to `validFrom` for a one-off shift.' }),
};

const example = {
  carerId: 'carer-12',
  days: ['mon' as const, 'tue' as const, 'wed' as const, 'thu' as const],
  from: '07:00',
  to: '14:00',
  validFrom: '2026-11-23',
};

export const ShiftChangeSchema = z.strictObject(fields).meta({ id: 'ShiftChange', example });

export const ShiftRequestSchema = z
  .strictObject({ id: IdField.optional().meta({ description: 'Yours, or absent for a fresh one.' }), ...fields })
  .meta({ id: 'ShiftRequest', example });

export const ShiftSchema = z
  .strictObject({ id: IdField, providerId: IdField, ...fields, version: VersionField })
  .meta({ id: 'Shift', description: 'Recurring working hours of a carer.' });
