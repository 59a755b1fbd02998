import * as z from 'zod';
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

export const AbsenceChangeSchema = z.strictObject(fields).meta({ id: 'AbsenceChange', example });

export const AbsenceRequestSchema = z
  .strictObject({ id: IdField.optional().meta({ description: 'Yours, or absent for a fresh one.' }), ...fields })
  .meta({ id: 'AbsenceRequest', example });

export const AbsenceSchema = z
  .strictObject({ id: IdField, providerId: IdField, ...fields, version: VersionField })
  .meta({ id: 'Absence' });

export const AbsorbedAbsenceSchema = z
  .strictObject({
    absence: AbsenceSchema,
    days: z.array(RepairedDaySchema).meta({ description: 'Each live day it touches, repaired at once.' }),
  })
  .meta({ id: 'AbsorbedAbsence' });

export function absorbedOnWire({ absence, days }: AbsorbedAbsence, caller: Caller): Wire<typeof AbsorbedAbsenceSchema> {
  return { absence, days: days.map((day) => repairedDayOnWire(day, caller)) };
}
