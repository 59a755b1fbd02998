import type { Problem, Visit, Window } from '../problem.ts';

/**
 * A visit that may start in [from, to] only; null where it can start nowhere there. One whose window is measured at the
 * end allows for its slowest carer.
 */
export function startingWithin(problem: Problem, visit: Visit, from: number, to: number): Visit | null {
  if (visit.windowRule === 'priced') {
    return to === Number.POSITIVE_INFINITY ? pricedFrom(visit, from) : closedAt(problem, visit, from, to);
  }
  const longest = Math.max(visit.duration, ...(visit.durationByCarer ?? []).map((own) => own.duration));
  const measured = visit.measuredAt === 'start' ? to : to + longest;
  const windows = visit.windows
    .map((window) => ({ from: Math.max(from, window.from), to: Math.min(measured, window.to) }))
    .filter((window) => window.from <= window.to);
  return windows.length > 0 ? { ...visit, windows } : null;
}

function pricedFrom(visit: Visit, from: number): Visit {
  const kept = visit.windows.filter((window) => window.to >= from);
  const last = visit.windows[visit.windows.length - 1];
  const windows: Window[] =
    kept.length === 0
      ? [{ from: Math.max(from, last.from), to: Math.max(from, last.to) }]
      : [{ ...kept[0], from: Math.max(from, kept[0].from) }, ...kept.slice(1)];
  return { ...visit, windows };
}

/**
 * A priced window has no end of its own, so one that must have an end becomes hard; with a single window and no other
 * wish, a wish for the start asks what its lateness would.
 */
function closedAt({ prices }: Problem, visit: Visit, from: number, to: number): Visit | null {
  const { windows, measuredAt, duration, carers } = visit;
  const opens = Math.max(from, windows[0].from);
  if (opens > to) return null;
  const latest = measuredAt === 'start' ? windows[0].to : windows[0].to - duration;
  const onTime = { start: Math.min(opens, latest), price: prices.lateness * carers, free: Math.max(0, latest - opens) };
  return {
    ...visit,
    windows: [{ from: opens, to }],
    measuredAt: 'start',
    windowRule: 'hard',
    ...(windows.length === 1 && visit.wanted === undefined ? { wanted: onTime } : {}),
  };
}
