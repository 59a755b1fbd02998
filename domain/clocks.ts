/**
 * The clocks of a package request (WA37, WA38, BU28): each urgency has its own limit from request to placed, here, and
 * from request to the first visit (first-visit-clock.ts). A warning comes before the breach, not after it.
 */
import { addWorkingDays, isComputedYear } from './bank-holidays.ts';
import type { FieldProblem } from './field-problem.ts';
import type { CarePackage, Urgency } from './package.ts';
import { addDays, dayMinuteOf, dayMinuteOfInstant, instantOf, localDateOf, localTimeOf, planningDay } from './time.ts';

/**
 * hours: so many elapsed hours. calendar-days / working-days: until the same time of day so many days on; the seed's
 * "four days" can be read either way, so it is configuration.
 */
export interface Limit {
  readonly amount: number;
  readonly unit: (typeof UNITS)[number];
}

const UNITS = ['hours', 'calendar-days', 'working-days'] as const;

export interface ClockRule {
  readonly toPlace: Limit;
  readonly toFirstVisit: Limit;
  /** Share of each time after which the request is warned of: 0.75 = when a quarter is left. */
  readonly warnAfter: number;
}

export type Clocks = Readonly<Record<Urgency, ClockRule>>;

export const defaultClocks: Clocks = {
  emergency: { toPlace: hours(4), toFirstVisit: hours(12), warnAfter: 0.5 },
  'hospital-discharge': { toPlace: hours(24), toFirstVisit: hours(48), warnAfter: 0.5 },
  urgent: { toPlace: hours(48), toFirstVisit: hours(72), warnAfter: 0.75 },
  standard: {
    toPlace: { amount: 4, unit: 'calendar-days' },
    toFirstVisit: { amount: 7, unit: 'calendar-days' },
    warnAfter: 0.75,
  },
};

export interface DueTimes {
  readonly warnAt: string;
  readonly placeBy: string;
  /** A limit in working days runs into a year whose bank holidays are not published yet: computed, so it may move. */
  readonly provisional?: true;
}

export type ClockState = 'in-time' | 'warning' | 'breached';

/** Instants (ISO, Z) by which a request submitted at `submittedAt` must be placed, and is warned of. */
export function dueTimes(submittedAt: string, urgency: Urgency, clocks: Clocks): DueTimes {
  const rule = clocks[urgency];
  const placeBy = after(submittedAt, rule.toPlace);
  const start = Date.parse(submittedAt);
  const warnAt = new Date(start + (Date.parse(placeBy) - start) * rule.warnAfter).toISOString();
  const provisional = rule.toPlace.unit === 'working-days' && isComputedYear(localDateOf(placeBy));
  return { warnAt, placeBy, ...(provisional && { provisional }) };
}

/**
 * The due times of a package. One that is asked for anew, because its provider hands it back or it is moved on, runs by a
 * new clock, and is to be placed at the latest when whoever serves it until then stops, or on its start date if it was
 * handed back well before that.
 */
export function dueTimesOf(
  { submittedAt, urgency, askedAnew }: Pick<CarePackage, 'submittedAt' | 'urgency' | 'askedAnew'>,
  clocks: Clocks,
): DueTimes {
  if (askedAnew === undefined) return dueTimes(submittedAt, urgency, clocks);
  // Nobody waits in hospital for it any more.
  const due = dueTimes(askedAnew.at, urgency === 'hospital-discharge' ? 'standard' : urgency, clocks);
  const needed = instantOf(askedAnew.from, planningDay(askedAnew.from).from);
  if (due.placeBy <= needed) return due;
  const start = Date.parse(askedAnew.at);
  const warnAt = new Date(start + (Date.parse(needed) - start) * clocks[urgency].warnAfter).toISOString();
  return { warnAt, placeBy: needed };
}

/** Where the clock of a request that is not placed yet stands at `now`; at the limit itself it is still in time. */
export function clockState(due: DueTimes, now: string): ClockState {
  const at = Date.parse(now);
  if (at > Date.parse(due.placeBy)) return 'breached';
  return at >= Date.parse(due.warnAt) ? 'warning' : 'in-time';
}

/** Where the clock of one package stands. */
export interface PackageClock extends DueTimes {
  /** Of one that is placed or over, as it stood then: in time or breached for good. */
  readonly state: ClockState;
  /** Minutes from request (the last one, where it was asked for anew) to placement or end, or to now while it is open; whole, rounded down. */
  readonly minutesSoFar: number;
  /** Neither placed nor over. */
  readonly running: boolean;
}

type Clocked = Pick<
  CarePackage,
  'submittedAt' | 'urgency' | 'status' | 'placement' | 'cancelled' | 'ending' | 'endDate' | 'askedAnew'
>;

/** The clock of a package at `now`; it stops with the placement, or with the end of one that nobody held then. */
export function clockOf(carePackage: Clocked, clocks: Clocks, now: string): PackageClock {
  const { submittedAt, placement, askedAnew } = carePackage;
  const due = dueTimesOf(carePackage, clocks);
  const began = askedAnew?.at ?? submittedAt;
  const stopped = placement?.at ?? overSince(carePackage);
  const state = clockState(due, stopped ?? now);
  return {
    ...due,
    state: stopped !== undefined && state === 'warning' ? 'in-time' : state,
    minutesSoFar: Math.floor((Date.parse(stopped ?? now) - Date.parse(began)) / 60_000),
    running: stopped === undefined,
  };
}

/** When a package was called off or ended; undefined = it is not over. */
export function overSince({
  status,
  cancelled,
  ending,
  endDate,
}: Pick<CarePackage, 'status' | 'cancelled' | 'ending' | 'endDate'>): string | undefined {
  if (status === 'cancelled') return cancelled?.at;
  if (status !== 'ended' || endDate === undefined) return undefined;
  const lastOf = instantOf(endDate, planningDay(endDate).to);
  // One that ended at once ended then; one that was told its end before ran to the end of that day.
  return ending !== undefined && localDateOf(ending.at) === endDate ? ending.at : lastOf;
}

/** What no clock can run by: an amount that is not a whole number above 0, an unknown unit, a warning after the limit. */
export function clockProblems(clocks: Clocks): FieldProblem[] {
  return Object.entries(clocks).flatMap(([urgency, { toPlace, toFirstVisit, warnAfter }]) => {
    const at = `clocks.${urgency}`;
    const problems = [...limitProblems(`${at}.toPlace`, toPlace), ...limitProblems(`${at}.toFirstVisit`, toFirstVisit)];
    if (!(warnAfter > 0 && warnAfter < 1)) {
      problems.push({ field: `${at}.warnAfter`, value: warnAfter, rule: 'is a share of the time: above 0, below 1' });
    }
    return problems;
  });
}

function limitProblems(field: string, { amount, unit }: Limit): FieldProblem[] {
  const problems: FieldProblem[] = [];
  if (!Number.isInteger(amount) || amount <= 0) {
    problems.push({ field: `${field}.amount`, value: amount, rule: 'is a whole number above 0' });
  }
  if (!UNITS.includes(unit))
    problems.push({ field: `${field}.unit`, value: unit, rule: `is one of ${UNITS.join(', ')}` });
  return problems;
}

/** The instant at which a limit that begins at another one is over. */
export function after(instant: string, { amount, unit }: Limit): string {
  if (unit === 'hours') return new Date(Date.parse(instant) + amount * 3_600_000).toISOString();
  const date = localDateOf(instant);
  const due = unit === 'calendar-days' ? addDays(date, amount) : addWorkingDays(date, amount);
  // The same wall-clock time, whole minutes: across a clock change the elapsed hours differ by one.
  return instantOf(due, dayMinuteOf(due, localTimeOf(date, dayMinuteOfInstant(date, instant))));
}

function hours(amount: number): Limit {
  return { amount, unit: 'hours' };
}
