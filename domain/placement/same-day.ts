/**
 * Starts on the day itself: an emergency or a discharge does not wait for tomorrow's rounds where what is left of today's
 * can take it (DE20: hours to the first visit; WA41: emergency care is responded to). Which classes may, and how long
 * before the first visit whoever attends has to be told, is the council's to decide.
 */
import type { FieldProblem } from '../field-problem.ts';
import { visitsOn } from '../occurrences.ts';
import type { CarePackage, Urgency, VisitException, VisitPattern } from '../package.ts';
import { type LocalDate, localTimeOf, PLANNING_DAY_STARTS } from '../time.ts';
import type { Visit } from '../visit.ts';

export interface StartRule {
  /** It may be served from the day on which it is placed; otherwise from the day after at the earliest. */
  readonly sameDay: boolean;
  /** Least minutes from the placement to the start of a visit on that day: to tell the carer, and for the way there. */
  readonly noticeMinutes: number;
}

export type Starts = Readonly<Record<Urgency, StartRule>>;

/**
 * An hour is the longest way by car, 45 minutes, and a quarter of an hour to reach the carer; from a hospital a client has
 * to be brought home first. What may not start on the day would have the two hours too, if it might.
 */
export const defaultStarts: Starts = {
  emergency: { sameDay: true, noticeMinutes: 60 },
  'hospital-discharge': { sameDay: true, noticeMinutes: 120 },
  urgent: { sameDay: false, noticeMinutes: 120 },
  standard: { sameDay: false, noticeMinutes: 120 },
};

/** Notices that are not a whole number of minutes, 0 or more. */
export function startProblems(starts: Starts): FieldProblem[] {
  return Object.entries(starts).flatMap(([urgency, { noticeMinutes }]) =>
    Number.isInteger(noticeMinutes) && noticeMinutes >= 0
      ? []
      : [{ field: `starts.${urgency}.noticeMinutes`, value: noticeMinutes, rule: 'is a whole number, 0 or more' }],
  );
}

/** Whether a package that is placed on a planning date may be served on it: it has begun, and nobody else serves it then. */
export function mayStartOn(
  { urgency, startDate, source, outgoing }: Pick<CarePackage, 'urgency' | 'startDate' | 'source' | 'outgoing'>,
  starts: Starts,
  date: LocalDate,
): boolean {
  const ready = source.readyDate !== undefined && source.readyDate > startDate ? source.readyDate : startDate;
  return starts[urgency].sameDay && ready <= date && (outgoing === undefined || outgoing.until < date);
}

/** The least notice of an urgency that may start on the day; undefined = none may. */
export function leastNotice(starts: Starts): number | undefined {
  const notices = Object.values(starts).flatMap(({ sameDay, noticeMinutes }) => (sameDay ? [noticeMinutes] : []));
  return notices.sort((a, b) => a - b)[0];
}

/** What a package asks for on a planning date from a day minute on. */
export interface RestOfDay<P> {
  /** The package with its exceptions for that date: visits that are not asked for, windows cut to what is left of them. */
  readonly carePackage: P;
  /** In order of time. */
  readonly visits: readonly Visit[];
  /** Visits that cannot begin in time any more. */
  readonly past: readonly Visit[];
}

/** @param without ids of visits that are not asked for either. */
export function restOfDay<P extends CarePackage>(
  carePackage: P,
  date: LocalDate,
  earliest: number,
  without: ReadonlySet<string> = new Set(),
): RestOfDay<P> {
  const exceptions = [...(carePackage.exceptions ?? [])];
  const past: Visit[] = [];
  for (const visit of visitsOn(carePackage, date)) {
    const window = windowLeft(visit, earliest);
    if (window === null && !without.has(visit.id)) past.push(visit);
    const about = { patternId: visit.patternId, date: visit.id.slice(-'YYYY-MM-DD'.length) };
    if (window === null || without.has(visit.id)) exceptions.push({ ...about, cancelled: true });
    else if (visit.window.from < earliest) exceptions.push({ ...changeOf(exceptions, about), window });
  }
  const after = exceptions.length === 0 ? carePackage : { ...carePackage, exceptions };
  return { carePackage: after, visits: inOrder(visitsOn(after, date)), past: inOrder(past) };
}

/** Wall-clock times of the starts that are left; null = none, or the planning day would be another one. */
function windowLeft({ date, window }: Visit, earliest: number): VisitPattern['window'] | null {
  if (window.to < earliest) return null;
  const [opens, from, to] = [window.from, Math.max(window.from, earliest), window.to].map((m) => localTimeOf(date, m));
  const isNight = (time: string | undefined): boolean => time! < PLANNING_DAY_STARTS;
  return isNight(opens) === isNight(from) ? { from: from!, to: to! } : null;
}

/** What has been changed about the visit already: its minutes stay as they are. */
function changeOf(exceptions: readonly VisitException[], about: VisitException): VisitException {
  return exceptions.findLast((e) => e.patternId === about.patternId && e.date === about.date) ?? about;
}

function inOrder(visits: readonly Visit[]): readonly Visit[] {
  return visits.toSorted((a, b) => a.window.from - b.window.from || (a.id < b.id ? -1 : 1));
}
