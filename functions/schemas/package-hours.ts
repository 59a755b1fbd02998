/** The hours of a package with a four-week bank, on the wire. All in minutes, all carers counted. */
import * as z from 'zod';
import type { Caller } from '../../planning/caller.ts';
import type { HoursPeriod, PackageHours } from '../../planning/life/package-hours.ts';
import { HoursPlanSchema } from './hours-plan.ts';
import { IdField, VersionField } from './identifier.ts';
import { InstantField, LocalDateField, minutesField } from './time.ts';
import type { Wire } from './wire.ts';

const ContingencyReasonField = z
  .enum(['illness', 'informal-carer-unavailable', 'fall', 'end-of-life', 'other-exceptional'])
  .meta({ example: 'informal-carer-unavailable' });
const minutes = (description: string, example: number) => z.int().meta({ description, example });

export const ContingencyDrawRequestSchema = z
  .strictObject({
    minutes: minutesField(1, 40_320, 120),
    reason: ContingencyReasonField,
    note: z.string().max(500).optional().meta({ description: 'In a few words; nothing that names a person.' }),
  })
  .meta({ id: 'ContingencyDrawRequest', example: { minutes: 120, reason: 'informal-carer-unavailable' } });

const HoursPeriodSchema = z
  .strictObject({
    from: LocalDateField,
    to: LocalDateField,
    weeks: z.array(
      z.strictObject({
        from: LocalDateField,
        planned: minutes('By the plan.', 1200),
        asked: minutes('What patterns and single changes of visits come to.', 900),
      }),
    ),
    planned: minutes('Of the four weeks.', 3600),
    asked: minutes('Of the four weeks.', 3600),
    drawn: minutes('From the contingency pot.', 0),
    balance: minutes('Planned and drawn, less what is asked for.', 0),
    contingencyLeft: minutes('What of the pot is not drawn.', 300),
    draws: z.array(
      z.strictObject({
        at: InstantField,
        minutes: z.int(),
        reason: ContingencyReasonField,
        authorisedBy: z.string().optional().meta({ description: 'The officer. Not shown to providers.' }),
        note: z.string().optional().meta({ description: 'Not shown to providers.' }),
      }),
    ),
  })
  .meta({ id: 'HoursPeriod' });

export const PackageHoursSchema = z
  .strictObject({
    packageId: IdField,
    version: VersionField,
    plan: HoursPlanSchema,
    periods: z
      .array(HoursPeriodSchema)
      .meta({ description: "In order of time: the past year's, today's, and the next, as far as the package goes." }),
  })
  .meta({ id: 'PackageHours' });

export function packageHoursOnWire(
  { carePackage, plan, periods }: PackageHours,
  caller: Caller,
): Wire<typeof PackageHoursSchema> {
  const { id: packageId, version } = carePackage;
  return { packageId, version, plan, periods: periods.map((period) => periodOnWire(period, caller)) };
}

function periodOnWire(period: HoursPeriod, caller: Caller): Wire<typeof HoursPeriodSchema> {
  const { weeks, draws } = period;
  return {
    ...period,
    planned: sum(weeks.map(({ planned }) => planned)),
    asked: sum(weeks.map(({ asked }) => asked)),
    drawn: sum(draws.map((draw) => draw.minutes)),
    draws:
      caller.role === 'provider'
        ? draws.map(({ at, minutes: drawn, reason }) => ({ at, minutes: drawn, reason }))
        : draws,
  };
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
