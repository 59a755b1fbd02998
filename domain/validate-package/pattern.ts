import type { FieldProblem } from '../field-problem.ts';
import type { VisitPattern } from '../package.ts';
import type { Settings } from '../settings.ts';
import { isLocalTime } from '../time.ts';
import { isShortWithoutConditions, SHORT_VISIT_RULE } from './short-visit.ts';
import { LONGEST_WINDOW, widthOf } from './window.ts';

/** A standard visit's start may not be fixed more tightly than the visit is long, up to this many minutes. */
const ENOUGH_WINDOW = 60;

/** What is wrong with one pattern by itself; `at` is its JSON pointer. */
export function patternProblems(pattern: VisitPattern, at: string, settings: Settings): FieldProblem[] {
  const problems: FieldProblem[] = [];
  const refuse = (field: string, value: unknown, rule: string) =>
    problems.push({ field: `${at}/${field}`, value, rule });

  if (pattern.days.length === 0) refuse('days', pattern.days, 'at least one day');
  if (new Set(pattern.days).size < pattern.days.length) refuse('days', pattern.days, 'each day once');
  wholeNumber(pattern.minutes, 5, 720, (rule) => refuse('minutes', pattern.minutes, rule));
  wholeNumber(pattern.carersRequired, 1, 4, (rule) => refuse('carersRequired', pattern.carersRequired, rule));
  if (pattern.minGapMinutes !== undefined) {
    wholeNumber(pattern.minGapMinutes, 0, 1440, (rule) => refuse('minGapMinutes', pattern.minGapMinutes, rule));
  }
  if (pattern.skills.some((code) => code.trim() === '')) refuse('skills', pattern.skills, 'no empty skill code');
  if (settings.shortVisits === 'refuse' && isShortWithoutConditions(pattern)) {
    refuse('minutes', pattern.minutes, SHORT_VISIT_RULE);
  }
  const rule = windowRule(pattern);
  if (rule !== null) refuse('window', pattern.window, rule);
  return problems;
}

/** The rule that the window breaks, or null. */
function windowRule({ window, minutes, criticality }: VisitPattern): string | null {
  if (!isLocalTime(window.from) || !isLocalTime(window.to)) return 'must be times HH:MM, 00:00 to 23:59';
  const width = widthOf(window);
  if (width > LONGEST_WINDOW) {
    return `must end after it begins: ${window.from} to ${window.to} would be ${width} minutes, more than ${LONGEST_WINDOW}`;
  }
  const needed = Math.min(minutes, ENOUGH_WINDOW);
  if (criticality.level === 'critical' || width >= needed) return null;
  return (
    `must have its earliest and latest start at least ${needed} minutes apart for a standard visit of ${minutes} minutes, ` +
    `here ${width}: a tighter time is for critical visits`
  );
}

function wholeNumber(value: number, least: number, most: number, refuse: (rule: string) => void): void {
  if (!Number.isInteger(value) || value < least || value > most)
    refuse(`must be a whole number from ${least} to ${most}`);
}
