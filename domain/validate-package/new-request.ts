/**
 * What is wrong with a request that is sent today, and would not be with the same one stored before: a date passes, and
 * a contract may stop naming a need.
 */
import type { FieldProblem } from '../field-problem.ts';
import type { PackageRequest } from '../package.ts';
import { isLocalDate, type LocalDate } from '../time.ts';

export interface KnownToday {
  /** The calendar date in Europe/London. */
  readonly today: LocalDate;
  /** Every type of need that a package may have. */
  readonly needTypes: readonly string[];
}

export function newRequestProblems(
  { startDate, needType }: PackageRequest,
  { today, needTypes }: KnownToday,
): FieldProblem[] {
  const problems: FieldProblem[] = [];
  if (isLocalDate(startDate) && startDate < today) {
    const rule = `must not be before today, ${today}: nobody can be asked for care on a day that is over`;
    problems.push({ field: '/startDate', value: startDate, rule });
  }
  if (!needTypes.includes(needType)) {
    problems.push({ field: '/needType', value: needType, rule: `must be one of ${needTypes.join(', ')}` });
  }
  return problems;
}
