import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { check } from '../../solver/check.ts';
import { searchElastic } from '../../solver/elastic/search.ts';
import type { Problem } from '../../solver/problem.ts';
import { Random } from '../../solver/random.ts';
import { searchRigid } from '../../solver/rigid/search.ts';
import type { Search } from '../../solver/search.ts';
import { startStop } from '../../solver/stop.ts';
import { planOf } from './a-plan.ts';
import { bruteForce } from './brute-force.ts';
import { tinyHardProblem, tinyProblem } from './tiny-problem.ts';

/** Found less the least possible; every plan on the way passes the checker at the total its search promised. */
function excess(search: Search, problem: Problem, iterations: number): number {
  const found = search(problem, { random: new Random(1), stop: startStop({ iterations }) });
  const plan = planOf(problem, found.rounds);
  expect(check(problem, plan)).toEqual([]);
  expect(found.total).toBeCloseTo(plan.cost.total, 6);
  expect(found.unserved).toEqual(plan.unserved);
  return plan.cost.total - bruteForce(problem).cost.total;
}

describe('on tiny problems with every rule at once', () => {
  it('the rigid engine finds what trying everything finds', () => {
    for (const problem of fc.sample(tinyHardProblem(), { seed: 31, numRuns: 80 })) {
      expect(excess(searchRigid, problem, 300)).toBeCloseTo(0, 6);
    }
  });

  it('the elastic engine never claims to be better, and falls short in one case in ten at most', () => {
    // It starts every visit as early as its order allows, so it does not wait for a wanted start.
    const short = fc
      .sample(tinyProblem(), { seed: 32, numRuns: 40 })
      .map((problem) => excess(searchElastic, problem, 8000));
    expect(short.every((by) => by > -1e-6)).toBe(true);
    expect(short.filter((by) => by > 1e-6).length).toBeLessThanOrEqual(4);
  });
});
