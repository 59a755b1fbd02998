import type { Problem } from '../problem.ts';
import type { WorkingPlan } from './working-plan.ts';

export interface Interval {
  readonly from: number;
  readonly to: number;
}

/**
 * Intervals in which a visit of `duration` may start by its own windows, its pin and its links, ascending. A link to
 * a served visit binds to that visit's start; a link to one still to be placed leaves room for its windows. A priced
 * window lasts until the next one opens, so that lateness is constant in kind within an interval.
 */
export function allowedStarts(plan: WorkingPlan, visit: number, duration: number): Interval[] {
  const { pinned } = plan.problem.visits[visit];
  const links = linkedStarts(plan, visit);
  const from = Math.max(links.from, pinned?.start ?? links.from);
  const to = Math.min(links.to, pinned?.start ?? links.to);
  return windowStarts(plan.problem, visit, duration, { from, to });
}

/** The intervals in which the windows by themselves allow a start, ascending, within one interval. */
export function windowStarts(problem: Problem, visit: number, duration: number, { from, to }: Interval): Interval[] {
  const { windows, windowRule, measuredAt } = problem.visits[visit];
  const intervals: Interval[] = [];
  windows.forEach((window, w) => {
    const hardEnd = measuredAt === 'start' ? window.to : window.to - duration;
    const pricedEnd = w + 1 < windows.length ? windows[w + 1].from - 1 : Number.POSITIVE_INFINITY;
    const interval = {
      from: Math.max(window.from, from),
      to: Math.min(windowRule === 'hard' ? hardEnd : pricedEnd, to),
    };
    if (interval.from <= interval.to) intervals.push(interval);
  });
  return intervals;
}

/** The interval of starts that the links allow; empty (from > to) where two of them contradict each other. */
export function linkedStarts(plan: WorkingPlan, visit: number): Interval {
  let from = Number.NEGATIVE_INFINITY;
  let to = Number.POSITIVE_INFINITY;
  for (const l of plan.linksOf[visit]) {
    const { first, second, min, max, together } = plan.problem.links[l];
    const other = first === visit ? second : first;
    const served = plan.attending[other].length > 0;
    if (!served && !together) continue;
    const start = served ? { from: plan.starts[other], to: plan.starts[other] } : wholeSpan(plan, other);
    from = Math.max(from, first === visit ? start.from - max : start.from + min);
    to = Math.min(to, first === visit ? start.to - min : start.to + max);
  }
  return { from, to };
}

function wholeSpan(plan: WorkingPlan, visit: number): Interval {
  const { windows, windowRule } = plan.problem.visits[visit];
  return {
    from: windows[0].from,
    to: windowRule === 'hard' ? windows[windows.length - 1].to : Number.POSITIVE_INFINITY,
  };
}
