import { roundLegs } from '../cost/round-legs.ts';
import type { PlanRound } from '../plan.ts';
import type { Problem, Shift } from '../problem.ts';

/** A break that has begun stands, also where no visit is left beside it. */
export function withBegunBreaks(shift: Shift, round: PlanRound, now: number): Shift {
  const begun = round.stops.flatMap((stop) => (stop.kind === 'break' && stop.start < now ? [stop.break] : []));
  if (begun.length === 0) return shift;
  const breaks = shift.breaks!.map((own, b) => (begun.includes(b) ? { ...own, chargedWhenUnused: true } : own));
  return { ...shift, breaks };
}

/** Drops the breaks that the carer would have had after going away. */
export function withoutBreaksAfter(problem: Problem, round: PlanRound, away: number, now: number): PlanRound {
  const breaks = problem.shifts[round.shift].breaks ?? [];
  const stops = round.stops.filter(
    (stop) => stop.kind === 'visit' || stop.start < now || stop.start + breaks[stop.break].duration <= away,
  );
  return { shift: round.shift, stops };
}

/**
 * What is left of the shift of a carer who goes away: nothing can be added, what still stands may end. Breaks that
 * are no longer taken are not missed either.
 */
export function cutShift(problem: Problem, round: PlanRound, shift: Shift, away: number): Shift {
  if (away >= shift.to) return shift;
  const { overtime: _, ...rest } = shift;
  const taken = new Map<number, number>();
  for (const stop of round.stops) if (stop.kind === 'break') taken.set(stop.break, stop.start);
  const breaks = (shift.breaks ?? []).map((own, b) =>
    taken.has(b) ? { ...own, missedPrice: 0 } : { ...own, missedPrice: 0, chargedWhenUnused: false },
  );
  const ends = [...taken].map(([b, start]) => start + breaks[b].duration);
  const legs = roundLegs(problem, round);
  if (legs.length > 0) ends.push(legs[legs.length - 1].start);
  const to = Math.max(shift.from, Math.min(away, shift.to), ...ends);
  return { ...rest, to, ...(breaks.length > 0 ? { breaks } : {}) };
}
