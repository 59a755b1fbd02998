import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { check } from '../../solver/check.ts';
import { NO_COST } from '../../solver/cost/terms.ts';
import { cost } from '../../solver/cost.ts';
import { insert } from '../../solver/insert.ts';
import type { Cost } from '../../solver/plan.ts';
import { validate } from '../../solver/validate.ts';
import { planOf } from './a-plan.ts';
import { rounds } from './a-problem.ts';
import { anyProblem } from './any-problem.ts';

const RUNS = { seed: 20261122, numRuns: 400 };

describe('insert, on generated problems with every rule at once', () => {
  it('builds whole plans that the checker passes', () => {
    fc.assert(
      fc.property(anyProblem({ visits: 7, shifts: 4 }), (problem) => {
        validate(problem);
        const all = problem.visits.map((_, v) => v);
        const { plan } = insert(problem, planOf(problem, rounds(problem)), all);
        expect(check(problem, plan)).toEqual([]);
      }),
      RUNS,
    );
  });

  it('promises for each option the change of cost that it delivers', () => {
    fc.assert(
      fc.property(anyProblem({ visits: 7, shifts: 4 }), fc.boolean(), (problem, holdStarts) => {
        const last = problem.visits.length - 1;
        const others = problem.visits.flatMap((_, v) => (v === last ? [] : [v]));
        const before = insert(problem, planOf(problem, rounds(problem)), others).plan;
        const { options } = insert(problem, before, [last], { holdStarts });
        for (const option of options[0]) {
          const after = before.rounds.map((round) => option.rounds.find((r) => r.shift === round.shift) ?? round);
          const delivered = difference(cost(problem, after), before.cost);
          for (const term of Object.keys(NO_COST) as (keyof Cost)[]) {
            expect(option.change[term], term).toBeCloseTo(delivered[term], 6);
          }
          const alone = check(problem, planOf(problem, after)).filter((v) => v.rule !== 'link-together');
          expect(alone).toEqual([]);
          if (holdStarts) expect(option.moved).toEqual([]);
        }
      }),
      RUNS,
    );
  });
});

function difference(after: Cost, before: Cost): Cost {
  const terms = (Object.keys(NO_COST) as (keyof Cost)[]).map((term) => [term, after[term] - before[term]]);
  return Object.fromEntries(terms) as unknown as Cost;
}
