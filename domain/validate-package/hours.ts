import type { FieldProblem } from '../field-problem.ts';
import type { HoursPlan } from '../hours-bank.ts';
import { hoursProblem } from '../hours-periods.ts';
import type { PackageRequest } from '../package.ts';
import { isLocalDate, weekdayOf } from '../time.ts';

/** What is wrong with the hours bank of a request, or with its visits by it. */
export function hoursProblems(request: PackageRequest, plan: HoursPlan): FieldProblem[] {
  const problems = planProblems(plan, request);
  if (problems.length > 0 || !isLocalDate(request.startDate)) return problems;
  const over = hoursProblem(request, request.startDate);
  return over === undefined ? [] : [{ field: '/hoursBank/weeks', value: plan.weeks, ...over }];
}

function planProblems(
  { firstPeriodStarts, weeks, contingencyMinutes }: HoursPlan,
  { startDate }: PackageRequest,
): FieldProblem[] {
  const problems: FieldProblem[] = [];
  const field = '/hoursBank/firstPeriodStarts';
  if (!isLocalDate(firstPeriodStarts) || weekdayOf(firstPeriodStarts) !== 'mon') {
    problems.push({ field, value: firstPeriodStarts, rule: 'must be a Monday, YYYY-MM-DD' });
  } else if (firstPeriodStarts > startDate) {
    problems.push({ field, value: firstPeriodStarts, rule: `must not be after the start date ${startDate}` });
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
