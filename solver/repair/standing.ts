import { openFrom, visitDuration } from '../cost/round-legs.ts';
import { legLeaveBy } from '../insert/leg-time.ts';
import type { PlanRound, Stop } from '../plan.ts';
import type { Problem } from '../problem.ts';

/**
 * A round split at `now`: what has begun, and from where and when the carer can do anything else. A visit that the carer
 * is on the way to has begun.
 */
export interface Standing {
  readonly begun: readonly Stop[];
  readonly ahead: readonly Stop[];
  /** Where the carer is, or was last. */
  readonly place: number;
  /** Tick at which the carer may set out: not before now, nor before what has begun is over. */
  readonly leaves: number;
  /** Loads, and ticks of visits and nominal travel, of what has begun. */
  readonly load: number;
  readonly work: number;
}

/** @param round breaks no rule: a carer who cannot be at the next visit by leaving now has left already */
export function standingOf(problem: Problem, round: PlanRound, now: number): Standing {
  const firstAhead = round.stops.findIndex((stop) => stop.start >= now);
  const cut = firstAhead < 0 ? round.stops.length : firstAhead;
  const { place, free } = after(problem, round.shift, round.stops.slice(0, cut));
  const ahead = round.stops.slice(cut);
  const onTheWay = leaveForNext(problem, round.shift, place, ahead) < Math.max(free, now);
  const next = cut + ahead.findIndex((stop) => stop.kind === 'visit');
  const held = onTheWay ? next + 1 : cut;
  const begun = round.stops.slice(0, held);
  const stands = after(problem, round.shift, begun);
  return {
    begun,
    ahead: round.stops.slice(held),
    place: stands.place,
    leaves: Math.max(stands.free, now),
    load: stands.load,
    work: stands.work,
  };
}

/** Where and when a carer is free who has made these stops, with what they loaded and worked. */
function after(
  problem: Problem,
  s: number,
  stops: readonly Stop[],
): { place: number; free: number; load: number; work: number } {
  const shift = problem.shifts[s];
  const { ticks } = problem.travel[shift.mode].bands[0];
  let place = shift.startPlace;
  let free = openFrom(problem, shift);
  let load = 0;
  let work = 0;
  for (const stop of stops) {
    if (stop.kind === 'break') {
      free = stop.start + shift.breaks![stop.break].duration;
      continue;
    }
    const visit = problem.visits[stop.visit];
    const duration = visitDuration(problem, stop.visit, shift.carer);
    work += duration + ticks[place * problem.places + visit.place];
    load += visit.load ?? 0;
    place = visit.place;
    free = stop.start + duration;
  }
  return { place, free, load, work };
}

/** Latest departure for the next visit as planned. */
function leaveForNext(problem: Problem, s: number, place: number, ahead: readonly Stop[]): number {
  const shift = problem.shifts[s];
  const next = ahead.findIndex((stop) => stop.kind === 'visit');
  if (next < 0) return Number.POSITIVE_INFINITY;
  const stop = ahead[next];
  if (stop.kind !== 'visit') return Number.POSITIVE_INFINITY;
  const breaks = ahead.slice(0, next).flatMap((rest) => (rest.kind === 'break' ? [rest.break] : []));
  return legLeaveBy(problem, shift, place, problem.visits[stop.visit].place, stop.start, breaks);
}
