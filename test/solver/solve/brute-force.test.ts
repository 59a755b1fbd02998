import fc from 'fast-check';
import { expect, test } from 'vitest';
import { check, cost, type PlanRound, type Problem, type Stop, solve } from '../../../solver/index.ts';
import { aLine, aProblem, aShift, aVisit } from '../a-problem.ts';

const CARERS = 2;
/** Starts a window leaves open, so that trying every start stays cheap. */
const STARTS = 3;

const tinyProblem: fc.Arbitrary<Problem> = fc
  .array(
    fc.record({
      place: fc.integer({ min: 0, max: 4 }),
      duration: fc.integer({ min: 5, max: 25 }),
      from: fc.integer({ min: 0, max: 70 }),
      carers: fc.constantFrom(1, 1, 2),
      skills: fc.constantFrom([0], [1]),
      unservedPrice: fc.integer({ min: 10, max: 60 }),
      prefers: fc.integer({ min: 0, max: CARERS - 1 }),
    }),
    { minLength: 2, maxLength: 4 },
  )
  .map((visits) =>
    aProblem({
      places: 5,
      travel: [aLine(5, 6)],
      shifts: [aShift({ carer: 0, to: 120, skills: [1] }), aShift({ carer: 1, to: 100, skills: [0], usePrice: 5 })],
      visits: visits.map(({ from, prefers, ...visit }) =>
        aVisit({
          ...visit,
          windows: [{ from, to: from + STARTS - 1 }],
          carerPrices: [{ carer: prefers, price: 0 }],
          otherCarerPrice: 3,
        }),
      ),
    }),
  );

/** The least total over every choice of carers and start for every visit that the checker lets pass. */
function leastTotal(problem: Problem): number {
  let least = Infinity;
  const stops: Stop[][] = problem.shifts.map(() => []);
  const unserved: number[] = [];
  const tryFrom = (v: number): void => {
    if (v === problem.visits.length) {
      const rounds: PlanRound[] = stops.map((list, shift) => ({
        shift,
        stops: list.toSorted((a, b) => a.start - b.start),
      }));
      const plan = { rounds, unserved: [...unserved], cost: cost(problem, rounds) };
      if (plan.cost.total < least && check(problem, plan).length === 0) least = plan.cost.total;
      return;
    }
    unserved.push(v);
    tryFrom(v + 1);
    unserved.pop();
    const { carers, windows } = problem.visits[v];
    const teams = carers === 2 ? [[0, 1]] : [[0], [1]];
    for (const team of teams) {
      for (let start = windows[0].from; start <= windows[0].to; start++) {
        for (const shift of team) stops[shift].push({ kind: 'visit', visit: v, start });
        tryFrom(v + 1);
        for (const shift of team) stops[shift].pop();
      }
    }
  };
  tryFrom(0);
  return least;
}

test('on tiny days, double-ups included, the plan is as good as trying everything', async () => {
  await fc.assert(
    fc.asyncProperty(tinyProblem, async (problem) => {
      const plan = await solve(problem, { seed: 1, stop: { iterations: 2000 } });
      expect(plan.cost.total).toBeCloseTo(leastTotal(problem), 6);
    }),
    { numRuns: 25, seed: 3 },
  );
});
