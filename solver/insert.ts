import { cost } from './cost.ts';
import { byRegret, inTurn, placeJointly } from './insert/joint.ts';
import { cheapestOptions, type InsertOption } from './insert/options.ts';
import { allGaps, unitsOf } from './insert/together.ts';
import { workingPlan } from './insert/working-plan.ts';
import type { Plan, PlanRound } from './plan.ts';
import type { Problem } from './problem.ts';

export type { InsertOption } from './insert/options.ts';

export interface InsertSettings {
  /** Options listed for each visit, cheapest first. Default 5. */
  readonly limit?: number;
  /** No visit already in the plan moves at all. Default: it may slide in its window, see `insert`. */
  readonly holdStarts?: boolean;
}

export interface Insertion {
  /** For each visit asked for, in that order, its cheapest places in the plan as it stands, each by itself. */
  readonly options: readonly (readonly InsertOption[])[];
  /** One choice for all the visits together, in the order in which they go in. */
  readonly chosen: readonly InsertOption[];
  /** Visits that found no place in the joint choice. */
  readonly left: readonly number[];
  /** The plan with the joint choice in it. */
  readonly plan: Plan;
}

/**
 * Finds places for visits that the plan does not serve yet. Visits in the plan keep their carers and order; one may
 * slide within the window it is in to make room, unless it is pinned to its start, shared by several carers or linked
 * to another visit. A break stays on its side of the visits around it or moves to the other side of the new one.
 *
 * The joint choice goes by regret and, where that leaves a visit out, by the best of two more orders. A visit goes in
 * wherever it fits, also where that costs more than leaving it out: who asks for a place is told its price.
 *
 * @throws RangeError for a visit that is unknown, already served or asked for twice
 */
export function insert(
  problem: Problem,
  plan: Pick<Plan, 'rounds'>,
  visits: readonly number[],
  settings: InsertSettings = {},
): Insertion {
  const { limit = 5, holdStarts = false } = settings;
  const standing = workingPlan(problem, plan.rounds, holdStarts);
  visits.forEach((visit, i) => {
    if (problem.visits[visit] === undefined)
      throw new RangeError(`visits[${i}] is ${visit}: not a visit of the problem`);
    if (standing.attending[visit].length > 0)
      throw new RangeError(`visits[${i}] is ${visit}: the plan already serves it`);
    if (visits.indexOf(visit) !== i) throw new RangeError(`visits[${i}] is ${visit}: asked for twice`);
  });
  const gaps = new Map(visits.map((visit) => [visit, allGaps(standing, visit)]));
  const options = visits.map((visit) => cheapestOptions(standing, visit, gaps.get(visit)!, limit));

  const before = problem.visits.flatMap((_, v) => (standing.attending[v].length > 0 ? [] : [v]));
  const units = unitsOf(standing, visits);
  const opens = (unit: readonly number[]): number => problem.visits[unit[0]].windows[0].from;
  const byWindow = [...units].sort((a, b) => opens(a) - opens(b));
  const attempts = [
    () => placeJointly(standing, units, byRegret, gaps),
    () => placeJointly(workingPlan(problem, plan.rounds, holdStarts), byWindow, inTurn),
    () => placeJointly(workingPlan(problem, plan.rounds, holdStarts), byWindow.toReversed(), inTurn),
  ];
  const reachable = visits.filter((_, i) => options[i].length > 0).length;
  let chosen = attempts[0]();
  for (const attempt of attempts.slice(1)) {
    if (chosen.length >= reachable) break;
    const other = attempt();
    if (worth(problem, other) < worth(problem, chosen)) chosen = other;
  }

  const rounds: PlanRound[] = [...plan.rounds];
  for (const option of chosen) for (const round of option.rounds) rounds[round.shift] = round;
  const placed = new Set(chosen.map(({ visit }) => visit));
  const unserved = before.filter((v) => !placed.has(v));
  return {
    options,
    chosen,
    left: visits.filter((visit) => !placed.has(visit)),
    plan: { rounds, unserved, cost: cost(problem, rounds) },
  };
}

/** Total change of the cost; a visit that must be served counts for more than any price. */
function worth(problem: Problem, chosen: readonly InsertOption[]): number {
  const musts = chosen.filter(({ visit }) => problem.visits[visit].unservedPrice === null).length;
  return chosen.reduce((sum, { change }) => sum + change.total, 0) - musts * 1e12;
}
