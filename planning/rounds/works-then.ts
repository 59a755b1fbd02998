import type { DayProblem } from '../problem/day-problem.ts';

/**
 * Whether a shift of the carer leaves time for so many minutes that begin between two day minutes, travel not counted.
 */
export function worksThen(
  { shifts }: Pick<DayProblem, 'shifts'>,
  carerId: string,
  { from, to, minutes }: { readonly from: number; readonly to: number; readonly minutes: number },
): boolean {
  return shifts.some((s) => s.carerId === carerId && Math.max(s.from, from) <= Math.min(s.to - minutes, to));
}
