/**
 * Flexible hours over time (BU7): the four-week periods of a package roll on from the Monday of its plan, each with its own
 * plan, draws and balance; a service order may bring another plan, from the start of a period. What is asked for is what patterns and exceptions come to by calendar date, whoever serves it.
 */
import type { FieldProblem } from './field-problem.ts';
import { type BankAnswer, fitsBank, type HoursBank, type HoursPlan, hoursText, periodMinutes } from './hours-bank.ts';
import { orderOn, serviceOrders } from './life/service-order.ts';
import { type Asking, minutesAskedOn } from './occurrences.ts';
import type { CarePackage } from './package.ts';
import { addDays, datesFrom, daysBetween, type LocalDate, localDateOf } from './time.ts';

/** Days of a period: four weeks. */
export const PERIOD_DAYS = 28;

export type Banked = Asking & Pick<CarePackage, 'contingencyDraws'>;

/** Four weeks, with the plan that is in force for them. */
export interface Period {
  readonly from: LocalDate;
  readonly plan: HoursPlan;
}

/** The first date of the period in which a date lies; of a date before the first period, the first. */
export function periodStart({ firstPeriodStarts }: HoursPlan, date: LocalDate): LocalDate {
  const periods = Math.max(0, Math.floor(daysBetween(firstPeriodStarts, date) / PERIOD_DAYS));
  return addDays(firstPeriodStarts, periods * PERIOD_DAYS);
}

/** The period in which a date lies; undefined where it is funded by the week alone. */
export function periodOn(carePackage: Banked, date: LocalDate): Period | undefined {
  const plan = orderOn(carePackage, date).hoursBank;
  return plan && { from: periodStart(plan, date), plan };
}

/** The bank of a period: its plan, and what was drawn in it. */
export function bankOf(carePackage: Banked, { from, plan: { weeks, contingencyMinutes } }: Period): HoursBank {
  const { contingencyDraws = [] } = carePackage;
  const draws = contingencyDraws.filter(({ at }) => periodOn(carePackage, localDateOf(at))?.from === from);
  return { weeks, contingencyMinutes, draws };
}

/** Minutes asked for in each of the four weeks of the period that starts then. */
export function askedInWeeks(carePackage: Banked, from: LocalDate): number[] {
  return [0, 7, 14, 21].map((day) =>
    datesFrom(addDays(from, day), 7).reduce((sum, date) => sum + minutesAskedOn(carePackage, date), 0),
  );
}

/**
 * The rule that a package breaks in the first period, of those from a date on, which does not hold what it asks for.
 * @param before the package as it is: a period that asks for no more than it did stands, so that visits can always be
 *   shortened or cancelled.
 * @returns undefined where all periods hold it, and for a package without a bank.
 */
export function hoursProblem(
  after: Banked,
  from: LocalDate,
  before?: Banked,
): Required<Pick<FieldProblem, 'rule' | 'code' | 'numbers'>> | undefined {
  const changed = comingBack(after);
  for (const period of periodsToCheck(changed, from)) {
    const bank = bankOf(after, period);
    const asked = askedInWeeks(changed, period.from);
    const answer = fitsBank(bank, asked);
    if (answer.allowed) continue;
    const was = before && balanceBefore(before, period, bank);
    if (was === undefined || was.balanceMinutes > answer.balanceMinutes)
      return problemOf(bank, period.from, answer, was);
  }
  return undefined;
}

/** Undefined where the period had another plan: what stood by that one does not stand by this one. */
function balanceBefore(before: Banked, { from, plan }: Period, bank: HoursBank): BankAnswer | undefined {
  const samePlan = JSON.stringify(periodOn(before, from)?.plan) === JSON.stringify(plan);
  return samePlan ? fitsBank(bank, askedInWeeks(comingBack(before), from)) : undefined;
}

function problemOf(
  bank: HoursBank,
  start: LocalDate,
  answer: Extract<BankAnswer, { allowed: false }>,
  was: BankAnswer | undefined,
) {
  const heldMinutes = periodMinutes(bank);
  const leftMinutes = Math.max(0, was?.balanceMinutes ?? heldMinutes);
  const { balanceMinutes, overByMinutes } = answer;
  return {
    rule: `${answer.rule}, from ${start}: ${hoursText(overByMinutes)} too many, ${hoursText(leftMinutes)} left without this`,
    code: 'hours-bank',
    numbers: { heldMinutes, askedMinutes: heldMinutes - balanceMinutes, balanceMinutes, leftMinutes },
  };
}

/** A client who is away until nobody knows when is taken to come back at once: the hours have to be there then. */
function comingBack(carePackage: Banked): Banked {
  const { suspension, ...rest } = carePackage;
  return suspension === undefined || suspension.resumesFrom !== undefined ? carePackage : rest;
}

/** Only where something changes is a period unlike the one before it; two at each change are the part and the whole. */
function periodsToCheck(carePackage: Banked, from: LocalDate): readonly Period[] {
  const { exceptions = [], suspension } = carePackage;
  const changes = [from, ...serviceOrders(carePackage).map((order) => order.from), suspension?.resumesFrom ?? from];
  const dates = [...changes.flatMap((date) => [date, addDays(date, PERIOD_DAYS)]), ...exceptions.map((e) => e.date)];
  const first = periodOn(carePackage, from)?.from ?? from;
  const periods = dates.map((date) => periodOn(carePackage, date)).filter((period) => period !== undefined);
  const byStart = new Map(periods.map((period) => [period.from, period]));
  return [...byStart.values()].filter((period) => period.from >= first).sort((a, b) => (a.from < b.from ? -1 : 1));
}
