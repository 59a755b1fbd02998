import type { FieldProblem } from '../field-problem.ts';
import type { HoursPlan } from '../hours-bank.ts';
import { type Banked, hoursProblem, PERIOD_DAYS, periodOn } from '../hours-periods.ts';
import type { OrderChange } from '../life/service-order.ts';
import type { PackageRequest } from '../package.ts';
import { addDays, isLocalDate, weekdayOf } from '../time.ts';

/** What is wrong with the hours bank of a request, or with its visits by it. */
export function hoursProblems(request: PackageRequest, plan: HoursPlan): FieldProblem[] {
  const { startDate } = request;
  const problems = planProblems(plan);
  if (problems.length === 0 && plan.firstPeriodStarts > startDate) {
    const rule = `must not be after the start date ${startDate}`;
    problems.push({ field: '/hoursBank/firstPeriodStarts', value: plan.firstPeriodStarts, rule });
  }
  if (problems.length > 0 || !isLocalDate(request.startDate)) return problems;
  const over = hoursProblem(request, request.startDate);
  return over === undefined ? [] : [{ field: '/hoursBank/weeks', value: plan.weeks, ...over }];
}

/**
 * What is wrong with another hours bank that a service order brings, or with its taking one away: no four weeks have two.
 * @param before the package as it is.
 */
export function changedPlanProblems(before: Banked, { from, hoursBank }: OrderChange): FieldProblem[] {
  if (hoursBank === undefined) return [];
  const problems = hoursBank === null ? [] : planProblems(hoursBank);
  const period = periodOn(before, from);
  if (period !== undefined && period.from !== from) {
    const next = addDays(period.from, PERIOD_DAYS);
    const rule = `must be the first day of a four-week period, such as ${next}, if its hours bank changes`;
    problems.push({ field: '/from', value: from, rule });
  } else if (hoursBank !== null && problems.length === 0 && hoursBank.firstPeriodStarts !== from) {
    const rule = `must be ${from}, when the order begins`;
    problems.push({ field: '/hoursBank/firstPeriodStarts', value: hoursBank.firstPeriodStarts, rule });
  }
  return problems;
}

function planProblems({ firstPeriodStarts, weeks, contingencyMinutes }: HoursPlan): FieldProblem[] {
  const problems: FieldProblem[] = [];
  if (!isLocalDate(firstPeriodStarts) || weekdayOf(firstPeriodStarts) !== 'mon') {
    const field = '/hoursBank/firstPeriodStarts';
    problems.push({ field, value: firstPeriodStarts, rule: 'must be a Monday, YYYY-MM-DD' });
  }
  const amounts: [string, number][] = [
    ...weeks.map((minutes, i): [string, number] => [`/hoursBank/weeks/${i}`, minutes]),
    ['/hoursBank/contingencyMinutes', contingencyMinutes],
  ];
  for (const [at, value] of amounts) {
    if (!Number.isInteger(value) || value < 0) {
      problems.push({ field: at, value, rule: 'must be a whole number of minutes, 0 or more' });
    }
  }
  return problems;
}
