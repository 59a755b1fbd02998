import { type ContingencyDraw, fitsBank, type HoursPlan, potLeft } from '../../domain/hours-bank.ts';
import { askedInWeeks, bankOf, PERIOD_DAYS, type Period, periodOn } from '../../domain/hours-periods.ts';
import { serviceOrders } from '../../domain/life/service-order.ts';
import { asHeldBy } from '../../domain/life/serving.ts';
import type { CarePackage } from '../../domain/package.ts';
import { addDays, type LocalDate, localDateOf } from '../../domain/time.ts';
import type { Caller } from '../caller.ts';
import { NotFound } from '../errors.ts';
import { getPackage } from '../get-package.ts';
import type { Ports } from '../ports.ts';

/** Periods shown before today's: a year of them. */
const PERIODS_BEFORE = 13;

/** What a package may take and asks for, period by period. */
export interface PackageHours {
  readonly carePackage: CarePackage;
  /** Of today's period, or of the first one where none runs today. */
  readonly plan: HoursPlan;
  readonly periods: readonly HoursPeriod[];
}

/** All in minutes, all carers counted. */
export interface HoursPeriod {
  readonly from: LocalDate;
  readonly to: LocalDate;
  readonly weeks: readonly { readonly from: LocalDate; readonly planned: number; readonly asked: number }[];
  readonly draws: readonly ContingencyDraw[];
  /** What is left of the plan and the draws; below 0 where funding was cut under what is asked for. */
  readonly balance: number;
  /** What of the contingency pot is not drawn. */
  readonly contingencyLeft: number;
}

/**
 * The hours of a package: the periods of the past year, today's, and the next one, as far as the package goes.
 * @throws NotFound, also for a package without an hours bank.
 */
export async function packageHours(ports: Ports, caller: Caller, id: string): Promise<PackageHours> {
  const found = await getPackage(ports, caller, id);
  const shown = caller.role === 'provider' ? asHeldBy(found, caller.providerId) : found;
  const hours = hoursOf(shown, localDateOf(ports.clock.now()));
  if (hours === undefined) throw new NotFound('hours bank of a package', id);
  return hours;
}

/** Undefined for a package that is funded by the week alone, now and in every order to come. */
export function hoursOf(carePackage: CarePackage, today: LocalDate): PackageHours | undefined {
  const { startDate, endDate } = carePackage;
  const date = [today, startDate].sort()[1]!;
  const now = periodFrom(carePackage, date);
  if (now === undefined) return undefined;
  const last = addDays(now.from, PERIOD_DAYS);
  const yearAgo = addDays(now.from, -PERIODS_BEFORE * PERIOD_DAYS);
  const periods: Period[] = [];
  let period = periodFrom(carePackage, [yearAgo, startDate].sort()[1]!);
  while (period !== undefined && period.from <= last && (endDate === undefined || period.from <= endDate)) {
    periods.push(period);
    period = periodFrom(carePackage, addDays(period.from, PERIOD_DAYS));
  }
  return { carePackage, plan: now.plan, periods: periods.map((each) => periodOf(carePackage, each)) };
}

/** The period of a date, or the first of an order to come that brings a bank. */
function periodFrom(carePackage: CarePackage, date: LocalDate): Period | undefined {
  const coming = serviceOrders(carePackage).find((order) => order.from > date && order.hoursBank !== undefined);
  return periodOn(carePackage, date) ?? (coming && periodOn(carePackage, coming.from));
}

function periodOf(carePackage: CarePackage, period: Period): HoursPeriod {
  const { from, plan } = period;
  const bank = bankOf(carePackage, period);
  const asked = askedInWeeks(carePackage, from);
  return {
    from,
    to: addDays(from, PERIOD_DAYS - 1),
    weeks: asked.map((minutes, i) => ({ from: addDays(from, i * 7), planned: plan.weeks[i]!, asked: minutes })),
    draws: bank.draws,
    balance: fitsBank(bank, asked).balanceMinutes,
    contingencyLeft: potLeft(bank),
  };
}
