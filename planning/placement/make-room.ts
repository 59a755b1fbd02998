import { insert } from '../../solver/insert.ts';
import type { Plan, PlanRound } from '../../solver/plan.ts';
import { solve } from '../../solver/solve.ts';
import type { DayProblem } from '../problem/day-problem.ts';
import { seedOf } from '../replan/search-effort.ts';

/** Some tenths of a second on a provider's day: the broker's answer waits for it. */
const ITERATIONS = 1000;

/**
 * Rounds that are only drafts may be rearranged for a package that finds no gap in them: a short search from the
 * rounds with as much of it in as fits. Null if even that leaves out a visit of the package, or one that was served.
 * @param wanted the package's visits on this day.
 */
export async function madeRoom(
  day: DayProblem,
  rounds: readonly PlanRound[],
  wanted: readonly number[],
): Promise<Plan | null> {
  const { plan: from, left } = insert(day.problem, { rounds }, wanted, { limit: 1 });
  const leftBefore = new Set(from.unserved.filter((v) => !left.includes(v)));
  const seed = seedOf(`${day.facts.providerId}/${day.date}`);
  const plan = await solve(day.problem, {
    seed,
    stop: { iterations: ITERATIONS, target: servingAll(from, day, left) },
    from,
  });
  return plan.unserved.every((v) => leftBefore.has(v)) ? plan : null;
}

/** A total that only a plan with all of the visits left over can reach: it ends the search as soon as they are in. */
function servingAll({ cost }: Plan, { problem }: DayProblem, left: readonly number[]): number {
  const prices = left.map((v) => (problem.visits[v]!.unservedPrice ?? 0) * problem.visits[v]!.carers);
  return cost.total - prices.reduce((sum, price) => sum + price, 0) + Math.min(...prices) / 2;
}
