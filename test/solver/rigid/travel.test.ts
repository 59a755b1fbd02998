import fc from 'fast-check';
import { expect, test } from 'vitest';
import { arrive, leave, NEVER, packTravel } from '../../../solver/rigid/travel.ts';

/** Two places; the second band starts at 100. */
function twoBands(early: number, late: number) {
  const leg = (ticks: number) => Int32Array.from([0, ticks, ticks, 0]);
  return packTravel(
    {
      bands: [
        { from: 0, ticks: leg(early) },
        { from: 100, ticks: leg(late) },
      ],
    },
    2,
  );
}

test('a carer waits for the faster band where that arrives earlier', () => {
  // Leaving at 95 arrives at 135, leaving at 100 at 110.
  expect(arrive(twoBands(40, 10), 0, 1, 95)).toBe(110);
  expect(arrive(twoBands(40, 10), 0, 1, 60)).toBe(100);
});

test('who leaves by the latest departure arrives in time, and who leaves a tick later does not', () => {
  const ticks = fc.integer({ min: 0, max: 80 });
  fc.assert(
    fc.property(ticks, ticks, fc.integer({ min: 100, max: 300 }), (early, late, due) => {
      const travel = twoBands(early, late);
      const last = leave(travel, 0, 1, due);
      expect(arrive(travel, 0, 1, last)).toBeLessThanOrEqual(due);
      expect(arrive(travel, 0, 1, last + 1)).toBeGreaterThan(due);
    }),
    { numRuns: 300, seed: 2 },
  );
});

test('a leg above the longest one takes for ever, in every band', () => {
  const travel = packTravel({ bands: [{ from: 0, ticks: Int32Array.from([0, 31, 30, 0]) }], longestLeg: 30 }, 2);
  expect(arrive(travel, 0, 1, 0)).toBeGreaterThanOrEqual(NEVER);
  expect(arrive(travel, 1, 0, 0)).toBe(30);
});
