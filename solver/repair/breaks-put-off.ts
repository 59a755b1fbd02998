import { visitDuration } from '../cost/round-legs.ts';
import type { PlanRound, Stop } from '../plan.ts';
import type { Problem } from '../problem.ts';

/**
 * The stops of a round on which a visit that has begun may run over: breaks ahead wait until the carer is free. One that
 * would then begin too late is missed where missing it has a price.
 */
export function withBreaksPutOff(problem: Problem, round: PlanRound, now: number): Stop[] {
  const { carer, breaks = [] } = problem.shifts[round.shift];
  const stops: Stop[] = [];
  let free = Number.NEGATIVE_INFINITY;
  for (const stop of round.stops) {
    if (stop.kind === 'visit') {
      stops.push(stop);
      free = stop.start + visitDuration(problem, stop.visit, carer);
      continue;
    }
    const { duration, latest, missedPrice } = breaks[stop.break];
    const start = stop.start < now ? stop.start : Math.max(free, stop.start);
    if (start > latest && missedPrice !== null) continue;
    stops.push({ ...stop, start });
    free = start + duration;
  }
  return stops;
}
