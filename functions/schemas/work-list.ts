import * as z from 'zod';
import { minutesPerWeek } from '../../domain/occurrences.ts';
import type { WindowForReview } from '../../planning/windows-for-review.ts';
import { type WorkItem, whatStoodInTheWay } from '../../planning/work-list.ts';
import { ClockSchema, clockOnWire } from './clock.ts';
import { CodeField, IdField } from './identifier.ts';
import { PackageStatusField, UrgencyField } from './package.ts';
import { ReasonSchema } from './reason.ts';
import { InstantField, LocalDateField, WeekdayField, WindowField } from './time.ts';
import type { Wire } from './wire.ts';

export const WorkItemSchema = z
  .strictObject({
    packageId: IdField,
    clientRef: z.string(),
    zoneId: IdField,
    status: PackageStatusField,
    urgency: UrgencyField,
    needType: CodeField,
    minutesPerWeek: z.int().meta({ description: 'Commissioned minutes a week, all carers counted.' }),
    startDate: LocalDateField,
    submittedAt: InstantField,
    providerId: IdField.optional().meta({ description: 'Of one that is placed and whose first visit is late.' }),
    clock: ClockSchema,
    answers: z.array(z.strictObject({ providerId: IdField, reasons: z.array(ReasonSchema) })).meta({
      description: 'What stood in the way when it was last tried: provider by provider, in the order of asking.',
    }),
  })
  .meta({ id: 'WorkItem', description: 'A package in the broker’s list: open, or placed and to be visited too late.' });

export function workItemOnWire({ carePackage, clock, firstVisit }: WorkItem): Wire<typeof WorkItemSchema> {
  const { id, client, zoneId, status, urgency, needType, startDate, submittedAt, placement } = carePackage;
  return {
    packageId: id,
    clientRef: client.ref,
    zoneId,
    status,
    urgency,
    needType,
    minutesPerWeek: minutesPerWeek(carePackage),
    startDate,
    submittedAt,
    ...(placement !== undefined && { providerId: placement.providerId }),
    clock: clockOnWire(clock, firstVisit, placement !== undefined),
    answers: whatStoodInTheWay(carePackage),
  };
}

export const WindowForReviewSchema = z
  .strictObject({
    packageId: IdField,
    clientRef: z.string(),
    zoneId: IdField,
    providerId: IdField.optional().meta({ description: 'Who holds the package.' }),
    patternId: IdField.meta({ example: 'breakfast' }),
    days: z.array(WeekdayField),
    window: WindowField,
    minutes: z.int(),
  })
  .meta({ id: 'WindowForReview', description: 'A window called critical without a clinical reason.' });

export function windowForReviewOnWire({ carePackage, pattern }: WindowForReview): Wire<typeof WindowForReviewSchema> {
  const { id, client, zoneId, placement } = carePackage;
  const { days, window, minutes } = pattern;
  const held = placement !== undefined && { providerId: placement.providerId };
  return { packageId: id, clientRef: client.ref, zoneId, ...held, patternId: pattern.id, days, window, minutes };
}
