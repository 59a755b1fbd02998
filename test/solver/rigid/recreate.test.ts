import fc from 'fast-check';
import { expect, test } from 'vitest';
import { aLine, aProblem, aShift, aVisit } from '../a-problem.ts';
import { aSearchState, type SearchState } from './a-search-state.ts';

/** Calls along a street with hours of their own, and few enough of them that four carers can serve all or all but one. */
const street = fc
  .array(fc.record({ place: fc.nat(19), from: fc.nat(300), carers: fc.constantFrom(1, 1, 1, 2) }), {
    minLength: 10,
    maxLength: 20,
  })
  .map((calls) =>
    aProblem({
      places: 20,
      travel: [aLine(20, 3)],
      visits: calls.map(({ place, from, carers }) =>
        aVisit({ place, carers, duration: 5, windows: [{ from, to: from + 150 }], unservedPrice: 1000 }),
      ),
      shifts: Array.from({ length: 4 }, (_, carer) => aShift({ carer, from: 0, to: 600, startPlace: carer * 5 })),
    }),
  );

/** A plan, and strings of it just taken out. */
function ruined(problem: Parameters<typeof aSearchState>[0], seed: number): SearchState {
  const search = aSearchState(problem, seed);
  search.recreate.run(Infinity);
  search.undo.begin();
  search.ruin.run();
  return search;
}

test('gives up only what would have ended at or above the limit, with units still to come', () => {
  let given = 0;
  let early = 0;
  fc.assert(
    fc.property(street, fc.integer(), fc.integer({ min: 0, max: 100 }), (problem, seed, percent) => {
      const whole = ruined(problem, seed);
      if (whole.undo.absentBefore > 1) return;
      const bare = whole.state.cost - 1000 * whole.state.absentCount;
      whole.recreate.run(Infinity);
      const limit = bare + (percent / 100) * (whole.state.cost - bare);
      const bounded = ruined(problem, seed);
      if (bounded.recreate.run(limit)) {
        expect(bounded.state.cost).toBe(whole.state.cost);
        return;
      }
      given++;
      if (bounded.state.absentCount > whole.state.absentCount) early++;
      expect(whole.state.cost).toBeGreaterThanOrEqual(limit);
    }),
    { numRuns: 400 },
  );
  expect(given).toBeGreaterThan(20);
  expect(early).toBeGreaterThan(given / 2);
});
