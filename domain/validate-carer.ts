/** What makes a carer, a shift pattern or an absence wrong in itself. An empty list means valid. */
import type { Absence, Carer, ShiftPattern } from './carer.ts';
import type { FieldProblem } from './field-problem.ts';
import { isOnTheMap } from './place.ts';
import { isInstant, isLocalDate, isLocalTime, wallMinutesOf } from './time.ts';

/**
 * Twelve hours by the clock on the wall: one break is then enough wherever in the shift the visits lie, but for the night
 * that is an hour longer (see shift-spans.ts), and eleven are left to rest.
 */
const LONGEST_SHIFT = 720;
const MINUTES_A_WEEK = 7 * 1440;

export function validateCarer(carer: Carer): FieldProblem[] {
  const problems: FieldProblem[] = [];
  if (!isOnTheMap(carer.home)) {
    problems.push({
      field: '/home',
      value: carer.home,
      rule: 'must lie in the United Kingdom: lat 49 to 61, lon -9 to 2',
    });
  }
  carer.skills.forEach((skill, i) => {
    if (skill.code.trim() === '')
      problems.push({ field: `/skills/${i}/code`, value: skill.code, rule: 'must not be empty' });
    problems.push(...dateProblem(`/skills/${i}/expires`, skill.expires));
  });
  problems.push(...dateProblem('/clearedFrom', carer.clearedFrom), ...dateProblem('/leaves', carer.leaves));
  if (carer.leaves !== undefined && carer.leaves < carer.clearedFrom) {
    problems.push({
      field: '/leaves',
      value: carer.leaves,
      rule: `must not be before clearance on ${carer.clearedFrom}`,
    });
  }
  const week = carer.maxMinutesPerWeek;
  if (!Number.isInteger(week) || week < 0 || week > MINUTES_A_WEEK) {
    problems.push({
      field: '/maxMinutesPerWeek',
      value: week,
      rule: `must be a whole number from 0 to ${MINUTES_A_WEEK}`,
    });
  }
  return problems;
}

export function validateShiftPattern(pattern: ShiftPattern): FieldProblem[] {
  const problems: FieldProblem[] = [];
  if (pattern.days.length === 0)
    problems.push({ field: '/days', value: pattern.days, rule: 'must have at least one day' });
  problems.push(...dateProblem('/validFrom', pattern.validFrom), ...dateProblem('/validTo', pattern.validTo));
  if (pattern.validTo !== undefined && pattern.validTo < pattern.validFrom) {
    problems.push({ field: '/validTo', value: pattern.validTo, rule: `must not be before ${pattern.validFrom}` });
  }
  const unread = (['from', 'to'] as const).filter((end) => !isLocalTime(pattern[end]));
  for (const end of unread)
    problems.push({ field: `/${end}`, value: pattern[end], rule: 'must be a time HH:MM, 00:00 to 23:59' });
  if (unread.length > 0) return problems;
  const minutes = shiftMinutes(pattern);
  if (minutes > LONGEST_SHIFT) {
    problems.push({
      field: '/to',
      value: pattern.to,
      rule: `must be at most ${LONGEST_SHIFT} minutes, ${pattern.from} to ${pattern.to} would be ${minutes}`,
    });
  }
  return problems;
}

export function validateAbsence(absence: Absence): FieldProblem[] {
  const unread = (['from', 'to'] as const).filter((end) => !isInstant(absence[end]));
  if (unread.length > 0) {
    return unread.map((end) => ({
      field: `/${end}`,
      value: absence[end],
      rule: 'must be an instant with Z or an offset, as 2026-11-23T06:00:00Z',
    }));
  }
  if (Date.parse(absence.to) > Date.parse(absence.from)) return [];
  return [{ field: '/to', value: absence.to, rule: `must be after the beginning ${absence.from}` }];
}

/** Wall-clock length; equal times mean a whole day. */
function shiftMinutes({ from, to }: ShiftPattern): number {
  const minutes = wallMinutesOf(to) - wallMinutesOf(from);
  return minutes > 0 ? minutes : minutes + 1440;
}

function dateProblem(field: string, value: string | undefined): FieldProblem[] {
  return value === undefined || isLocalDate(value) ? [] : [{ field, value, rule: 'must be a real date, YYYY-MM-DD' }];
}
