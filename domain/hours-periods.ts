/**
 * Flexible hours over time (BU7): the four-week periods of a package roll on from the Monday of its plan, each with its own
 * plan, draws and balance. What is asked for is what patterns and exceptions come to by calendar date, whoever serves it.
 */
import type { FieldProblem } from './field-problem.ts';
import { type BankAnswer, fitsBank, type HoursBank, type HoursPlan, hoursText, periodMinutes } from './hours-bank.ts';
import { serviceOrders } from './life/service-order.ts';
import { type Asking, minutesAskedOn } from './occurrences.ts';
import type { CarePackage } from './package.ts';
import { addDays, datesFrom, daysBetween, type LocalDate, localDateOf } from './time.ts';

/** Days of a period: four weeks. */
export const PERIOD_DAYS = 28;

export type Banked = Asking & Pick<CarePackage, 'hoursBank' | 'contingencyDraws'>;

/** The first date of the period in which a date lies; of a date before the first period, the first. */
export function periodStart({ firstPeriodStarts }: HoursPlan, date: LocalDate): LocalDate {
  const periods = Math.max(0, Math.floor(daysBetween(firstPeriodStarts, date) / PERIOD_DAYS));
  return addDays(firstPeriodStarts, periods * PERIOD_DAYS);
}

/** The bank of the period that starts then: the plan, and what was drawn in that period. */
export function bankOf({ contingencyDraws = [] }: Banked, plan: HoursPlan, from: LocalDate): HoursBank {
  const { weeks, contingencyMinutes } = plan;
  const draws = contingencyDraws.filter(({ at }) => periodStart(plan, localDateOf(at)) === from);
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
  const plan = after.hoursBank;
  if (plan === undefined) return undefined;
  const changed = comingBack(after);
  for (const start of periodsToCheck(changed, plan, from)) {
    const bank = bankOf(after, plan, start);
    const asked = askedInWeeks(changed, start);
    const answer = fitsBank(bank, asked);
    if (answer.allowed) continue;
    const was = before && fitsBank(bank, askedInWeeks(comingBack(before), start));
    if (was === undefined || was.balanceMinutes > answer.balanceMinutes) return problemOf(bank, start, answer, was);
  }
  return undefined;
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
function periodsToCheck(carePackage: Banked, plan: HoursPlan, from: LocalDate): readonly LocalDate[] {
  const { exceptions = [], suspension } = carePackage;
  const changes = [from, ...serviceOrders(carePackage).map((order) => order.from), suspension?.resumesFrom ?? from];
  const dates = [...changes.flatMap((date) => [date, addDays(date, PERIOD_DAYS)]), ...exceptions.map((e) => e.date)];
  const first = periodStart(plan, from);
  return [...new Set(dates.map((date) => periodStart(plan, date)))].filter((start) => start >= first).sort();
}
