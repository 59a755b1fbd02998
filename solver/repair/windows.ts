import type { Visit, Window } from '../problem.ts';

/**
 * The windows of a visit cut to starts in [from, to], in its own measure; null where nothing is left. A priced window
 * has no end of its own, so only what lies before `from` goes. One measured at the end allows for its slowest carer.
 */
export function cutWindows(visit: Visit, from: number, to: number): Window[] | null {
  if (visit.windowRule === 'priced') {
    const kept = visit.windows.filter((window) => window.to >= from);
    if (kept.length === 0) {
      const last = visit.windows[visit.windows.length - 1];
      return from <= to ? [{ from: Math.max(from, last.from), to: Math.max(from, last.to) }] : null;
    }
    return [{ ...kept[0], from: Math.max(from, kept[0].from) }, ...kept.slice(1)];
  }
  const longest = Math.max(visit.duration, ...(visit.durationByCarer ?? []).map((own) => own.duration));
  const measured = visit.measuredAt === 'start' ? to : to + longest;
  const kept = visit.windows
    .map((window) => ({ from: Math.max(from, window.from), to: Math.min(measured, window.to) }))
    .filter((window) => window.from <= window.to);
  return kept.length > 0 ? kept : null;
}
