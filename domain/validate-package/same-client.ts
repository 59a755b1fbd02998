/**
 * Packages of one client beside each other: two providers plan them, so nobody but this rule keeps the one's visit from
 * standing at the very minute of the other's.
 */
import type { FieldProblem } from '../field-problem.ts';
import { lastDateOf, serviceOrders } from '../life/service-order.ts';
import type { CarePackage, PackageRequest, VisitPattern } from '../package.ts';
import { addDays, type LocalDate, WEEKDAYS, type Weekday, weekdayOf } from '../time.ts';
import { sharedDays, whyNotBoth } from './overlaps.ts';

/** Weekly visits between two dates, and those that are another or none on one day. */
export type WeeklyVisits = Pick<PackageRequest, 'patterns' | 'startDate' | 'endDate'> & Pick<CarePackage, 'exceptions'>;

/** What another package of the client asks for, stored or about to be. */
export type OtherPackage = WeeklyVisits &
  Pick<CarePackage, 'id' | 'fundedMinutesPerWeek' | 'serviceOrder' | 'earlierOrders'>;

/** Whether it still asks for visits: one that is cancelled or ended does not. */
export function isLive({ status }: CarePackage): boolean {
  return status !== 'cancelled' && status !== 'ended';
}

/** Each pattern that cannot stand beside one of another package of the client: the first pair of every other package. */
export function overlapsWithOthers(wanted: WeeklyVisits, others: readonly OtherPackage[]): FieldProblem[] {
  return others.flatMap((other) => firstOverlap(wanted, other) ?? []);
}

function firstOverlap(wanted: WeeklyVisits, other: OtherPackage): FieldProblem | undefined {
  const { patterns, startDate: from, endDate: to } = wanted;
  const asked = standingIn({ patterns, from, to }, wanted.exceptions);
  for (const theirs of standingOf(other)) {
    for (const own of asked) {
      const rule = ruleBroken(own, theirs, other.id);
      if (rule === undefined) continue;
      const i = patterns.findIndex(({ id }) => id === own.pattern.id);
      return { field: `/patterns/${i}`, value: own.pattern.id, rule, code: 'same-client', about: other.id };
    }
  }
  return undefined;
}

/** A pattern from one date to another, without the dates on which its visit is another or none. */
interface StandingPattern {
  readonly pattern: VisitPattern;
  readonly from: LocalDate;
  readonly to: LocalDate | undefined;
  readonly except: ReadonlySet<LocalDate>;
}

/** What a package asks for, by each of its service orders. */
function standingOf(other: OtherPackage): StandingPattern[] {
  const orders = serviceOrders(other);
  return orders.flatMap((order) => {
    const to = earlier(lastDateOf(order, orders), other.endDate);
    return standingIn({ patterns: order.patterns, from: order.from, to }, other.exceptions);
  });
}

interface Weeks extends Pick<StandingPattern, 'from' | 'to'> {
  readonly patterns: readonly VisitPattern[];
}

/** Each pattern, and each visit of it that was changed for one day. */
function standingIn({ patterns, from, to }: Weeks, exceptions: CarePackage['exceptions'] = []): StandingPattern[] {
  // Of two changes of one visit the later one holds.
  const changes = new Map(exceptions.map((one) => [`${one.patternId} ${one.date}`, one]));
  return patterns.flatMap((pattern) => {
    const own = [...changes.values()].filter(
      ({ patternId, date }) => patternId === pattern.id && date >= from && (to === undefined || date <= to),
    );
    const changed = own.flatMap(({ date, window = pattern.window, minutes = pattern.minutes, cancelled }) =>
      cancelled ? [] : [{ pattern: { ...pattern, window, minutes }, from: date, to: date, except: new Set<never>() }],
    );
    return [{ pattern, from, to, except: new Set(own.map(({ date }) => date)) }, ...changed];
  });
}

function ruleBroken(own: StandingPattern, theirs: StandingPattern, otherId: string): string | undefined {
  const why = whyNotBoth(theirs.pattern, own.pattern);
  if (why === null) return undefined;
  const from = [own.from, theirs.from].sort()[1]!;
  const to = earlier(own.to, theirs.to);
  const except = new Set([...own.except, ...theirs.except]);
  const dates = sharedDays(theirs.pattern, own.pattern).map((day) => firstOn(day, from, except));
  const date = dates.sort().find((one) => to === undefined || one <= to);
  if (date === undefined) return undefined;
  const { id, window, minutes } = theirs.pattern;
  const visit = `${id} (${window.from} to ${window.to}, ${minutes} minutes)`;
  return `must not overlap with ${visit} of the client's package ${otherId}, first on ${date}: ${why}`;
}

/** Absent = no end. */
function earlier(one: LocalDate | undefined, other: LocalDate | undefined): LocalDate | undefined {
  return [one, other].filter((date) => date !== undefined).sort()[0];
}

/** The first date of a weekday, `from` itself included. */
function firstOn(day: Weekday, from: LocalDate, except: ReadonlySet<LocalDate>): LocalDate {
  const days = (WEEKDAYS.indexOf(day) - WEEKDAYS.indexOf(weekdayOf(from)) + 7) % 7;
  let date = addDays(from, days);
  while (except.has(date)) date = addDays(date, 7);
  return date;
}
