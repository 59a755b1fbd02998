import { roundLegs } from '../cost/round-legs.ts';
import type { PlanRound } from '../plan.ts';
import type { Problem, Shift } from '../problem.ts';

/**
 * A break that has begun stands, also where no visit is left beside it. By itself it is no overtime, so the hours reach
 * to its end.
 */
export function withBegunBreaks(shift: Shift, round: PlanRound, now: number): Shift {
  const begun = round.stops.flatMap((stop) => (stop.kind === 'break' && stop.start < now ? [stop] : []));
  if (begun.length === 0) return shift;
  const breaks = shift.breaks!.map((own, b) =>
    begun.some((stop) => stop.break === b) ? { ...own, chargedWhenUnused: true } : own,
  );
  const { overtime } = shift;
  if (round.stops.some((stop) => stop.kind === 'visit')) return { ...shift, breaks };
  const to = Math.max(shift.to, ...begun.map((stop) => stop.start + breaks[stop.break].duration));
  return {
    ...shift,
    to,
    breaks,
    ...(overtime === undefined ? {} : { overtime: { ...overtime, max: Math.max(0, shift.to + overtime.max - to) } }),
  };
}

/** Drops the breaks that the carer would have had after going away. */
export function withoutBreaksAfter(problem: Problem, round: PlanRound, away: number, now: number): PlanRound {
  const breaks = problem.shifts[round.shift].breaks ?? [];
  const stops = round.stops.filter(
    (stop) => stop.kind === 'visit' || stop.start < now || stop.start + breaks[stop.break].duration <= away,
  );
  return { shift: round.shift, stops };
}

/** Tick at which the carer has made this round, way home included; before any where there is nothing to do. */
export function roundOver(problem: Problem, round: PlanRound): number {
  const breaks = problem.shifts[round.shift].breaks ?? [];
  const ends = round.stops.map((stop) =>
    stop.kind === 'break' ? stop.start + breaks[stop.break].duration : stop.start,
  );
  return Math.max(Number.NEGATIVE_INFINITY, ...ends, ...roundLegs(problem, round).map((leg) => leg.start));
}

/**
 * What is left of the shift of a carer who goes away: it ends then, or when what still stands of its round is over.
 * Breaks that are no longer taken are not missed either.
 */
export function cutShift(problem: Problem, round: PlanRound, shift: Shift, away: number): Shift {
  const { overtime, ...rest } = shift;
  const latest = shift.to + (overtime?.max ?? 0);
  if (away >= latest) return shift;
  const over = Math.max(shift.from, away, roundOver(problem, round));
  const to = Math.min(shift.to, over);
  const taken = new Set(round.stops.flatMap((stop) => (stop.kind === 'break' ? [stop.break] : [])));
  const breaks = (shift.breaks ?? []).map((own, b) =>
    taken.has(b) ? { ...own, missedPrice: 0 } : { ...own, missedPrice: 0, chargedWhenUnused: false },
  );
  return {
    ...rest,
    to,
    ...(overtime !== undefined && over > to ? { overtime: { ...overtime, max: over - to } } : {}),
    ...(breaks.length > 0 ? { breaks } : {}),
  };
}
