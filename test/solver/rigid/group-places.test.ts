import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Problem } from '../../../solver/problem.ts';
import { GroupPlaces } from '../../../solver/rigid/group-places.ts';
import { GroupStart } from '../../../solver/rigid/group-start.ts';
import { Candidates } from '../../../solver/rigid/insertion.ts';
import { Matching } from '../../../solver/rigid/matching.ts';
import { UNNUMBERED } from '../../../solver/rigid/round-number.ts';
import { NEVER } from '../../../solver/rigid/travel.ts';
import { aLine, aProblem, aShift, aVisit } from '../a-problem.ts';
import { aSearchState, placeAll } from './a-search-state.ts';

const CARERS = 12;

/** Carers along a street with rounds of their own, and a call for two, one of whom may be named, still to be placed. */
const street = fc
  .record({
    calls: fc.array(fc.record({ place: fc.nat(39), from: fc.nat(400) }), { minLength: 20, maxLength: 50 }),
    wanted: fc.record({ place: fc.nat(39), from: fc.nat(400), width: fc.nat(60) }),
    named: fc.option(fc.nat(CARERS - 1)),
  })
  .map(({ calls, wanted, named }) =>
    aProblem({
      places: 40,
      travel: [aLine(40, 4)],
      visits: [
        aVisit({
          place: wanted.place,
          carers: 2,
          duration: 15,
          windows: [{ from: wanted.from, to: wanted.from + wanted.width }],
          ...(named === null ? {} : { pinned: { carers: [named] } }),
        }),
        ...calls.map(({ place, from }) => aVisit({ place, duration: 15, windows: [{ from, to: from + 60 }] })),
      ],
      shifts: Array.from({ length: CARERS }, (_, carer) =>
        aShift({ carer, from: 0, to: 600, startPlace: carer * 3, endPlace: carer * 3 }),
      ),
    }),
  );

interface Asked {
  /** What the set may cost. */
  readonly limit: number;
  /** Links leave these starts. */
  readonly from: number;
  readonly to: number;
  /** Shifts that are half-way through an iteration. */
  readonly changing: readonly number[];
}

const asked: fc.Arbitrary<Asked> = fc.record({
  limit: fc.oneof(fc.constant(Infinity), fc.integer({ min: 0, max: 300 })),
  from: fc.oneof(fc.constant(-NEVER), fc.integer({ min: 0, max: 300 })),
  to: fc.oneof(fc.constant(NEVER), fc.integer({ min: 200, max: 500 })),
  changing: fc.array(fc.nat(CARERS - 1), { maxLength: 3 }),
});

/** A plan without its first visit, whose parts are 0 and 1 and choose from `listOf`. */
function withoutTheFirst(problem: Problem) {
  const search = aSearchState(problem);
  placeAll(search);
  const { mayRow, units } = search.state.model;
  const first = units.unitOfVisit[0]!;
  if (search.state.placed[first] === 1) search.ruin.removeUnit(first);
  const groupStart = new GroupStart(search.state, () => 0.4, 2);
  groupStart.begin(units.visitStart[0]!, units.visitStart[1]!, Int32Array.of(0, 1), 2);
  const matching = new Matching(search.state, groupStart, 2);
  return { ...search, matching, listOf: Int32Array.of(0, mayRow[0] === mayRow[1] ? 0 : 1) };
}

/** The cost of the cheapest set out of every position of every shift, or Infinity. */
function cheapestOfAll(problem: Problem, { limit, from, to }: Asked): number {
  const { insertion, scan, matching, listOf } = withoutTheFirst(problem);
  const lists = Array.from({ length: listOf[1]! + 1 }, (_, part) => {
    const list = new Candidates(1000);
    insertion.begin(part, limit, list);
    insertion.earliestStart = from;
    insertion.latestStart = to;
    scan.forgetKept();
    scan.all(part, 2);
    for (let i = 0; i < scan.count; i++) insertion.scanShift(scan.shifts[i]!);
    return list;
  });
  return matching.find(2, lists, listOf, lists.length, limit) ? matching.cost : Infinity;
}

test('the cheapest set is found among the shifts that can be in it, many of which are never walked', () => {
  let walked = 0;
  let runs = 0;
  let none = 0;
  let dear = 0;
  fc.assert(
    fc.property(street, asked, (problem, ask) => {
      const { state, insertion, scan, known, matching, listOf } = withoutTheFirst(problem);
      known.noteAll();
      for (const s of ask.changing) state.roundNumber[s] = UNNUMBERED;
      const places = new GroupPlaces(state.model, insertion, known, matching, 2);
      places.begin(ask.from, ask.to);
      for (let part = 0; part <= listOf[1]!; part++) {
        scan.forgetKept();
        scan.all(part, 2);
        places.add(part, scan);
      }
      const { scanShift } = insertion;
      insertion.scanShift = (s) => {
        walked++;
        scanShift.call(insertion, s);
      };
      const found = places.find(2, listOf, ask.limit);
      expect(found ? matching.cost : Infinity).toBe(cheapestOfAll(problem, ask));
      runs++;
      if (found) return;
      none++;
      if (places.tooDear) dear++;
      else expect(cheapestOfAll(problem, { ...ask, limit: Infinity })).toBe(Infinity);
    }),
    { numRuns: 500, seed: 5 },
  );
  expect(walked).toBeLessThan(0.8 * runs * CARERS);
  expect(dear).toBeGreaterThan(20);
  expect(none - dear).toBeGreaterThan(20);
});
