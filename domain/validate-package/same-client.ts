/**
 * Packages of one client beside each other: two providers plan them, so nobody but this rule keeps the one's visit from
 * standing at the very minute of the other's.
 */
import type { FieldProblem } from '../field-problem.ts';
import { lastDateOf, serviceOrders } from '../life/service-order.ts';
import type { CarePackage, PackageRequest, VisitPattern } from '../package.ts';
import { addDays, type LocalDate, WEEKDAYS, type Weekday, weekdayOf } from '../time.ts';
import { sharedDays, whyNotBoth } from './overlaps.ts';

/** Weekly visits between two dates. */
export type WeeklyVisits = Pick<PackageRequest, 'patterns' | 'startDate' | 'endDate'>;

/** What another package of the client asks for, stored or about to be. */
export type OtherPackage = WeeklyVisits &
  Pick<CarePackage, 'id' | 'fundedMinutesPerWeek' | 'serviceOrder' | 'earlierOrders' | 'exceptions'>;

/** Whether it still asks for visits: one that is cancelled or ended does not. */
export function isLive({ status }: CarePackage): boolean {
  return status !== 'cancelled' && status !== 'ended';
}

/** Each pattern that cannot stand beside one of another package of the client: the first pair of every other package. */
export function overlapsWithOthers(wanted: WeeklyVisits, others: readonly OtherPackage[]): FieldProblem[] {
  return others.flatMap((other) => firstOverlap(wanted, other) ?? []);
}

function firstOverlap({ patterns, startDate, endDate }: WeeklyVisits, other: OtherPackage): FieldProblem | undefined {
  for (const theirs of standingOf(other)) {
    const from = [startDate, theirs.from].sort()[1]!;
    const to = [endDate, theirs.to].filter((date) => date !== undefined).sort()[0];
    for (const [i, pattern] of patterns.entries()) {
      const rule = ruleBroken(pattern, theirs, from, to, other.id);
      if (rule === undefined) continue;
      return { field: `/patterns/${i}`, value: pattern.id, rule, code: 'same-client', about: other.id };
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

/** What a package asks for: each pattern of each of its service orders, and each visit that was changed for one day. */
function standingOf(other: OtherPackage): StandingPattern[] {
  const orders = serviceOrders(other);
  const changes = new Map(other.exceptions?.map((one) => [`${one.patternId} ${one.date}`, one]));
  return orders.flatMap((order) => {
    const to = [lastDateOf(order, orders), other.endDate].filter((date) => date !== undefined).sort()[0];
    return order.patterns.flatMap((pattern) => {
      const own = [...changes.values()].filter(
        ({ patternId, date }) => patternId === pattern.id && date >= order.from && (to === undefined || date <= to),
      );
      const changed = own.flatMap(({ date, window = pattern.window, minutes = pattern.minutes, cancelled }) =>
        cancelled ? [] : [{ pattern: { ...pattern, window, minutes }, from: date, to: date, except: new Set<never>() }],
      );
      return [{ pattern, from: order.from, to, except: new Set(own.map(({ date }) => date)) }, ...changed];
    });
  });
}

function ruleBroken(
  pattern: VisitPattern,
  { pattern: theirs, except }: StandingPattern,
  from: LocalDate,
  to: LocalDate | undefined,
  otherId: string,
): string | undefined {
  const why = whyNotBoth(theirs, pattern);
  if (why === null) return undefined;
  const dates = sharedDays(theirs, pattern).map((day) => firstOn(day, from, except));
  const date = dates.sort().find((one) => to === undefined || one <= to);
  if (date === undefined) return undefined;
  const { window, minutes } = theirs;
  const visit = `${theirs.id} (${window.from} to ${window.to}, ${minutes} minutes)`;
  return `must not overlap with ${visit} of the client's package ${otherId}, first on ${date}: ${why}`;
}

/** The first date of a weekday, `from` itself included. */
function firstOn(day: Weekday, from: LocalDate, except: ReadonlySet<LocalDate>): LocalDate {
  const days = (WEEKDAYS.indexOf(day) - WEEKDAYS.indexOf(weekdayOf(from)) + 7) % 7;
  let date = addDays(from, days);
  while (except.has(date)) date = addDays(date, 7);
  return date;
}
