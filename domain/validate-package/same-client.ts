/**
 * Packages of one client beside each other: two providers plan them, so nobody but this rule keeps the one's visit from
 * standing at the very minute of the other's.
 */
import type { FieldProblem } from '../field-problem.ts';
import { lastDateOf, type ServiceOrder, serviceOrders } from '../life/service-order.ts';
import type { CarePackage, PackageRequest } from '../package.ts';
import { addDays, type LocalDate, WEEKDAYS, type Weekday, weekdayOf } from '../time.ts';
import { sharedDays, whyNotBoth } from './overlaps.ts';

/** Weekly visits between two dates. */
export type WeeklyVisits = Pick<PackageRequest, 'patterns' | 'startDate' | 'endDate'>;

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

function firstOverlap({ patterns, startDate, endDate }: WeeklyVisits, other: OtherPackage): FieldProblem | undefined {
  const orders = serviceOrders(other);
  for (const order of orders) {
    const from = [startDate, order.from].sort()[1]!;
    const to = [endDate, other.endDate, lastDateOf(order, orders)].filter((date) => date !== undefined).sort()[0];
    for (const [i, pattern] of patterns.entries()) {
      const rule = ruleBroken(pattern, order, from, to, other.id);
      if (rule === undefined) continue;
      return { field: `/patterns/${i}`, value: pattern.id, rule, code: 'same-client', about: other.id };
    }
  }
  return undefined;
}

function ruleBroken(
  pattern: PackageRequest['patterns'][number],
  order: ServiceOrder,
  from: LocalDate,
  to: LocalDate | undefined,
  otherId: string,
): string | undefined {
  for (const theirs of order.patterns) {
    const why = whyNotBoth(theirs, pattern);
    if (why === null) continue;
    const dates = sharedDays(theirs, pattern).map((day) => firstOn(day, from));
    const date = dates.sort().find((one) => to === undefined || one <= to);
    if (date === undefined) continue;
    const { window, minutes } = theirs;
    const visit = `${theirs.id} (${window.from} to ${window.to}, ${minutes} minutes)`;
    return `must not overlap with ${visit} of the client's package ${otherId}, first on ${date}: ${why}`;
  }
  return undefined;
}

/** The first date of a weekday, `from` itself included. */
function firstOn(day: Weekday, from: LocalDate): LocalDate {
  const days = (WEEKDAYS.indexOf(day) - WEEKDAYS.indexOf(weekdayOf(from)) + 7) % 7;
  return addDays(from, days);
}
