/**
 * What is wrong with a request that is sent today, and would not be with the same one stored before: a date passes, and
 * a contract may stop naming a need.
 */
import type { FieldProblem } from '../field-problem.ts';
import type { PackageRequest } from '../package.ts';
import { mayStartOn, type Starts } from '../placement/same-day.ts';
import { addDays, isLocalDate, type LocalDate } from '../time.ts';

export interface KnownToday {
  /** The calendar date in Europe/London. */
  readonly today: LocalDate;
  /** The first planning date that has not begun. */
  readonly tomorrow: LocalDate;
  /** Which urgencies may be served today. */
  readonly starts: Starts;
  /** Every type of need that a package may have. */
  readonly needTypes: readonly string[];
}

export function newRequestProblems(
  request: PackageRequest,
  { today, tomorrow, starts, needTypes }: KnownToday,
): FieldProblem[] {
  const { startDate, endDate, urgency, needType } = request;
  const problems: FieldProblem[] = [];
  if (isLocalDate(startDate) && startDate < today) {
    const rule = `must not be before today, ${today}: nobody can be asked for care on a day that is over`;
    problems.push({ field: '/startDate', value: startDate, rule });
  }
  const endsToday = endDate !== undefined && isLocalDate(endDate) && endDate >= startDate && endDate < tomorrow;
  if (endsToday && !mayStartOn(request, starts, addDays(tomorrow, -1))) {
    const rule = `must not be before ${tomorrow}, the first day on which it could be served (urgency ${urgency})`;
    problems.push({ field: '/endDate', value: endDate, rule });
  }
  if (!needTypes.includes(needType)) {
    problems.push({ field: '/needType', value: needType, rule: `must be one of ${needTypes.join(', ')}` });
  }
  return problems;
}
