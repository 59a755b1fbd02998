/**
 * Figures of planned days, each with its definition. *Planned*: commissioned and actual time are other measures and
 * are never mixed in. Where there is nothing to divide by a figure is 0.
 */
import type { Attendance } from './history.ts';
import type { Mode } from './place.ts';
import type { DayPlan, Segment, VisitSegment } from './round.ts';
import { addDays, type LocalDate } from './time.ts';

const KNOWN_DAYS = 28;
const CARERS_DAYS = 14;
const CLOSE_MINUTES = 15;

export interface Kpis {
  readonly visitsPlanned: number;
  readonly visitsLeftOut: number;
  /** Carer hours of the visits left out. */
  readonly unallocatedHours: number;
  readonly contactMinutes: number;
  readonly travelMinutes: number;
  readonly travelMinutesPerContactHour: number;
  readonly utilisation: number;
  readonly startsWithin15OfWanted: number;
  readonly knownCarerRate: number;
  readonly carersPerClient14d: number;
  readonly co2eKg: number;
  readonly kilometresByMode: Readonly<Record<Mode, number>>;
}

/** @param attendances who attended whom before the plans' dates. */
export function kpis(plans: readonly DayPlan[], attendances: readonly Attendance[]): Kpis {
  const leftOut = plans.flatMap((p) => p.leftOut);
  const last = plans
    .map((p) => p.date)
    .sort()
    .at(-1);
  return {
    visitsPlanned: plannedVisits(plans).length,
    visitsLeftOut: leftOut.length,
    unallocatedHours: total(leftOut.map((l) => l.minutes * l.carersRequired)) / 60,
    contactMinutes: contactMinutes(plans),
    travelMinutes: travelMinutes(plans),
    travelMinutesPerContactHour: travelMinutesPerContactHour(plans),
    utilisation: utilisation(plans),
    startsWithin15OfWanted: startsWithin15OfWanted(plans),
    knownCarerRate: knownCarerRate(plans, attendances),
    carersPerClient14d: last === undefined ? 0 : carersPerClient14d(plans, attendances, last),
    co2eKg: total(segmentsOf(plans, 'travel').map((t) => t.co2eGrams)) / 1000,
    kilometresByMode: kilometresByMode(plans),
  };
}

/** Minutes of all travel, to and from home included, per 60 minutes of contact. */
export function travelMinutesPerContactHour(plans: readonly DayPlan[]): number {
  return ratio(travelMinutes(plans) * 60, contactMinutes(plans));
}

/** Contact minutes over paid minutes: visits, travel between them and waiting; not the ways from and to home. */
function utilisation(plans: readonly DayPlan[]): number {
  const between = segmentsOf(plans, 'travel').filter((t) => !t.commute);
  const waiting = segmentsOf(plans, 'waiting');
  return ratio(contactMinutes(plans), contactMinutes(plans) + total([...between, ...waiting].map(lengthOf)));
}

/** Part of the planned visits that start within 15 minutes of the wanted time; a double-up counts once. */
export function startsWithin15OfWanted(plans: readonly DayPlan[]): number {
  const visits = plannedVisits(plans);
  return ratio(visits.filter((v) => Math.abs(v.from - v.wanted) <= CLOSE_MINUTES).length, visits.length);
}

/** Part of the visits by a carer who attended the client in the 28 days before; each carer of a visit counts. */
export function knownCarerRate(plans: readonly DayPlan[], attendances: readonly Attendance[]): number {
  const dates = new Map(attendances.map((a) => [`${a.clientRef} ${a.carerId}`, a.dates]));
  const planned = meetingsOf(plans);
  const known = planned.filter(({ clientRef, carerId, date }) => {
    const since = addDays(date, -KNOWN_DAYS);
    return dates.get(`${clientRef} ${carerId}`)?.some((d) => d >= since && d < date) ?? false;
  });
  return ratio(known.length, planned.length);
}

/**
 * Mean number of different carers in the 14 days that end with `date`, attended or planned, over the clients who have
 * at least two visits on each of the plans' dates (the Swedish national measure, any hour and age).
 */
export function carersPerClient14d(
  plans: readonly DayPlan[],
  attendances: readonly Attendance[],
  date: LocalDate,
): number {
  const days = new Set(plans.map((p) => p.date)).size;
  const since = addDays(date, 1 - CARERS_DAYS);
  const carers = new Map<string, Set<string>>();
  for (const [clientRef, visits] of Map.groupBy(plannedVisits(plans), (v) => v.clientRef)) {
    if (visits.length >= 2 * days) carers.set(clientRef, new Set());
  }
  for (const meeting of meetingsOf(plans)) {
    if (meeting.date >= since && meeting.date <= date) carers.get(meeting.clientRef)?.add(meeting.carerId);
  }
  for (const { clientRef, carerId, dates } of attendances) {
    if (dates.some((d) => d >= since && d <= date)) carers.get(clientRef)?.add(carerId);
  }
  return ratio(total([...carers.values()].map((met) => met.size)), carers.size);
}

function contactMinutes(plans: readonly DayPlan[]): number {
  return total(segmentsOf(plans, 'visit').map(lengthOf));
}

function travelMinutes(plans: readonly DayPlan[]): number {
  return total(segmentsOf(plans, 'travel').map(lengthOf));
}

function kilometresByMode(plans: readonly DayPlan[]): Record<Mode, number> {
  const kilometres: Record<Mode, number> = { car: 0, cycle: 0, walk: 0, bus: 0 };
  for (const { mode, metres } of segmentsOf(plans, 'travel')) kilometres[mode] += metres / 1000;
  return kilometres;
}

/** One segment a visit, however many carers it has. */
function plannedVisits(plans: readonly DayPlan[]): VisitSegment[] {
  return [...new Map(segmentsOf(plans, 'visit').map((v) => [v.visitId, v])).values()];
}

function meetingsOf(plans: readonly DayPlan[]): { clientRef: string; carerId: string; date: LocalDate }[] {
  return plans.flatMap(({ rounds }) =>
    rounds.flatMap(({ carerId, date, segments }) =>
      segments.flatMap((s) => (s.kind === 'visit' ? [{ clientRef: s.clientRef, carerId, date }] : [])),
    ),
  );
}

function segmentsOf<K extends Segment['kind']>(plans: readonly DayPlan[], kind: K): Extract<Segment, { kind: K }>[] {
  const isOfKind = (s: Segment): s is Extract<Segment, { kind: K }> => s.kind === kind;
  return plans.flatMap((p) => p.rounds.flatMap((r) => r.segments.filter(isOfKind)));
}

function lengthOf(segment: Segment): number {
  return segment.to - segment.from;
}

function total(numbers: readonly number[]): number {
  return numbers.reduce((sum, n) => sum + n, 0);
}

function ratio(part: number, whole: number): number {
  return whole === 0 ? 0 : part / whole;
}
