import { roundLegs, visitDuration } from './cost/round-legs.ts';
import { addShiftTerms, idleTicks } from './cost/shift-terms.ts';
import { NO_COST, type Terms, total } from './cost/terms.ts';
import { carerPrice, changePrice, lateness, wantedPrice } from './cost/visit-terms.ts';
import type { Cost, PlanRound } from './plan.ts';
import { NONE, type Problem } from './problem.ts';

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
    highestIdle = Math.max(highestIdle, idleTicks(problem, round, legs));
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
  return total(terms);
}
