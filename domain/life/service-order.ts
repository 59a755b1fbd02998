/**
 * Service orders (BU8, DE8): what is commissioned changes from a date on, and each version is kept, so that every visit
 * can name the one it was made from. The newest version is the package's own patterns, funding and hours bank.
 */
import type { HoursPlan } from '../hours-bank.ts';
import type { CarePackage, VisitPattern } from '../package.ts';
import { addDays, type LocalDate } from '../time.ts';

/** One version of what is commissioned, in force from `from` until the day before the next version. */
export interface ServiceOrder {
  /** 1, 2, 3 ...; 1 is the package as it was submitted. */
  readonly version: number;
  /** First calendar date on which it is in force. */
  readonly from: LocalDate;
  readonly patterns: readonly VisitPattern[];
  /** Funded minutes a week, all carers counted. */
  readonly fundedMinutesPerWeek: number;
  /** Its four-week bank; absent = it is funded by the week alone. */
  readonly hoursBank?: HoursPlan;
}

/** The newest version: its patterns, funding and hours bank stand in the package itself. */
export interface CurrentOrder {
  readonly version: number;
  readonly from: LocalDate;
  readonly at: string;
  readonly reason: string;
}

type Ordered = Pick<
  CarePackage,
  'patterns' | 'fundedMinutesPerWeek' | 'hoursBank' | 'startDate' | 'serviceOrder' | 'earlierOrders'
>;

/** Every version, the oldest first. */
export function serviceOrders(carePackage: Ordered): readonly ServiceOrder[] {
  const { patterns, fundedMinutesPerWeek, hoursBank, startDate, serviceOrder, earlierOrders = [] } = carePackage;
  const { version = 1, from = startDate } = serviceOrder ?? {};
  const newest = { version, from, patterns, fundedMinutesPerWeek, ...(hoursBank !== undefined && { hoursBank }) };
  return [...earlierOrders, newest];
}

/** The version in force on a calendar date; before the first one, the first. */
export function orderOn(carePackage: Ordered, date: LocalDate): ServiceOrder {
  const orders = serviceOrders(carePackage);
  return orders.findLast((order) => order.from <= date) ?? orders[0]!;
}

/** A package's weekly visits from a date on. */
export interface OrderChange {
  readonly from: LocalDate;
  readonly patterns: readonly VisitPattern[];
  readonly fundedMinutesPerWeek: number;
  /** Absent = as it is on that date; null = from then on it is funded by the week alone. */
  readonly hoursBank?: HoursPlan | null;
  readonly reason: string;
}

/** The package with one more version. A version that was to begin on the same date or later is replaced by it. */
export function withOrder<P extends Ordered>(carePackage: P, change: OrderChange, at: string): P {
  const { from, patterns, fundedMinutesPerWeek, reason } = change;
  const before = serviceOrders(carePackage);
  const version = before.at(-1)!.version + 1;
  const { hoursBank: _, ...rest } = carePackage;
  const hoursBank = change.hoursBank === undefined ? orderOn(carePackage, from).hoursBank : change.hoursBank;
  return {
    ...(rest as P),
    patterns,
    fundedMinutesPerWeek,
    ...(hoursBank && { hoursBank }),
    earlierOrders: before.filter((order) => order.from < from),
    serviceOrder: { version, from, at, reason },
  };
}

/** The last calendar date of each version but the newest. */
export function lastDateOf(order: ServiceOrder, orders: readonly ServiceOrder[]): LocalDate | undefined {
  const next = orders.find(({ version }) => version > order.version);
  return next === undefined ? undefined : addDays(next.from, -1);
}
