import fc from 'fast-check';
import { expect, test } from 'vitest';
import { GroupStart } from '../../../solver/rigid/group-start.ts';
import { Candidates } from '../../../solver/rigid/insertion.ts';
import { Matching } from '../../../solver/rigid/matching.ts';
import { aProblem, aShift, aVisit } from '../a-problem.ts';
import { aSearchState } from './a-search-state.ts';

const CARERS = 5;
const candidate = fc.record({
  carer: fc.integer({ min: 0, max: CARERS - 1 }),
  from: fc.integer({ min: 0, max: 50 }),
  width: fc.integer({ min: 0, max: 20 }),
  cost: fc.integer({ min: 0, max: 100 }),
});

test('a double-up gets the cheapest two positions of different carers whose starts meet', () => {
  const shifts = Array.from({ length: CARERS }, (_, carer) => aShift({ carer }));
  const { state } = aSearchState(aProblem({ shifts, visits: [aVisit({ carers: 2 })] }));
  fc.assert(
    fc.property(fc.array(candidate, { maxLength: 12 }), (options) => {
      const list = new Candidates(16);
      for (const { carer, from, width, cost } of options) {
        list.node[list.count] = state.homeNode(carer);
        list.from[list.count] = from;
        list.to[list.count] = from + width;
        list.cost[list.count++] = cost;
      }
      let least = Infinity;
      for (const a of options) {
        for (const b of options) {
          const meet = Math.max(a.from, b.from) <= Math.min(a.from + a.width, b.from + b.width);
          if (a.carer !== b.carer && meet) least = Math.min(least, a.cost + b.cost);
        }
      }
      const groupStart = new GroupStart(state, () => 0.4, 2);
      groupStart.begin(0, 1, Int32Array.of(0, 1), 2);
      const matching = new Matching(state, groupStart, 2);
      const found = matching.find(2, [list], Int32Array.from([0, 0]), 1, Infinity);
      expect(found).toBe(least < Infinity);
      if (found) expect(matching.cost).toBe(least);
    }),
    { numRuns: 300, seed: 8 },
  );
});
