import type { Rule, Violation } from './violation.ts';

/** No start before the first window opens, under either window rule. */
export const beforeWindow: Rule = ({ problem, attendances }) =>
  attendances.flat().flatMap(({ visit, shift, start }): Violation[] => {
    const opens = problem.visits[visit].windows[0].from;
    return start < opens ? [{ rule: 'before-window', visit, shift, found: start, allowed: opens }] : [];
  });

/** Hard windows: starts after one window opens and is measured before that same window closes. */
export const outsideWindow: Rule = ({ problem, attendances }) =>
  attendances.flat().flatMap(({ visit, shift, start, end }): Violation[] => {
    const { windows, windowRule, measuredAt } = problem.visits[visit];
    if (windowRule === 'priced' || start < windows[0].from) return [];
    const moment = measuredAt === 'end' ? end : start;
    if (windows.some((w) => w.from <= start && moment <= w.to)) return [];
    const open = windows.filter((w) => w.from <= start).at(-1)!;
    return [{ rule: 'outside-window', visit, shift, found: moment, allowed: open.to }];
  });
