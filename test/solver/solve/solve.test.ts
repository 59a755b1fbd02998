import { describe, expect, test } from 'vitest';
import {
  check,
  cost,
  MustServeError,
  type Problem,
  ProblemError,
  StopRuleError,
  solve,
} from '../../../solver/index.ts';
import { aLine, aProblem, aShift, aVisit } from '../a-problem.ts';

/** `visits` calls of 20 ticks along a street, opening one after the other, for `carers` carers at its end. */
function aStreet(visits: number, carers: number): Problem {
  return aProblem({
    places: 40,
    travel: [aLine(40, 3)],
    shifts: Array.from({ length: carers }, (_, carer) => aShift({ carer, to: 2000 })),
    visits: Array.from({ length: visits }, (_, v) =>
      aVisit({
        place: (v * 17) % 40,
        duration: 20,
        windows: [{ from: (v * 31) % 600, to: ((v * 31) % 600) + 200 }],
        carers: v % 7 === 0 ? Math.min(2, carers) : 1,
      }),
    ),
  });
}

describe('solve', () => {
  test('serves what can be served, by the checker and at the reference cost', async () => {
    const problem = aStreet(40, 6);
    const plan = await solve(problem, { seed: 1, stop: { iterations: 500 } });
    expect(check(problem, plan)).toEqual([]);
    expect(plan.cost).toEqual(cost(problem, plan.rounds));
    expect(plan.unserved).toEqual([]);
  });

  test.each([1, 2])('gives the same plan for the same seed and iterations on %d threads', async (threads) => {
    const problem = aStreet(90, 8);
    const options = { seed: 7, stop: { iterations: 400 }, threads };
    const [first, second] = [await solve(problem, options), await solve(problem, options)];
    expect(second).toEqual(first);
  });

  test('threads that search slices of one plan bring back a plan that passes', async () => {
    const problem = aStreet(200, 16);
    const plan = await solve(problem, { seed: 3, stop: { iterations: 600 }, threads: 2 });
    expect(check(problem, plan)).toEqual([]);
  });

  test('never answers worse than the plan it starts from', async () => {
    const problem = aStreet(60, 6);
    const from = await solve(problem, { seed: 1, stop: { iterations: 800 } });
    const again = await solve(problem, { seed: 2, stop: { iterations: 0 }, from });
    expect(again.cost.total).toBeLessThanOrEqual(from.cost.total);
  });

  test('tells every better total, and at the end that of the plan', async () => {
    const totals: number[] = [];
    const plan = await solve(aStreet(60, 6), {
      seed: 1,
      stop: { iterations: 300 },
      threads: 2,
      onProgress: ({ total }) => totals.push(total),
    });
    const better = totals.slice(0, -1);
    expect(better.length).toBeGreaterThan(0);
    expect(better.every((total, i) => i === 0 || total < better[i - 1])).toBe(true);
    expect(totals.at(-1)).toBeCloseTo(plan.cost.total, 6);
  });

  test.each([1, 2])('stops at a target without using up its time, on %d threads', async (threads) => {
    const began = performance.now();
    const plan = await solve(aStreet(90, 8), { seed: 1, stop: { seconds: 40, target: 1e9 }, threads });
    expect(plan.cost.total).toBeLessThanOrEqual(1e9);
    expect(performance.now() - began).toBeLessThan(20_000);
  });

  test('a signal ends it with the best plan so far', async () => {
    const problem = aStreet(60, 6);
    const abort = new AbortController();
    const plan = await solve(problem, {
      seed: 1,
      stop: { seconds: 60, signal: abort.signal },
      onProgress: () => abort.abort(),
    });
    expect(check(problem, plan)).toEqual([]);
  });

  test('names the visits that must be served and found no place', async () => {
    const problem = aProblem({
      visits: [aVisit({ unservedPrice: null, skills: [0b1000] }), aVisit({ unservedPrice: null })],
    });
    const failed = solve(problem, { seed: 1, stop: { iterations: 20 } });
    await expect(failed).rejects.toThrow(MustServeError);
    await expect(failed).rejects.toMatchObject({ visits: [0] });
  });

  test('refuses an ill-formed problem and a stop that never comes', async () => {
    const visit = aVisit({ windows: [{ from: 600, to: 540 }] });
    await expect(solve(aProblem({ visits: [visit] }), { seed: 1, stop: { iterations: 1 } })).rejects.toThrow(
      ProblemError,
    );
    await expect(solve(aStreet(3, 1), { seed: 1, stop: {} })).rejects.toThrow(StopRuleError);
  });
});

describe('solve at the extremes', () => {
  const stop = { iterations: 50 };

  test('no visits: every shift stays empty', async () => {
    const plan = await solve(aProblem({ visits: [] }), { seed: 1, stop });
    expect(plan.rounds.every((round) => round.stops.length === 0)).toBe(true);
  });

  test('no carers: every visit is left out', async () => {
    const plan = await solve(aProblem({ shifts: [], carers: 0, visits: [aVisit(), aVisit()] }), { seed: 1, stop });
    expect(plan.unserved).toEqual([0, 1]);
  });

  test('windows of one tick: the visits that fit are on the dot', async () => {
    const at = (tick: number) => aVisit({ windows: [{ from: tick, to: tick }] });
    const plan = await solve(aProblem({ visits: [at(100), at(130), at(140)] }), { seed: 1, stop });
    // 100 + 30 = 130 just fits at the same place; 140 falls into the second call.
    expect(plan.unserved.length).toBe(1);
    expect(plan.rounds[0].stops[0]).toMatchObject({ visit: 0, start: 100 });
  });

  test('5,000 visits at one address: one carer serves as many as the shift holds', async () => {
    const visits = Array.from({ length: 5000 }, () => aVisit({ duration: 1 }));
    const plan = await solve(aProblem({ visits }), { seed: 1, stop: { iterations: 20 } });
    // 10 ticks out, 10 back, starts no later than tick 1000 and home by 1000: 980 visits of one tick.
    expect(plan.rounds[0].stops.length).toBe(980);
  }, 30_000);
});
