import { roundLegs, visitDuration } from '../cost/round-legs.ts';
import { addShiftTerms, idleTicks } from '../cost/shift-terms.ts';
import { NO_COST, TERMS, type Terms, total } from '../cost/terms.ts';
import { carerPrice, changePrice, lateness, wantedPrice } from '../cost/visit-terms.ts';
import type { Cost, PlanRound } from '../plan.ts';
import { NONE } from '../problem.ts';
import type { WorkingPlan } from './working-plan.ts';

/** What one round adds to the cost, the visit `except` left out of the terms that count a visit once. */
export interface RoundCost {
  readonly terms: Terms;
  readonly highestLateness: number;
  readonly idle: number;
  /** Nominal ticks on the road. */
  readonly travel: number;
}

function roundCost(plan: WorkingPlan, round: PlanRound, except = NONE): RoundCost {
  const { problem } = plan;
  const { carer, mode } = problem.shifts[round.shift];
  const { ticks } = problem.travel[mode].bands[0];
  const legs = roundLegs(problem, round);
  const terms: Terms = { ...NO_COST };
  addShiftTerms(problem, round, legs, terms);
  let highestLateness = 0;
  let travel = 0;
  for (const leg of legs) {
    travel += ticks[leg.fromPlace * problem.places + leg.toPlace];
    if (leg.visit === NONE) continue;
    const visit = problem.visits[leg.visit];
    const late = lateness(visit, leg.start, visitDuration(problem, leg.visit, carer));
    highestLateness = Math.max(highestLateness, late);
    terms.lateness += problem.prices.lateness * late;
    terms.carers += carerPrice(visit, carer);
    if (leg.visit === except) continue;
    terms.wanted += wantedPrice(visit, leg.start);
    terms.changes += changePrice(problem, visit, [carer], leg.start);
  }
  return { terms, highestLateness, idle: idleTicks(problem, round, legs), travel };
}

export interface CostChange {
  /** Cost after less cost before, term by term. */
  readonly change: Cost;
  /** Nominal travel ticks after less before. */
  readonly extraTravel: number;
}

/** The exact change of the cost when these rounds replace theirs and serve one more visit, from `start`. */
export function changeOfServing(
  plan: WorkingPlan,
  visit: number,
  start: number,
  rounds: readonly PlanRound[],
): CostChange {
  const { problem } = plan;
  const terms: Terms = { ...NO_COST };
  let extraTravel = 0;
  const after = rounds.map((round) => roundCost(plan, round, visit));
  rounds.forEach((round, i) => {
    const before = costOfRound(plan, round.shift);
    extraTravel += after[i].travel - before.travel;
    for (const term of TERMS) terms[term] += after[i].terms[term] - before.terms[term];
  });
  const served = problem.visits[visit];
  const carers = rounds.map((round) => problem.shifts[round.shift].carer);
  terms.wanted += wantedPrice(served, start);
  terms.changes += changePrice(problem, served, carers, start);
  terms.unserved -= (served.unservedPrice ?? 0) * served.carers;
  addChangeOfMaxima(plan, rounds, after, terms);
  return { change: total(terms), extraTravel };
}

function costOfRound(plan: WorkingPlan, shift: number): RoundCost {
  plan.roundCosts[shift] ??= roundCost(plan, plan.timetables[shift].round);
  return plan.roundCosts[shift];
}

function addChangeOfMaxima(
  plan: WorkingPlan,
  rounds: readonly PlanRound[],
  after: readonly RoundCost[],
  terms: Terms,
): void {
  const { prices } = plan.problem;
  if (prices.highestIdle === 0 && prices.highestLateness === 0) return;
  const highest = { idle: 0, idleAfter: 0, late: 0, lateAfter: 0 };
  plan.timetables.forEach((_, shift) => {
    const before = costOfRound(plan, shift);
    const changed = after[rounds.findIndex((round) => round.shift === shift)] ?? before;
    highest.idle = Math.max(highest.idle, before.idle);
    highest.idleAfter = Math.max(highest.idleAfter, changed.idle);
    highest.late = Math.max(highest.late, before.highestLateness);
    highest.lateAfter = Math.max(highest.lateAfter, changed.highestLateness);
  });
  terms.highestIdle = prices.highestIdle * (highest.idleAfter - highest.idle);
  terms.highestLateness = prices.highestLateness * (highest.lateAfter - highest.late);
}
