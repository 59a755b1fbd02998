/** The brokerage's lists as CSV: a line a package, a line a window. Times are ISO 8601. */
import { minutesPerWeek } from '../../domain/occurrences.ts';
import type { CarePackage } from '../../domain/package.ts';
import { inOneBreath } from '../../domain/reason.ts';
import type { WindowForReview } from '../../planning/windows-for-review.ts';
import { type WorkItem, whatStoodInTheWay } from '../../planning/work-list.ts';
import { csvTable } from './csv-table.ts';

const workColumns = [
  'package',
  'client_ref',
  'zone',
  'status',
  'urgency',
  'need_type',
  'minutes_per_week',
  'start_date',
  'submitted_at',
  'age_minutes',
  'state',
  'warn_at',
  'place_by',
  'first_visit_state',
  'first_visit_by',
  'first_visit_at',
  'provider',
  'reasons',
] as const;

export function workListAsCsv(items: readonly WorkItem[]): string {
  const rows = items.map(({ carePackage, clock, firstVisit }) => ({
    package: carePackage.id,
    client_ref: carePackage.client.ref,
    zone: carePackage.zoneId,
    status: carePackage.status,
    urgency: carePackage.urgency,
    need_type: carePackage.needType,
    minutes_per_week: minutesPerWeek(carePackage),
    start_date: carePackage.startDate,
    submitted_at: carePackage.submittedAt,
    age_minutes: clock.minutesSoFar,
    state: clock.state,
    warn_at: clock.warnAt,
    place_by: clock.placeBy,
    first_visit_state: firstVisit.state,
    first_visit_by: firstVisit.by,
    ...(firstVisit.at !== undefined && { first_visit_at: firstVisit.at }),
    ...(carePackage.placement !== undefined && { provider: carePackage.placement.providerId }),
    reasons: reasonsByProvider(carePackage),
  }));
  return csvTable(workColumns, rows);
}

/** 'prov-1: 25 minutes short on Monday. | prov-2: At its 600 hours a week.' */
function reasonsByProvider(carePackage: CarePackage): string {
  const lines = whatStoodInTheWay(carePackage).map(
    ({ providerId, reasons }) => `${providerId}: ${inOneBreath(reasons)}`,
  );
  return lines.join(' | ');
}

const windowColumns = [
  'package',
  'client_ref',
  'zone',
  'provider',
  'visit',
  'days',
  'window_from',
  'window_to',
  'minutes',
] as const;

export function windowsForReviewAsCsv(windows: readonly WindowForReview[]): string {
  const rows = windows.map(({ carePackage, pattern }) => ({
    package: carePackage.id,
    client_ref: carePackage.client.ref,
    zone: carePackage.zoneId,
    ...(carePackage.placement !== undefined && { provider: carePackage.placement.providerId }),
    visit: pattern.id,
    days: pattern.days.join(' '),
    window_from: pattern.window.from,
    window_to: pattern.window.to,
    minutes: pattern.minutes,
  }));
  return csvTable(windowColumns, rows);
}
