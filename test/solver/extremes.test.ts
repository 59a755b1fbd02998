import { describe, expect, it } from 'vitest';
import { check } from '../../solver/check.ts';
import { insert } from '../../solver/insert.ts';
import type { Plan } from '../../solver/plan.ts';
import type { Problem, Visit } from '../../solver/problem.ts';
import { solve } from '../../solver/solve.ts';
import { planOf } from './a-plan.ts';
import { aLink, aProblem, aShift, aVisit, prices, rounds } from './a-problem.ts';

async function solved(problem: Problem, iterations = 200): Promise<Plan> {
  const plan = await solve(problem, { seed: 1, stop: { iterations } });
  expect(check(problem, plan)).toEqual([]);
  return plan;
}

/** The same problem with lateness allowed at a price, for the elastic engine. */
function late(problem: Problem): Problem {
  const visits = problem.visits.map((visit): Visit => ({ ...visit, windowRule: 'priced' }));
  return { ...problem, visits, prices: prices({ lateness: 1 }) };
}

describe.each([
  ['hard windows', (problem: Problem) => problem],
  ['priced windows', late],
])('extremes give an answer, with %s', (_, as) => {
  it('no carers: everything is left out', async () => {
    const plan = await solved(as(aProblem({ visits: [aVisit(), aVisit({ carers: 2 })], shifts: [], carers: 0 })));
    expect(plan.unserved).toEqual([0, 1]);
    expect(plan.cost.total).toBe(30_000);
  });

  it('no visits: everybody stays at home', async () => {
    const plan = await solved(as(aProblem({ shifts: [aShift(), aShift({ carer: 1 })] })));
    expect(plan.rounds.map(({ stops }) => stops)).toEqual([[], []]);
    expect(plan.cost.total).toBe(0);
  });

  it('nothing at all', async () => {
    expect((await solved(as(aProblem({ places: 0, travel: [], shifts: [], carers: 0 })))).cost.total).toBe(0);
  });

  it('windows of a single tick', async () => {
    // Every 20 ticks, 10 apart, 10 long: each carer could do all of them.
    const visits = Array.from({ length: 30 }, (_, v) =>
      aVisit({ place: v % 2, duration: 10, windows: [{ from: 20 + 20 * v, to: 20 + 20 * v }] }),
    );
    const plan = await solved(as(aProblem({ visits, shifts: [aShift(), aShift({ carer: 1 })] })), 2000);
    expect(plan.unserved).toEqual([]);
  });

  it('every visit linked to the next, by different carers', async () => {
    const visits = Array.from({ length: 12 }, () => aVisit({ duration: 20 }));
    const links = visits
      .slice(1)
      .map((_, v) => aLink({ first: v, second: v + 1, min: 10, max: 60, differentCarers: true, together: true }));
    const plan = await solved(
      as(aProblem({ visits, links, shifts: [aShift(), aShift({ carer: 1 }), aShift({ carer: 2 })] })),
      2000,
    );
    expect([0, 12]).toContain(plan.unserved.length);
  });
});

describe('extremes of insert', () => {
  it('finds no place where there is nobody, and says so', () => {
    const problem = aProblem({ visits: [aVisit()], shifts: [], carers: 0 });
    const { options, left } = insert(problem, planOf(problem, []), [0]);
    expect({ options, left }).toEqual({ options: [[]], left: [0] });
  });

  it('puts one more visit into 5,000 at one address', () => {
    const visits = Array.from({ length: 5001 }, () => aVisit({ duration: 0 }));
    const problem = aProblem({ visits });
    const all = rounds(
      problem,
      Array.from({ length: 5000 }, (_, visit) => ({ kind: 'visit' as const, visit, start: 10 })),
    );
    const { chosen, plan } = insert(problem, planOf(problem, all), [5000]);
    expect(chosen[0].price).toBe(0);
    expect(check(problem, plan)).toEqual([]);
  });
});
