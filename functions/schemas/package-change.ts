/** Changes of a placed package on the wire: what is asked for, and what it did to the live rounds. */
import * as z from 'zod';
import { lastDateOf, serviceOrders } from '../../domain/life/service-order.ts';
import type { CarePackage } from '../../domain/package.ts';
import type { Caller } from '../../planning/caller.ts';
import type { ChangeAnswer } from '../../planning/life/tested-change.ts';
import type { Ports } from '../../planning/ports.ts';
import type { RepairedDay } from '../../planning/repaired-day.ts';
import { HoursPlanSchema } from './hours-plan.ts';
import { IdField } from './identifier.ts';
import { RefusalSchema } from './offer.ts';
import { PackageRequestSchema, PackageSchema, packageOnWire, VisitPatternSchema } from './package.ts';
import { EndReasonField, SuspensionReasonField } from './package-life.ts';
import { ProblemSchema } from './problem.ts';
import { ReasonSchema } from './reason.ts';
import { RepairedDaySchema, repairedDayOnWire } from './repaired-day.ts';
import { LocalDateField } from './time.ts';
import type { Wire } from './wire.ts';

const noteField = z.string().max(500).optional().meta({ description: 'In a few words; nothing that names a person.' });

export const EndSchema = z
  .strictObject({
    reason: EndReasonField,
    note: noteField,
    lastDate: LocalDateField.optional().meta({
      description:
        "The last date with visits; absent = now. A later one than stood has to fit the hours bank and the client's other packages.",
    }),
  })
  .meta({ id: 'End', example: { reason: 'care-home', lastDate: '2026-12-04' } });

export const HandBackSchema = RefusalSchema.extend({
  lastDate: LocalDateField.optional().meta({ description: 'The last date it serves; absent = the end of its notice.' }),
}).meta({ id: 'HandBack', example: { code: 'travel', text: 'The carer who could get there has left.' } });

const ifNoRoomField = z
  .enum(['refuse', 're-broker'])
  .default('refuse')
  .meta({
    description:
      "Where its provider's rounds cannot hold it: change nothing, or change it and ask the zone's contract anew, its " +
      'provider serving to the day before.',
  });
const dryRunField = z.boolean().default(false).meta({ description: 'Say what it would do and change nothing.' });

export const ServiceOrderChangeSchema = z
  .strictObject({
    from: LocalDateField.meta({ description: 'First date on which it is in force, after today.' }),
    patterns: PackageRequestSchema.shape.patterns,
    fundedMinutesPerWeek: PackageRequestSchema.shape.fundedMinutesPerWeek,
    hoursBank: HoursPlanSchema.nullable()
      .optional()
      .meta({
        description:
          'Another four-week bank: it begins with the order, and where one runs already with a four-week period of that ' +
          'one. Absent = it stays as it is; null = funded by the week from then on.',
      }),
    reason: z.string().min(3, 'must say why in at least 3 characters').max(500),
    ifNoRoom: ifNoRoomField,
    dryRun: dryRunField,
  })
  .meta({
    id: 'ServiceOrderChange',
    example: {
      from: '2026-11-26',
      patterns: [
        {
          id: 'breakfast',
          days: ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'],
          window: { from: '07:30', to: '09:00' },
          minutes: 60,
          carersRequired: 1,
          skills: [],
          criticality: { level: 'standard' },
        },
      ],
      fundedMinutesPerWeek: 420,
      reason: 'needs help with dressing since the fall',
      ifNoRoom: 'refuse',
      dryRun: false,
    },
  });

export const ServiceOrderSchema = z
  .strictObject({
    version: z.int(),
    from: LocalDateField,
    until: LocalDateField.optional().meta({ description: 'The last date on which it is in force.' }),
    patterns: z.array(VisitPatternSchema),
    fundedMinutesPerWeek: z.int(),
    hoursBank: HoursPlanSchema.optional(),
  })
  .meta({ id: 'ServiceOrder', description: 'One version of what is commissioned; a visit in a round names it.' });

export function serviceOrdersOnWire(carePackage: CarePackage): readonly Wire<typeof ServiceOrderSchema>[] {
  const orders = serviceOrders(carePackage);
  return orders.map((order) => {
    const until = lastDateOf(order, orders);
    return { ...order, ...(until !== undefined && { until }) };
  });
}

export const SuspensionRequestSchema = z
  .strictObject({
    reason: SuspensionReasonField,
    from: LocalDateField.optional().meta({
      description: "First date without visits, after today; absent = now, today's visits that have not begun included.",
    }),
    expectedReturn: LocalDateField.optional(),
  })
  .meta({ id: 'SuspensionRequest', example: { reason: 'hospital', expectedReturn: '2026-12-01' } });

export const ResumptionSchema = z
  .strictObject({
    from: LocalDateField.meta({ description: 'First date with visits again, after today.' }),
    ifNoRoom: ifNoRoomField,
    dryRun: dryRunField,
  })
  .meta({ id: 'Resumption', example: { from: '2026-12-01', ifNoRoom: 'refuse', dryRun: false } });

export const TestedChangeSchema = z
  .strictObject({
    holds: z.boolean().meta({
      description:
        "Its provider's rounds of the coming week can hold it, and nothing that was planned is left out for it.",
    }),
    committed: z.boolean(),
    package: PackageSchema,
    days: z
      .array(RepairedDaySchema)
      .meta({ description: 'Each live day from its date on that changes, or would: who moves, the price.' }),
    failing: z
      .array(z.strictObject({ patternId: IdField, dates: z.array(LocalDateField), reasons: z.array(ReasonSchema) }))
      .meta({
        description:
          'What finds no place, when, and why. The coming week is tried whole: a date before `from` stands for its ' +
          'weekday, and the reasons say so.',
      }),
    displaced: z.array(z.strictObject({ date: LocalDateField, visits: z.int(), reasons: z.array(ReasonSchema) })).meta({
      description:
        'How many visits of other clients would be left out for it, and when; a date before `from` stands for its ' +
        'weekday.',
    }),
  })
  .meta({ id: 'TestedChange', description: 'Whether the rounds hold, who moves, what it costs.' });

export function testedChangeOnWire(
  { holds, committed, carePackage, days, failing, displaced }: ChangeAnswer,
  caller: Caller,
  ports: Pick<Ports, 'settings' | 'clock'>,
  firstVisitAt: string | undefined,
): Wire<typeof TestedChangeSchema> {
  const change = packageChangeOnWire({ carePackage, days }, caller, ports, firstVisitAt);
  return { holds, committed, ...change, failing, displaced };
}

export const RefusedChangeSchema = ProblemSchema.extend({
  ...TestedChangeSchema.pick({ days: true, failing: true, displaced: true }).shape,
  holds: z.literal(false),
  committed: z.literal(false),
}).meta({ id: 'RefusedChange', description: 'A problem that also tells what stands in the way, as a dry run would.' });

export const PackageChangeSchema = z
  .strictObject({
    package: PackageSchema,
    days: z
      .array(RepairedDaySchema)
      .meta({ description: 'Each live day that changes, and the price; a provider is shown its own.' }),
  })
  .meta({ id: 'PackageChange', description: 'A package after a change, and what the change did to the live rounds.' });

/** To a provider its own days: while a package passes from one to the next, a change repairs the rounds of both. */
export function packageChangeOnWire(
  { carePackage, days }: { readonly carePackage: CarePackage; readonly days: readonly RepairedDay[] },
  caller: Caller,
  ports: Pick<Ports, 'settings' | 'clock'>,
  firstVisitAt: string | undefined,
): Wire<typeof PackageChangeSchema> {
  return {
    package: packageOnWire(carePackage, caller, ports, firstVisitAt),
    days: days.filter(({ plan }) => mayRead(caller, plan)).map((day) => repairedDayOnWire(day, caller)),
  };
}

function mayRead(caller: Caller, { providerId }: RepairedDay['plan']): boolean {
  return caller.role !== 'provider' || caller.providerId === providerId;
}
