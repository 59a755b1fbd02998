import type { PlanRound } from '../plan.ts';
import type { Problem } from '../problem.ts';
import { type Leg, openFrom, openTo } from './round-legs.ts';
import type { Terms } from './terms.ts';

/** Adds what one shift costs by itself: travel, waiting, overtime, use and missed breaks. */
export function addShiftTerms(problem: Problem, round: PlanRound, legs: readonly Leg[], terms: Terms): void {
  const shift = problem.shifts[round.shift];
  const { prices } = problem;
  const used = legs.length > 0;
  const table = problem.travel[shift.mode];
  const legPrices = table.price ?? table.bands[0].ticks;
  legs.forEach((leg, position) => {
    const price = legPrices[leg.fromPlace * problem.places + leg.toPlace];
    terms.travel += prices.travel * (shift.travelFactor ?? 1) * price;
    const leavesLate = position === 0 && prices.departure === 'latest';
    if (!leavesLate) terms.waiting += prices.waiting * leg.slack;
  });
  const over = used ? Math.max(0, legs[legs.length - 1].start - openTo(problem, shift)) : 0;
  terms.overtime += over * (shift.overtime?.price ?? 0);
  terms.use += used ? (shift.usePrice ?? 0) : 0;
  shift.breaks?.forEach((rest, b) => {
    const taken = round.stops.some((stop) => stop.kind === 'break' && stop.break === b);
    if (!taken && (used || rest.chargedWhenUnused)) terms.missedBreaks += rest.missedPrice ?? 0;
  });
}

/** Ticks of a shift in which its carer neither drives, rests nor works. */
export function idleTicks(problem: Problem, round: PlanRound, legs: readonly Leg[]): number {
  const shift = problem.shifts[round.shift];
  const to = openTo(problem, shift);
  if (legs.length > 0) {
    return legs.reduce((sum, leg) => sum + leg.slack, 0) + Math.max(0, to - legs[legs.length - 1].start);
  }
  const rest = round.stops.reduce((sum, s) => sum + (s.kind === 'break' ? shift.breaks![s.break].duration : 0), 0);
  return Math.max(0, to - openFrom(problem, shift) - rest);
}
