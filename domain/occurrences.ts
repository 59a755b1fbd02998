/** From the weekly pattern to the visits of one planning date. */
import { orderOn, type ServiceOrder } from './life/service-order.ts';
import { isSuspendedOn } from './life/suspension.ts';
import type { CarePackage, VisitException, VisitPattern } from './package.ts';
import {
  addDays,
  dayMinuteOf,
  type LocalDate,
  type LocalTime,
  localDateOf,
  PLANNING_DAY_STARTS,
  weekdayOf,
} from './time.ts';
import type { Visit } from './visit.ts';

/**
 * The visits a package asks for on a planning date, in pattern order. A start before PLANNING_DAY_STARTS belongs to
 * the night of the planning date before. Does not look at the status: a cancelled package's visits are still those it
 * asked for. Of a placed or offered package, only from the first date it is served or would be; of one that is over,
 * only to its last day. Each calendar date has the patterns of the service order in force on it, and none while the
 * package is suspended.
 */
export function visitsOn(carePackage: CarePackage, date: LocalDate): Visit[] {
  const from = (carePackage.placement ?? carePackage.offer)?.from;
  if (from !== undefined && date < from) return [];
  if (carePackage.lastDay !== undefined && date > carePackage.lastDay) return [];
  const visits: Visit[] = [];
  for (const dayOffset of [0, 1]) {
    const calendarDate = addDays(date, dayOffset);
    const order = orderOn(carePackage, calendarDate);
    for (const pattern of order.patterns) {
      if (!asksFor(carePackage, pattern, calendarDate)) continue;
      const exception = exceptionOf(carePackage, pattern, calendarDate);
      if (exception?.cancelled) continue;
      const window = exception?.window ?? pattern.window;
      if (dayOffset !== planningDayOffset(window.from)) continue;
      visits.push(visitOf(carePackage, order, pattern, exception, date, dayOffset));
    }
  }
  return visits;
}

/** Commissioned minutes a week, all carers counted. */
export function minutesPerWeek(carePackage: { readonly patterns: readonly VisitPattern[] }): number {
  return carePackage.patterns.reduce((sum, p) => sum + p.days.length * p.minutes * p.carersRequired, 0);
}

/** What decides which visits a package asks for, stored or not yet. */
export type Asking = Pick<
  CarePackage,
  | 'patterns'
  | 'fundedMinutesPerWeek'
  | 'hoursBank'
  | 'startDate'
  | 'endDate'
  | 'serviceOrder'
  | 'earlierOrders'
  | 'suspension'
  | 'earlierSuspensions'
  | 'exceptions'
  | 'cancelled'
  | 'lastDay'
>;

/** Minutes a package asks for on a calendar date, all carers counted, whoever serves it then or nobody yet. */
export function minutesAskedOn(carePackage: Asking, date: LocalDate): number {
  const { cancelled, lastDay } = carePackage;
  const last = lastDay ?? (cancelled && addDays(localDateOf(cancelled.at), -1));
  if (last !== undefined && date > last) return 0;
  let minutes = 0;
  for (const pattern of orderOn(carePackage, date).patterns) {
    const exception = exceptionOf(carePackage, pattern, date);
    if (!asksFor(carePackage, pattern, date) || exception?.cancelled) continue;
    minutes += (exception?.minutes ?? pattern.minutes) * pattern.carersRequired;
  }
  return minutes;
}

function exceptionOf({ exceptions }: Asking, pattern: VisitPattern, date: LocalDate): VisitException | undefined {
  return exceptions?.findLast((e) => e.patternId === pattern.id && e.date === date);
}

/** Days after its planning date on which a start at this time happens: 1 for the small hours. */
function planningDayOffset(start: LocalTime): 0 | 1 {
  return start < PLANNING_DAY_STARTS ? 1 : 0;
}

function asksFor(carePackage: Asking, pattern: VisitPattern, calendarDate: LocalDate): boolean {
  if (calendarDate < carePackage.startDate) return false;
  if (carePackage.endDate !== undefined && calendarDate > carePackage.endDate) return false;
  if (isSuspendedOn(carePackage, calendarDate)) return false;
  return pattern.days.includes(weekdayOf(calendarDate));
}

function visitOf(
  carePackage: CarePackage,
  { version }: ServiceOrder,
  pattern: VisitPattern,
  exception: VisitException | undefined,
  date: LocalDate,
  dayOffset: number,
): Visit {
  const window = exception?.window ?? pattern.window;
  const from = dayMinuteOf(date, window.from, dayOffset);
  const end = dayMinuteOf(date, window.to, window.to < window.from ? dayOffset + 1 : dayOffset);
  // 01:30 to 02:00 on the March night: the 01:30 that is missing falls on 02:30, after the end.
  const to = Math.max(from, end);
  const { level, reason } = pattern.criticality;
  return {
    id: `${carePackage.id}/${pattern.id}/${addDays(date, dayOffset)}`,
    packageId: carePackage.id,
    patternId: pattern.id,
    serviceOrder: version,
    clientRef: carePackage.client.ref,
    date,
    window: { from, to },
    wanted: Math.floor((from + to) / 2),
    minutes: exception?.minutes ?? pattern.minutes,
    carersRequired: pattern.carersRequired,
    skills: pattern.skills,
    critical: level === 'critical',
    ...(reason === undefined ? {} : { criticalReason: reason }),
    ...(pattern.minGapMinutes === undefined ? {} : { minGapMinutes: pattern.minGapMinutes }),
  };
}
