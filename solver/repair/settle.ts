import { visitDuration } from '../cost/round-legs.ts';
import { breakStarts, legOver } from '../insert/leg-time.ts';
import type { MaySlide } from '../insert/timetable.ts';
import { timetableOf } from '../insert/timetable.ts';
import type { PlanRound, Stop } from '../plan.ts';
import type { Problem } from '../problem.ts';
import type { Part } from './part.ts';

/**
 * Moves the starts of a round as near to the published ones as its order allows: front to back, each visit at its
 * published start if the carer can be there, later if not, earlier only where those after it ask for it.
 */
function settleRound(problem: Problem, round: PlanRound, maySlide: MaySlide): PlanRound {
  const table = timetableOf(problem, round, maySlide);
  const shift = problem.shifts[round.shift];
  const { visits, breaks, latestOver } = table;
  const stops: Stop[] = [];
  let place = shift.startPlace;
  let free = table.free[0];
  for (let p = 0; p <= visits.length; p++) {
    const to = p < visits.length ? problem.visits[visits[p]].place : shift.endPlace;
    const starts = breakStarts(shift, free, breaks[p]);
    breaks[p].forEach((b, k) => {
      stops.push({ kind: 'break', break: b, start: starts[k] });
    });
    if (p === visits.length) break;
    const visit = problem.visits[visits[p]];
    const duration = visitDuration(problem, visits[p], shift.carer);
    const wish = maySlide(visits[p]) ? (visit.published?.start ?? table.starts[p]) : table.starts[p];
    const ready = legOver(problem, shift, place, to, free, breaks[p]);
    const opens = windowOpens(problem, visits[p], table.starts[p]);
    const start = Math.max(ready, opens, Math.min(wish, latestOver[p]));
    stops.push({ kind: 'visit', visit: visits[p], start });
    place = to;
    free = start + duration;
  }
  return { shift: round.shift, stops };
}

/** Opening of the window that the visit is in. */
function windowOpens(problem: Problem, v: number, start: number): number {
  const { windows } = problem.visits[v];
  return (windows.findLast((window) => window.from <= start) ?? windows[0]).from;
}

/**
 * Settles every round of a searched part. A visit that is new on its round keeps the start that was found for it: only
 * those that stand where they stood go back to the hour people know.
 */
export function settle(part: Part, searched: readonly PlanRound[]): PlanRound[] {
  const { problem } = part;
  const linked = new Set(problem.links.flatMap(({ first, second }) => [first, second]));
  return searched.map((round, s) => {
    const stood = new Set(part.rounds[s].stops.flatMap((stop) => (stop.kind === 'visit' ? [stop.visit] : [])));
    const maySlide: MaySlide = (v) => {
      const { carers, pinned } = problem.visits[v];
      return carers === 1 && pinned?.start === undefined && stood.has(v) && !linked.has(v);
    };
    return settleRound(problem, round, maySlide);
  });
}
