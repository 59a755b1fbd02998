import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { check } from '../../solver/check.ts';
import { searchElastic } from '../../solver/elastic/search.ts';
import type { Problem } from '../../solver/problem.ts';
import { Random } from '../../solver/random.ts';
import { searchRigid } from '../../solver/rigid/search.ts';
import type { Proposal, Search } from '../../solver/search.ts';
import { startStop } from '../../solver/stop.ts';
import { planOf } from './a-plan.ts';
import { anyProblem } from './any-problem.ts';
import { hardProblem } from './rigid/hard-problem.ts';

function run(search: Search, problem: Problem, seed: number, iterations: number): Proposal {
  return search(problem, { random: new Random(seed), stop: startStop({ iterations }) });
}

describe.each([
  ['rigid', searchRigid, hardProblem({ visits: 12, shifts: 6 }), 40],
  ['elastic', searchElastic, anyProblem({ visits: 12, shifts: 6 }), 1500],
] as const)('the %s engine, on generated problems with every rule at once', (_, search, problems, iterations) => {
  it('never fails the checker, and its own total is the reference cost', () => {
    fc.assert(
      fc.property(problems, fc.nat(1000), (problem, seed) => {
        const found = run(search, problem, seed, iterations);
        const plan = planOf(problem, found.rounds);
        expect(check(problem, plan)).toEqual([]);
        expect(found.total).toBeCloseTo(plan.cost.total, 6);
      }),
      { seed: 41, numRuns: 100 },
    );
  });

  it('gives the same plan for the same seed', () => {
    for (const problem of fc.sample(problems, { seed: 42, numRuns: 15 })) {
      expect(run(search, problem, 5, iterations)).toEqual(run(search, problem, 5, iterations));
    }
  });

  it('takes over a plan that it gave, at no higher cost', () => {
    for (const problem of fc.sample(problems, { seed: 43, numRuns: 30 })) {
      const first = run(search, problem, 1, iterations);
      const again = search(problem, {
        random: new Random(2),
        stop: startStop({ iterations: 0 }),
        start: { rounds: first.rounds },
      });
      expect(check(problem, planOf(problem, again.rounds))).toEqual([]);
      expect(again.total).toBeLessThanOrEqual(first.total + 1e-6);
    }
  });
});
