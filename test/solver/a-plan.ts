import { cost } from '../../solver/cost.ts';
import type { Plan, PlanRound, Stop } from '../../solver/plan.ts';
import type { Problem } from '../../solver/problem.ts';
import { rounds } from './a-problem.ts';

/** The plan that these rounds are, costed and with its unserved visits listed. */
export function planOf(problem: Problem, all: readonly PlanRound[]): Plan {
  const served = new Set(all.flatMap((round) => round.stops.flatMap((s) => (s.kind === 'visit' ? [s.visit] : []))));
  const unserved = problem.visits.flatMap((_, v) => (served.has(v) ? [] : [v]));
  return { rounds: all, unserved, cost: cost(problem, all) };
}

export function aPlan(problem: Problem, ...stops: readonly Stop[][]): Plan {
  return planOf(problem, rounds(problem, ...stops));
}
