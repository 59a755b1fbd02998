import { describe, expect, it } from 'vitest';
import type { Problem } from '../../solver/problem.ts';
import { Random } from '../../solver/random.ts';
import { solve } from '../../solver/solve.ts';
import { aProblem, aShift, aVisit } from './a-problem.ts';
import { cheapestAssignment, leastTravel } from './lower-bound.ts';

/** Visits scattered over a town with half-hour windows over a long day, carers who all set out from its middle. */
function aTown(seed: number, visits: number, carers: number): Problem {
  const random = new Random(seed);
  const points = [[50, 50], ...Array.from({ length: visits }, () => [random.below(100), random.below(100)])];
  const ticks = Int32Array.from({ length: points.length ** 2 }, (_, leg) => {
    const [a, b] = [points[Math.floor(leg / points.length)], points[leg % points.length]];
    return Math.ceil(Math.hypot(a[0] - b[0], a[1] - b[1]) / 3);
  });
  return aProblem({
    places: points.length,
    travel: [{ bands: [{ from: 0, ticks }] }],
    visits: Array.from({ length: visits }, (_, v) => {
      const from = 30 + random.below(840);
      return aVisit({ place: v + 1, windows: [{ from, to: from + 30 }] });
    }),
    shifts: Array.from({ length: carers }, (_, carer) => aShift({ carer })),
  });
}

describe('beside a lower bound', () => {
  it('the assignment behind it is the cheapest', () => {
    const cost = [
      [4, 1, 3],
      [2, 0, 5],
      [3, 2, 2],
    ];
    // 1 + 2 + 2.
    expect(cheapestAssignment(cost)).toBe(5);
  });

  it.each([1, 2, 3])(
    'town %d: every visit of 60 is served, with travel within a tenth of the least possible',
    async (seed) => {
      const problem = aTown(seed, 60, 10);
      const plan = await solve(problem, { seed: 1, stop: { iterations: 4000 } });
      const least = leastTravel(problem);
      expect(plan.unserved).toEqual([]);
      expect(plan.cost.travel).toBeGreaterThanOrEqual(least);
      expect(plan.cost.travel / least).toBeLessThan(1.1);
    },
  );
});
