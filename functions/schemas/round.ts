/** A day's rounds on the wire: the stored plan with its minutes as planned times and a few totals. */
import * as z from 'zod';
import { IdField, VersionField } from './identifier.ts';
import { LocationField, ModeField } from './place.ts';
import { PlannedTimeSchema } from './planned-time.ts';
import { ReasonSchema } from './reason.ts';
import { InstantField, LocalDateField } from './time.ts';

const span = { from: PlannedTimeSchema, to: PlannedTimeSchema, minutes: z.int() };

const TravelSegmentSchema = z
  .strictObject({
    kind: z.literal('travel'),
    ...span,
    fromPlace: z.string().meta({ description: "A client's reference, or 'home'.", example: 'home' }),
    toPlace: z.string().meta({ example: 'C-1042' }),
    metres: z.int(),
    mode: ModeField,
    co2eGrams: z.number(),
    commute: z.boolean().meta({ description: 'Between home and the first or last visit.' }),
  })
  .meta({ id: 'TravelSegment' });

const VisitSegmentSchema = z
  .strictObject({
    kind: z.literal('visit'),
    ...span,
    visitId: z.string().meta({ example: 'pkg_01J/breakfast/2026-11-23' }),
    packageId: IdField,
    serviceOrder: z.int().optional().meta({ description: 'The version of the service order it was made from.' }),
    clientRef: IdField,
    clientInitials: z.string(),
    carerPosition: z.int().meta({ description: '1, or 1 and 2 of a double-up.' }),
    carersRequired: z.int(),
    window: z.strictObject({ from: PlannedTimeSchema, to: PlannedTimeSchema }),
    wanted: PlannedTimeSchema,
    critical: z.boolean(),
    location: LocationField,
    area: z.string().meta({ description: 'Outward postcode.', example: 'BL9' }),
    pinned: z.strictObject({ carer: z.boolean(), time: z.boolean() }).optional(),
  })
  .meta({ id: 'VisitSegment' });

const WaitingSegmentSchema = z
  .strictObject({ kind: z.literal('waiting'), ...span, paid: z.literal(true) })
  .meta({ id: 'WaitingSegment' });

const BreakSegmentSchema = z
  .strictObject({ kind: z.literal('break'), ...span, paid: z.literal(false) })
  .meta({ id: 'BreakSegment' });

const RoundTotalsSchema = z
  .strictObject({
    visits: z.int(),
    contactMinutes: z.int(),
    travelMinutes: z.int().meta({ description: 'Between visits, and to and from home.' }),
    waitingMinutes: z.int(),
    metres: z.int(),
    co2eGrams: z.number(),
  })
  .meta({ id: 'RoundTotals' });

export const RoundSchema = z
  .strictObject({
    id: z.string().meta({ example: 'carer-12/2026-11-23/0' }),
    carerId: IdField,
    mode: ModeField,
    shift: z.strictObject({ from: PlannedTimeSchema, to: PlannedTimeSchema }),
    totals: RoundTotalsSchema,
    segments: z.array(
      z.discriminatedUnion('kind', [TravelSegmentSchema, VisitSegmentSchema, WaitingSegmentSchema, BreakSegmentSchema]),
    ),
  })
  .meta({ id: 'Round', description: "One carer's shift, as contiguous segments." });

export const DayRoundsSchema = z
  .strictObject({
    providerId: IdField,
    date: LocalDateField,
    state: z.enum(['draft', 'published']),
    publishedAt: InstantField.optional(),
    madeBy: z.strictObject({
      kind: z.enum(['replan', 'insert', 'repair', 'by-hand']),
      at: InstantField,
      seed: z.int().optional(),
      replanId: IdField.optional().meta({ description: 'The overnight batch that made it.' }),
    }),
    rounds: z.array(RoundSchema),
    leftOut: z.array(
      z.strictObject({
        visitId: z.string(),
        packageId: IdField,
        carersRequired: z.int(),
        minutes: z.int(),
        reasons: z.array(ReasonSchema),
      }),
    ),
    version: VersionField.meta({ description: '0 = nothing planned yet.' }),
  })
  .meta({ id: 'DayRounds', description: 'All rounds of one provider on one planning date.' });

export const PublishedDaySchema = z
  .strictObject({
    providerId: IdField,
    date: LocalDateField,
    state: z.literal('published'),
    publishedAt: InstantField.optional(),
    rounds: z.int().meta({ description: 'How many rounds.' }),
    leftOut: z.int().meta({ description: 'How many visits no carer has.' }),
    version: VersionField,
  })
  .meta({ id: 'PublishedDay' });
