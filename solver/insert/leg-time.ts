import { arrival, latestDeparture } from '../arrival.ts';
import type { Problem, Shift } from '../problem.ts';

/** No feasible tick: later, or earlier, than any. */
const NEVER = Number.POSITIVE_INFINITY;
const BEFORE_TIME = Number.NEGATIVE_INFINITY;

/** Earliest tick at which a leg left at `free` is over, its breaks taken as soon as each may begin; NEVER if one cannot. */
export function legOver(
  problem: Problem,
  shift: Shift,
  i: number,
  j: number,
  free: number,
  breaks: readonly number[],
): number {
  const table = problem.travel[shift.mode];
  const arrives = arrival(table, problem.places, i, j, free);
  if (breaks.length === 0) return arrives;
  let rested = free;
  let rest = 0;
  for (const b of breaks) {
    const { duration, earliest, latest } = shift.breaks![b];
    const start = Math.max(rested, earliest);
    if (start > latest) return NEVER;
    rested = start + duration;
    rest += duration;
  }
  return Math.max(arrives + rest, rested);
}

/** Latest tick at which a leg with these breaks can be left to be over by `deadline`; BEFORE_TIME if none. */
export function legLeaveBy(
  problem: Problem,
  shift: Shift,
  i: number,
  j: number,
  deadline: number,
  breaks: readonly number[],
): number {
  const table = problem.travel[shift.mode];
  if (breaks.length === 0) return latestDeparture(table, problem.places, i, j, deadline);
  let startBy = deadline;
  let rest = 0;
  for (let k = breaks.length - 1; k >= 0; k--) {
    const { duration, earliest, latest } = shift.breaks![breaks[k]];
    startBy = Math.min(latest, startBy - duration);
    if (startBy < earliest) return BEFORE_TIME;
    rest += duration;
  }
  return Math.min(startBy, latestDeparture(table, problem.places, i, j, deadline - rest));
}

/** Starts of the breaks of a leg left at `free`, each as early as it may. */
export function breakStarts(shift: Shift, free: number, breaks: readonly number[]): number[] {
  let rested = free;
  return breaks.map((b) => {
    const start = Math.max(rested, shift.breaks![b].earliest);
    rested = start + shift.breaks![b].duration;
    return start;
  });
}
