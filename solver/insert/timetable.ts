import { openFrom, openTo, visitDuration } from '../cost/round-legs.ts';
import type { PlanRound } from '../plan.ts';
import type { Problem, Visit } from '../problem.ts';
import { legLeaveBy, legOver } from './leg-time.ts';

/**
 * One round with, for every stop, how far it can slide. Visits keep their order. Leg p leads to visit p; leg
 * `visits.length` leads home. Times in ticks.
 */
export interface Timetable {
  readonly shift: number;
  readonly round: PlanRound;
  readonly visits: readonly number[];
  readonly starts: readonly number[];
  /** Breaks held by each leg, in order. */
  readonly breaks: readonly (readonly number[])[];
  /** Tick at which the carer is free to leave on leg p: as planned, and at the earliest. */
  readonly free: readonly number[];
  readonly earliestFree: readonly number[];
  /** Latest tick at which leg p may be over, all later stops slid as far as they can. */
  readonly latestOver: readonly number[];
  /** Sum of the loads, and of the durations and nominal travel. */
  readonly load: number;
  readonly work: number;
}

/** Whether a visit in the plan may slide in its window to make room. */
export type MaySlide = (visit: number) => boolean;

export function timetableOf(problem: Problem, round: PlanRound, maySlide: MaySlide): Timetable {
  const shift = problem.shifts[round.shift];
  const visits: number[] = [];
  const starts: number[] = [];
  const breaks: number[][] = [[]];
  for (const stop of round.stops) {
    if (stop.kind === 'break') {
      breaks[breaks.length - 1].push(stop.break);
    } else {
      visits.push(stop.visit);
      starts.push(stop.start);
      breaks.push([]);
    }
  }
  const count = visits.length;
  const durations = visits.map((v) => visitDuration(problem, v, shift.carer));
  const slides = visits.map((v, p) =>
    maySlide(v) ? slide(problem.visits[v], starts[p], durations[p]) : { from: starts[p], to: starts[p] },
  );
  const placeAt = (p: number): number =>
    p < 0 ? shift.startPlace : p < count ? problem.visits[visits[p]].place : shift.endPlace;

  const opens = openFrom(problem, shift);
  const free = [opens];
  const earliestFree = [opens];
  let load = 0;
  let work = 0;
  const ticks = problem.travel[shift.mode].bands[0].ticks;
  for (let p = 0; p < count; p++) {
    const over = legOver(problem, shift, placeAt(p - 1), placeAt(p), earliestFree[p], breaks[p]);
    free.push(starts[p] + durations[p]);
    earliestFree.push(Math.min(starts[p], Math.max(over, slides[p].from)) + durations[p]);
    load += problem.visits[visits[p]].load ?? 0;
    work += durations[p] + ticks[placeAt(p - 1) * problem.places + placeAt(p)];
  }
  if (count > 0) work += ticks[placeAt(count - 1) * problem.places + shift.endPlace];

  const latestOver = new Array<number>(count + 1);
  latestOver[count] = latestReturn(problem, round.shift);
  for (let p = count - 1; p >= 0; p--) {
    const leaveBy = legLeaveBy(problem, shift, placeAt(p), placeAt(p + 1), latestOver[p + 1], breaks[p + 1]);
    latestOver[p] = Math.max(starts[p], Math.min(slides[p].to, leaveBy - durations[p]));
  }
  return { shift: round.shift, round, visits, starts, breaks, free, earliestFree, latestOver, load, work };
}

/** Last tick at which the carer may be back: the shift's end, the overtime it allows, the daily rest after it. */
export function latestReturn(problem: Problem, shift: number): number {
  const { to, overtime, carer } = problem.shifts[shift];
  if (overtime === undefined) return openTo(problem, problem.shifts[shift]);
  return Math.min(to + overtime.max, problem.carerLimits?.[carer]?.notAfter ?? Number.POSITIVE_INFINITY);
}

/** Interval of starts that keeps a visit in the window it is in; a priced window has no end. */
function slide(visit: Visit, start: number, duration: number): { from: number; to: number } {
  const { windows, windowRule, measuredAt } = visit;
  if (windowRule === 'priced') return { from: windows[0].from, to: Number.POSITIVE_INFINITY };
  const window = windows.findLast((w) => w.from <= start) ?? windows[0];
  return { from: window.from, to: measuredAt === 'start' ? window.to : window.to - duration };
}
