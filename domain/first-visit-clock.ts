/**
 * The second clock of a package request: from request, or the day on which the client is ready to leave hospital, to the
 * first visit that its rounds plan (DE20: bed-days are lost until then). Each urgency has its own limit; one that is to be
 * missed as things are planned is warned of, however long there is to go.
 */
import { isComputedYear } from './bank-holidays.ts';
import { after, type ClockState, type Clocks, overSince } from './clocks.ts';
import type { CarePackage } from './package.ts';
import { instantOf, type LocalDate, localDateOf, planningDay } from './time.ts';

export interface FirstVisitClock {
  readonly state: ClockState;
  readonly warnAt: string;
  /** To be visited for the first time by then. */
  readonly by: string;
  /** Start of the first visit as the rounds have it; absent = none is planned. */
  readonly at?: string;
  /** Minutes to the first visit, planned or past; where there is none, to now or to the end of the package. Whole, rounded down. */
  readonly minutes: number;
  /** The first visit is still to come. */
  readonly running: boolean;
  /** As DueTimes.provisional. */
  readonly provisional?: true;
}

type Clocked = Pick<
  CarePackage,
  'submittedAt' | 'startDate' | 'source' | 'urgency' | 'askedAnew' | 'status' | 'cancelled' | 'ending' | 'endDate'
>;

/** @param at start of the first visit as planned; of one that is past, as it was. */
export function firstVisitClock(carePackage: Clocked, clocks: Clocks, now: string, at?: string): FirstVisitClock {
  const due = firstVisitDue(carePackage, clocks);
  const over = overSince(carePackage);
  const made = at !== undefined && at <= now;
  const until = at ?? over ?? now;
  return {
    warnAt: due.warnAt,
    by: due.by,
    ...(due.provisional && { provisional: due.provisional }),
    state: made || over !== undefined ? (until > due.by ? 'breached' : 'in-time') : stateToCome(due, now, at),
    ...(at !== undefined && { at }),
    minutes: Math.max(0, Math.floor((Date.parse(until) - Date.parse(due.from)) / 60_000)),
    running: !made && over === undefined,
  };
}

interface Due {
  /** When the clock begins. */
  readonly from: string;
  readonly warnAt: string;
  readonly by: string;
  readonly provisional?: true;
}

/** A limit never ends before the day that was asked for: nobody is late who begins on the start date. */
function firstVisitDue({ submittedAt, startDate, source, urgency, askedAnew }: Clocked, clocks: Clocks): Due {
  const { toFirstVisit, warnAfter } = clocks[urgency];
  const ready = source.readyDate === undefined ? submittedAt : startOf(source.readyDate);
  const from = askedAnew?.at ?? later(submittedAt, ready);
  // Of one that is asked for anew the next provider is needed on a day, and whoever leaves serves it until then.
  const limit = after(from, toFirstVisit);
  const by = askedAnew === undefined ? later(limit, endOf(startDate)) : endOf(askedAnew.from);
  // As long before the end as for a start at once: of what begins in a month nothing can be planned yet.
  const left = (Date.parse(limit) - Date.parse(from)) * (1 - warnAfter);
  const warnAt = later(from, new Date(Date.parse(by) - left).toISOString());
  const provisional =
    askedAnew === undefined && by === limit && toFirstVisit.unit === 'working-days' && isComputedYear(localDateOf(by));
  return { from, warnAt, by, ...(provisional && { provisional }) };
}

function stateToCome({ warnAt, by }: Due, now: string, at: string | undefined): ClockState {
  if (now > by) return 'breached';
  if (at !== undefined) return at > by ? 'warning' : 'in-time';
  return now >= warnAt ? 'warning' : 'in-time';
}

function startOf(date: LocalDate): string {
  return instantOf(date, planningDay(date).from);
}

function endOf(date: LocalDate): string {
  return instantOf(date, planningDay(date).to);
}

/** Of two instants, which are ISO texts in Z and sort as such. */
function later(one: string, other: string): string {
  return one > other ? one : other;
}
