/** What a change did to a day that was planned: who is affected, by how many minutes, and what it costs. */
import * as z from 'zod';
import type { Caller } from '../../planning/caller.ts';
import type { AffectedVisit, RepairedDay } from '../../planning/repaired-day.ts';
import { IdField, VersionField } from './identifier.ts';
import { PackageSchema } from './package.ts';
import { PlannedTimeSchema, plannedTimesOf } from './planned-time.ts';
import { ReasonSchema } from './reason.ts';
import { LocalDateField, LocalTimeField, minutesField, WindowField } from './time.ts';
import type { Wire } from './wire.ts';

const AffectedVisitSchema = z
  .strictObject({
    visitId: z.string(),
    clientRef: IdField,
    carerPosition: z.int(),
    fromCarer: IdField.optional().meta({ description: 'Shown to the provider and the operator.' }),
    toCarer: IdField.optional().meta({ description: 'Absent = left out. Shown to the provider and the operator.' }),
    startBefore: PlannedTimeSchema.optional(),
    startAfter: PlannedTimeSchema.optional(),
    minutesMoved: z.int(),
    leftOut: z.boolean(),
    reasons: z.array(ReasonSchema).meta({ description: 'Why it is left out.' }),
  })
  .meta({ id: 'AffectedVisit' });

export const RepairedDaySchema = z
  .strictObject({
    providerId: IdField,
    date: LocalDateField,
    state: z.enum(['draft', 'published']),
    version: VersionField,
    affected: z.array(AffectedVisitSchema),
    price: z.strictObject({
      extraTravelMinutes: z.number().meta({ description: "Travel after less before, over the provider's day." }),
      changedCarers: z.int(),
      changedStarts: z.int(),
      leftOut: z.int(),
    }),
  })
  .meta({ id: 'RepairedDay', description: 'The least change that keeps every rule, and its price.' });

/** The broker sees the answer and never the rota: carers are left out for brokerage. */
export function repairedDayOnWire(
  { plan, affected, price }: RepairedDay,
  caller: Caller,
): Wire<typeof RepairedDaySchema> {
  const planned = plannedTimesOf(plan.date);
  const { providerId, date, state, version } = plan;
  return { providerId, date, state, version, affected: affected.map(visitOnWire), price };

  function visitOnWire({ fromCarer, toCarer, startBefore, startAfter, ...visit }: AffectedVisit) {
    return {
      ...visit,
      ...(startBefore !== undefined && { startBefore: planned(startBefore) }),
      ...(startAfter !== undefined && { startAfter: planned(startAfter) }),
      ...(caller.role !== 'brokerage' && fromCarer !== undefined && { fromCarer }),
      ...(caller.role !== 'brokerage' && toCarer !== undefined && { toCarer }),
      leftOut: visit.leftOut ?? false,
    };
  }
}

export const PinRequestSchema = z
  .strictObject({
    visitId: z.string().min(1).max(200),
    carerPosition: z.int().min(1).max(4).optional().meta({ description: '1 unless a double-up.' }),
    carer: IdField.optional().meta({ description: 'Move to this carer; absent = keep the present one.' }),
    start: LocalTimeField.optional().meta({
      description: 'Move to this start; before 05:00 is of the next morning. Absent = keep the present one.',
    }),
    pin: z
      .strictObject({ carer: z.boolean(), time: z.boolean() })
      .meta({ description: 'What stays fixed from now on; both false takes an earlier pin away.' }),
  })
  .meta({
    id: 'PinRequest',
    example: {
      visitId: 'pkg_01J/breakfast/2026-11-23',
      carer: 'carer-12',
      start: '08:00',
      pin: { carer: true, time: true },
    },
  });

export const VisitChangeSchema = z
  .strictObject({
    window: WindowField.optional(),
    minutes: minutesField(5, 1440, 45).optional(),
    cancelled: z.boolean().optional(),
    dryRun: z.boolean().default(false).meta({ description: 'Say what it would do and change nothing.' }),
  })
  .refine((change) => change.window !== undefined || change.minutes !== undefined || change.cancelled !== undefined, {
    error: 'must change window, minutes or cancelled',
  })
  .meta({ id: 'VisitChange', example: { window: { from: '09:00', to: '10:00' }, dryRun: false } });

export const ChangedVisitSchema = z
  .strictObject({
    holds: z.boolean().meta({ description: 'The visit is still in a round and no other is left out for it.' }),
    package: PackageSchema,
    day: RepairedDaySchema.optional().meta({ description: "Absent when the visit's day is not planned yet." }),
  })
  .meta({ id: 'ChangedVisit' });
