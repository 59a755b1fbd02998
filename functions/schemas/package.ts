/** A package of care on the wire: field for field the domain's, so that a rule's JSON pointer is the caller's own field. */
import * as z from 'zod';
import { clockOf } from '../../domain/clocks.ts';
import { firstVisitClock } from '../../domain/first-visit-clock.ts';
import { asHeldBy } from '../../domain/life/serving.ts';
import type { CarePackage, Placement } from '../../domain/package.ts';
import { packageWarnings } from '../../domain/validate-package.ts';
import type { Caller } from '../../planning/caller.ts';
import type { Ports } from '../../planning/ports.ts';
import { CertificateSchema } from './certificate.ts';
import { ClientSchema } from './client.ts';
import { ClockSchema, clockOnWire } from './clock.ts';
import { HoursPlanSchema } from './hours-plan.ts';
import { CodeField, IdField, VersionField } from './identifier.ts';
import { lifeFields } from './package-life.ts';
import { ReasonSchema } from './reason.ts';
import { InstantField, LocalDateField, minutesField, WeekdayField, WindowField } from './time.ts';
import type { Wire } from './wire.ts';

const ClinicalReasonField = z.enum([
  'insulin',
  'parkinsons',
  'osteoporosis',
  'paracetamol',
  'food-related',
  'antibiotics',
  'other-clinical',
]);

export const VisitPatternSchema = z
  .strictObject({
    id: IdField.meta({ description: 'Unique in its package, stable over changes.', example: 'breakfast' }),
    days: z.array(WeekdayField).min(1).max(7),
    window: WindowField,
    minutes: minutesField(5, 1440, 45),
    carersRequired: z.int().min(1).max(4).default(1).meta({ description: '2 = double-handed.', example: 1 }),
    skills: z.array(CodeField).max(20).default([]).meta({ description: 'Every carer sent must hold each.' }),
    criticality: z
      .strictObject({ level: z.enum(['critical', 'standard']), reason: ClinicalReasonField.optional() })
      .default({ level: 'standard' })
      .meta({
        description: 'critical: the window may not be widened; without a clinical reason it is listed for review.',
        example: { level: 'critical', reason: 'insulin' },
      }),
    minGapMinutes: minutesField(0, 1440, 180).optional().meta({
      description: "Least minutes between the end of the client's previous visit of the day and this start.",
    }),
    shortVisit: z
      .strictObject({ knownCarer: z.boolean(), partOfPackage: z.boolean(), timeLimitedTask: z.boolean() })
      .optional()
      .meta({ description: 'NICE NG21 1.4.2: all three must be true for a visit under 30 minutes.' }),
  })
  .meta({ id: 'VisitPattern', description: 'The weekly pattern behind visits.' });

export const UrgencyField = z.enum(['emergency', 'hospital-discharge', 'urgent', 'standard']);

const requestFields = {
  client: ClientSchema,
  patterns: z.array(VisitPatternSchema).min(1).max(40).meta({
    description: 'The visits of a week. None may overlap another, or one of another live package of the client.',
  }),
  startDate: LocalDateField.meta({ description: 'First date of care, today or later.' }),
  endDate: LocalDateField.optional().meta({
    description:
      'Last date of care; absent = until further notice. Today only for an urgency that may start on the day it is placed.',
  }),
  fundedMinutesPerWeek: minutesField(5, 40_320, 1260).meta({
    description: 'Funded minutes a week, all carers counted. With an hours bank, that binds instead.',
  }),
  hoursBank: HoursPlanSchema.optional(),
  source: z
    .strictObject({
      kind: z.enum(['community', 'hospital']),
      readyDate: LocalDateField.optional().meta({ description: 'When the person can leave hospital.' }),
    })
    .meta({ description: 'Where the request comes from.', example: { kind: 'hospital', readyDate: '2026-11-22' } }),
  urgency: UrgencyField.default('standard').meta({ description: 'Says by when it is to be placed, see `clock`.' }),
  needType: CodeField.default('long-term').meta({
    description:
      'By it the contract may send a package to some providers alone. An unknown one is refused with those there are.',
    example: 'long-term',
  }),
};

export const PackageRequestSchema = z.strictObject(requestFields).meta({
  id: 'PackageRequest',
  example: {
    client: {
      ref: 'C-1042',
      initials: 'MB',
      location: { lat: 53.5933, lon: -2.2966 },
      postcode: 'BL9 0AA',
      accessMinutes: 2,
      needs: {
        gender: { carer: 'female', strength: 'preferred' },
        barredCarers: [],
        preferredCarers: [],
        household: ['dog'],
      },
    },
    patterns: [
      {
        id: 'breakfast',
        days: ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'],
        window: { from: '07:30', to: '09:00' },
        minutes: 45,
        carersRequired: 1,
        skills: ['medication'],
        criticality: { level: 'critical', reason: 'insulin' },
      },
      {
        id: 'tea',
        days: ['mon', 'tue', 'wed', 'thu', 'fri'],
        window: { from: '16:30', to: '18:00' },
        minutes: 30,
        carersRequired: 1,
        skills: [],
        criticality: { level: 'standard' },
        minGapMinutes: 180,
      },
    ],
    startDate: '2026-11-24',
    fundedMinutesPerWeek: 465,
    source: { kind: 'community' },
    urgency: 'standard',
    needType: 'long-term',
  },
});

export const PackageStatusField = z
  .enum(['received', 'offered', 'placed', 'waiting', 'unplaced', 'cancelled', 'ended'])
  .meta({
    description:
      'received: queued. offered: a provider is asked. placed: a provider holds it. waiting: somebody could, nobody can now; tried again each night. ' +
      'unplaced: nobody of the zone could ever, as things stand, or it ends before it could be served. ' +
      'ended: its end has come.',
  });

const NotTodayField = z
  .array(ReasonSchema)
  .optional()
  .meta({
    description:
      'Of an urgency that may start on the day it is placed: why it begins later, or why the visits of that day in ' +
      '`exceptions` are not asked for.',
  });

const PlacementSchema = z.strictObject({
  providerId: IdField,
  at: InstantField,
  from: LocalDateField.meta({ description: 'First date it is served.' }),
  notToday: NotTodayField,
  extraTravelMinutes: z.number().meta({ description: 'A week, as the insertion test promised.' }),
  firstVisitAt: InstantField.optional().meta({
    description: 'Start of its first visit as planned, once that is past.',
  }),
  certificate: CertificateSchema.optional(),
});

export const PackageSchema = z
  .strictObject({
    id: IdField,
    status: PackageStatusField,
    zoneId: IdField,
    submittedAt: InstantField,
    submittedBy: z.string(),
    requestedBy: z.string().optional().meta({
      description: 'The team that asked for it, where that was not brokerage.',
      example: 'discharge-fairfield',
    }),
    placement: PlacementSchema.optional(),
    offer: z
      .strictObject({
        id: IdField,
        providerId: IdField,
        at: InstantField,
        due: InstantField.meta({ description: 'After this it lapses and the next in order is asked.' }),
        from: LocalDateField.meta({
          description: 'First date it would be served; today is tried again when the offer is accepted.',
        }),
        notToday: NotTodayField,
        extraTravelMinutes: z.number(),
      })
      .optional()
      .meta({ description: 'While a provider is asked.' }),
    outcome: z
      .array(
        z.strictObject({
          providerId: IdField,
          answer: z.enum(['placed', 'offered', 'cannot', 'passed-over']),
          reasons: z.array(ReasonSchema),
        }),
      )
      .optional()
      .meta({ description: 'Each provider asked or passed over, in order. Shown to brokerage and operators.' }),
    exceptions: z
      .array(
        z.strictObject({
          patternId: IdField,
          date: LocalDateField,
          window: WindowField.optional(),
          minutes: z.int().optional(),
          cancelled: z.boolean().optional(),
        }),
      )
      .optional()
      .meta({ description: 'Single visits that differ from their pattern.' }),
    cancelled: z.strictObject({ at: InstantField, reason: z.string() }).optional(),
    ...lifeFields(PlacementSchema, z.array(VisitPatternSchema), requestFields.fundedMinutesPerWeek),
    warnings: z
      .array(z.strictObject({ field: z.string(), value: z.unknown(), rule: z.string() }))
      .optional()
      .meta({
        description:
          'What to look at again, such as a visit called critical without a clinical reason or a skill that no carer of any provider has.',
      }),
    clock: ClockSchema,
    version: VersionField,
    ...requestFields,
  })
  .meta({ id: 'Package' });

/**
 * A package for this caller, its clocks as they stand now: what other providers answered is not a provider's to read.
 * @param firstVisitAt see planning/first-visit.ts.
 */
export function packageOnWire(
  carePackage: CarePackage,
  caller: Caller,
  { settings, clock }: Pick<Ports, 'settings' | 'clock'>,
  firstVisitAt: string | undefined,
): Wire<typeof PackageSchema> {
  const held = caller.role === 'provider' ? asHeldBy(carePackage, caller.providerId) : carePackage;
  const { lastAttempt: _, queued: __, contingencyDraws: ___, unheldSkills: ____, outcome, outgoing, ...rest } = held;
  const placed = held.placement !== undefined;
  const now = clock.now();
  const firstVisit = firstVisitClock(held, settings.clocks, now, firstVisitAt);
  const shown = { ...rest, clock: clockOnWire(clockOf(held, settings.clocks, now), firstVisit, placed) };
  if (caller.role === 'provider') return { ...shown, ...withoutOthers(held, caller.providerId) };
  const warnings = packageWarnings(carePackage, settings);
  if (caller.role === 'requester') return { ...asRequested(shown), ...(warnings.length > 0 && { warnings }) };
  return {
    ...shown,
    ...(outgoing !== undefined && { outgoing }),
    ...(outcome !== undefined && { outcome }),
    ...(warnings.length > 0 && { warnings }),
  };
}

/** What a team asked for, and where that stands. */
const TOLD_TO_REQUESTERS: ReadonlySet<string> = new Set([
  ...'id version status zoneId submittedAt submittedBy requestedBy clock askedAnew cancelled'.split(' '),
  ...Object.keys(requestFields),
]);

/**
 * Who was asked or could not is between brokerage and the providers; so is how care goes on once it is placed: steps,
 * absences, why it ends.
 */
function asRequested<P extends Pick<CarePackage, 'placement'>>({ placement, ...shown }: P) {
  const told = Object.entries(shown).filter(([field]) => TOLD_TO_REQUESTERS.has(field));
  const asked = Object.fromEntries(told) as typeof shown;
  if (placement === undefined) return asked;
  const { notToday: _, ...place } = uncertified(placement);
  return { ...asked, placement: place };
}

/** A certificate names other providers and why they could not; who held the package before is not the next one's to read. */
function withoutOthers(
  { placement, outgoing }: CarePackage,
  providerId: string,
): Pick<CarePackage, 'placement' | 'outgoing'> {
  return {
    ...(placement !== undefined && { placement: uncertified(placement) }),
    ...(outgoing?.placement.providerId === providerId && {
      outgoing: { ...outgoing, placement: uncertified(outgoing.placement) },
    }),
  };
}

function uncertified({ certificate: _, ...shown }: Placement): Placement {
  return shown;
}

export const CancellationSchema = z
  .strictObject({ reason: z.string().min(3, 'must say why in at least 3 characters').max(500) })
  .meta({ id: 'Cancellation', example: { reason: 'moved to a care home' } });
