import { z } from '@hono/zod-openapi';
import type { Caller } from '../../planning/caller.ts';
import type { AbsorbedAbsence } from '../../planning/workforce/record-absence.ts';
import { IdField, VersionField } from './identifier.ts';
import { RepairedDaySchema, repairedDayOnWire } from './repaired-day.ts';
import { InstantField } from './time.ts';
import type { Wire } from './wire.ts';

const fields = {
  carerId: IdField,
  from: InstantField,
  to: InstantField,
  kind: z.enum(['sickness', 'leave', 'training', 'other']),
};

const example = {
  carerId: 'carer-12',
  from: '2026-11-23T06:00:00+00:00',
  to: '2026-11-24T06:00:00+00:00',
  kind: 'sickness' as const,
};

export const AbsenceChangeSchema = z.strictObject(fields).openapi('AbsenceChange', { example });

export const AbsenceRequestSchema = z
  .strictObject({ id: IdField.optional().openapi({ description: 'Yours, or absent for a fresh one.' }), ...fields })
  .openapi('AbsenceRequest', { example });

export const AbsenceSchema = z
  .strictObject({ id: IdField, providerId: IdField, ...fields, version: VersionField })
  .openapi('Absence');

export const AbsorbedAbsenceSchema = z
  .strictObject({
    absence: AbsenceSchema,
    days: z.array(RepairedDaySchema).openapi({ description: 'Each live day it touches, repaired at once.' }),
  })
  .openapi('AbsorbedAbsence');

export function absorbedOnWire({ absence, days }: AbsorbedAbsence, caller: Caller): Wire<typeof AbsorbedAbsenceSchema> {
  return { absence, days: days.map((day) => repairedDayOnWire(day, caller)) };
}
