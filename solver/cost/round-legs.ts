import { arrival } from '../arrival.ts';
import type { PlanRound } from '../plan.ts';
import { NONE, type Problem, type Shift } from '../problem.ts';

/** One drive of a round: out to the first visit, between two visits, or home (`visit` = NONE). Times in ticks. */
export interface Leg {
  readonly fromPlace: number;
  readonly toPlace: number;
  /** When the carer is free to leave: the shift's start or the end of the visit before. */
  readonly free: number;
  readonly visit: number;
  /** Start of the visit; on the way home the tick the carer is back. */
  readonly start: number;
  /** Ticks the carer neither drives, rests nor works: start - (arrival without break + durations of the breaks). */
  readonly slack: number;
}

/** Legs of a used shift in order; none of an unused one. */
export function roundLegs(problem: Problem, round: PlanRound): Leg[] {
  const shift = problem.shifts[round.shift];
  const table = problem.travel[shift.mode];
  const legs: Leg[] = [];
  let place = shift.startPlace;
  let free = openFrom(problem, shift);
  let rest = 0;
  let restedUntil = Number.NEGATIVE_INFINITY;
  for (const stop of round.stops) {
    if (stop.kind === 'break') {
      const { duration } = shift.breaks![stop.break];
      rest += duration;
      restedUntil = stop.start + duration;
      continue;
    }
    const visit = problem.visits[stop.visit];
    const ready = arrival(table, problem.places, place, visit.place, free) + rest;
    const { start } = stop;
    legs.push({ fromPlace: place, toPlace: visit.place, free, visit: stop.visit, start, slack: start - ready });
    place = visit.place;
    free = start + visitDuration(problem, stop.visit, shift.carer);
    rest = 0;
    restedUntil = Number.NEGATIVE_INFINITY;
  }
  if (legs.length === 0) return legs;
  const ready = arrival(table, problem.places, place, shift.endPlace, free) + rest;
  const back = Math.max(ready, restedUntil);
  legs.push({ fromPlace: place, toPlace: shift.endPlace, free, visit: NONE, start: back, slack: back - ready });
  return legs;
}

/** Ticks the visit takes this carer. */
export function visitDuration(problem: Problem, visit: number, carer: number): number {
  const { duration, durationByCarer } = problem.visits[visit];
  return durationByCarer?.find((own) => own.carer === carer)?.duration ?? duration;
}

/** First tick of the shift left by the daily rest before it. */
export function openFrom(problem: Problem, shift: Shift): number {
  return Math.max(shift.from, problem.carerLimits?.[shift.carer]?.notBefore ?? shift.from);
}

/** Last regular tick of the shift left by the daily rest after it; overtime starts here. */
export function openTo(problem: Problem, shift: Shift): number {
  return Math.min(shift.to, problem.carerLimits?.[shift.carer]?.notAfter ?? shift.to);
}
