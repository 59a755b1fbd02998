import { visitDuration } from '../cost/round-legs.ts';
import { type Interval, linkedStarts, windowStarts } from '../insert/allowed-starts.ts';
import type { WorkingPlan } from '../insert/working-plan.ts';
import type { BlockingRule } from './person-rules.ts';

const ANY_TIME: Interval = { from: Number.NEGATIVE_INFINITY, to: Number.POSITIVE_INFINITY };

export const windowTooShort: BlockingRule = (plan, visit, shift) => {
  if (startsInWindows(plan, visit, shift).length > 0) return null;
  const duration = visitDuration(plan.problem, visit, plan.problem.shifts[shift].carer);
  const { windows } = plan.problem.visits[visit];
  return { rule: 'window', by: Math.min(...windows.map(({ from, to }) => from + duration - to)) };
};

export const pinnedOutsideWindows: BlockingRule = (plan, visit, shift) => {
  const start = plan.problem.visits[visit].pinned?.start;
  if (start === undefined) return null;
  const by = leastMiss(startsInWindows(plan, visit, shift), { from: start, to: start });
  return by > 0 ? { rule: 'pinned-start', by } : null;
};

export const linksLeaveNoStart: BlockingRule = (plan, visit, shift) => {
  const start = plan.problem.visits[visit].pinned?.start;
  const allowed = start === undefined ? startsInWindows(plan, visit, shift) : [{ from: start, to: start }];
  const by = leastMiss(allowed, linkedStarts(plan, visit));
  return by > 0 ? { rule: 'link', by } : null;
};

function startsInWindows({ problem }: WorkingPlan, visit: number, shift: number): Interval[] {
  return windowStarts(problem, visit, visitDuration(problem, visit, problem.shifts[shift].carer), ANY_TIME);
}

/** Ticks by which an interval misses the nearest of some others, or is itself empty; 0 where they share a tick. */
function leastMiss(intervals: readonly Interval[], { from, to }: Interval): number {
  return Math.max(from - to, 0, Math.min(...intervals.map((own) => Math.max(0, from - own.to, own.from - to))));
}
