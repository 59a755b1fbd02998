import { type Leg, openFrom, openTo, roundLegs, visitDuration } from './cost/round-legs.ts';
import { carerPrice, changePrice, lateness, wantedPrice } from './cost/visit-terms.ts';
import type { Cost, PlanRound } from './plan.ts';
import { NONE, type Problem } from './problem.ts';

type Terms = { -readonly [Term in keyof Cost]: number };

/**
 * The cost of rounds, recomputed in full, term by term, as the docstrings of problem.ts define them. The reference
 * for every delta of the search. Does not judge whether the rounds are allowed (see check.ts); a visit that must be
 * served and is not costs nothing here.
 */
export function cost(problem: Problem, rounds: readonly PlanRound[]): Cost {
  const terms: Terms = { ...NO_COST };
  const attendance: { carers: number[]; start: number }[] = problem.visits.map(() => ({ carers: [], start: 0 }));
  let highestLateness = 0;
  let highestIdle = 0;
  for (const round of rounds) {
    const { carer } = problem.shifts[round.shift];
    const legs = roundLegs(problem, round);
    addShiftTerms(problem, round, legs, terms);
    highestIdle = Math.max(highestIdle, idle(problem, round, legs));
    for (const leg of legs) {
      if (leg.visit === NONE) continue;
      const visit = problem.visits[leg.visit];
      const late = lateness(visit, leg.start, visitDuration(problem, leg.visit, carer));
      highestLateness = Math.max(highestLateness, late);
      terms.lateness += problem.prices.lateness * late;
      terms.carers += carerPrice(visit, carer);
      attendance[leg.visit].carers.push(carer);
      attendance[leg.visit].start = leg.start;
    }
  }
  problem.visits.forEach((visit, v) => {
    const { carers, start } = attendance[v];
    terms.unserved += (visit.unservedPrice ?? 0) * (visit.carers - carers.length);
    if (carers.length === 0) return;
    terms.wanted += wantedPrice(visit, start);
    terms.changes += changePrice(problem, visit, carers, start);
  });
  terms.highestLateness = problem.prices.highestLateness * highestLateness;
  terms.highestIdle = problem.prices.highestIdle * highestIdle;
  terms.total = TERMS.reduce((sum, term) => sum + terms[term], 0);
  return terms;
}

/** The terms that one shift adds by itself: travel, waiting, overtime, use and missed breaks. */
function addShiftTerms(problem: Problem, round: PlanRound, legs: readonly Leg[], terms: Terms): void {
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
function idle(problem: Problem, round: PlanRound, legs: readonly Leg[]): number {
  const shift = problem.shifts[round.shift];
  const to = openTo(problem, shift);
  if (legs.length === 0) return Math.max(0, to - openFrom(problem, shift));
  return legs.reduce((sum, leg) => sum + leg.slack, 0) + Math.max(0, to - legs[legs.length - 1].start);
}

export const NO_COST: Cost = {
  total: 0,
  travel: 0,
  lateness: 0,
  highestLateness: 0,
  waiting: 0,
  overtime: 0,
  highestIdle: 0,
  carers: 0,
  wanted: 0,
  unserved: 0,
  missedBreaks: 0,
  use: 0,
  changes: 0,
};

/** Every term but the total, in the order in which they are added. */
export const TERMS = (Object.keys(NO_COST) as (keyof Cost)[]).filter((term) => term !== 'total');
