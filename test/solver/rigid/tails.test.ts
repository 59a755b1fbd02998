import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { check } from '../../../solver/check.ts';
import { cost } from '../../../solver/cost.ts';
import { Annealing } from '../../../solver/rigid/annealing.ts';
import { ANY_START } from '../../../solver/rigid/model.ts';
import { proposalOf } from '../../../solver/rigid/rounds.ts';
import { RIGID_SETTINGS } from '../../../solver/rigid/settings.ts';
import { aLine, aProblem, aShift, aVisit } from '../a-problem.ts';
import { aSearchState, placeAll } from './a-search-state.ts';

/** So hot that any exchange is taken. */
const anything = new Annealing({ ...RIGID_SETTINGS, firstTemperature: 1e9 }, 1);
anything.cool(0);

/** Carers who leave the same office for the same hours, with a break or not, for visits of some length and load. */
const office = fc
  .record({
    visits: fc.array(
      fc.record({
        place: fc.nat(19),
        from: fc.nat(300),
        width: fc.integer({ min: 20, max: 300 }),
        load: fc.integer({ min: 1, max: 3 }),
        carers: fc.constantFrom(1, 1, 1, 1, 1, 2),
      }),
      { minLength: 8, maxLength: 24 },
    ),
    usePrice: fc.nat(40),
    rested: fc.boolean(),
  })
  .map(({ visits, usePrice, rested }) =>
    aProblem({
      places: 20,
      travel: [aLine(20, 3)],
      visits: visits.map(({ place, from, width, load, carers }) =>
        aVisit({ place, load, carers, duration: 5, windows: [{ from, to: from + width }] }),
      ),
      shifts: Array.from({ length: 5 }, (_, carer) =>
        aShift({
          carer,
          from: 0,
          to: 800,
          capacity: 12,
          usePrice,
          ...(rested ? { breaks: [{ duration: 20, earliest: 150, latest: 300, missedPrice: null }] } : {}),
        }),
      ),
    }),
  );

describe('tails change places between shifts alike', () => {
  test('and the running cost stays the cost of rounds that break no rule', () => {
    let exchanged = 0;
    fc.assert(
      fc.property(office, fc.integer(), (problem, seed) => {
        const search = aSearchState(problem, seed);
        placeAll(search);
        for (let i = 0; i < 20; i++) {
          const before = search.state.clock;
          search.tails.run(anything);
          if (search.state.clock > before) exchanged++;
          const proposal = proposalOf(search.state);
          expect(search.state.cost).toBeCloseTo(cost(problem, proposal.rounds).total, 6);
          expect(check(problem, { ...proposal, cost: cost(problem, proposal.rounds) })).toEqual([]);
        }
      }),
      { numRuns: 100, seed: 31 },
    );
    expect(exchanged).toBeGreaterThan(100);
  });

  test('and undo puts them back', () => {
    fc.assert(
      fc.property(office, fc.integer(), (problem, seed) => {
        const search = aSearchState(problem, seed);
        placeAll(search);
        const before = proposalOf(search.state);
        search.undo.begin();
        search.ruin.run();
        search.tails.run(anything);
        placeAll(search);
        search.undo.restore();
        expect(proposalOf(search.state)).toEqual(before);
      }),
      { numRuns: 100, seed: 32 },
    );
  });
});

test('crossed rounds of carers from one office are uncrossed', () => {
  // Two streets from one office: 1, 2 and 3 to one side, 4, 5 and 6 to the other. Each carer began on one and went over.
  const legs = Array.from({ length: 7 }, (_, i) => (i === 0 ? 0 : i < 4 ? i : 3 - i));
  const ticks = Int32Array.from(legs.flatMap((x) => legs.map((y) => 10 * Math.abs(x - y))));
  const problem = aProblem({
    places: 7,
    travel: [{ bands: [{ from: 0, ticks }] }],
    visits: [1, 2, 3, 4, 5, 6].map((place) =>
      aVisit({ place, duration: 5, load: 1, windows: [{ from: 0, to: 1000 }] }),
    ),
    shifts: [0, 1].map((carer) => aShift({ carer, from: 0, to: 1000, capacity: 3 })),
  });
  const search = aSearchState(problem);
  const { state, undo } = search;
  const serve = (s: number, visits: number[]) => {
    for (const v of visits) {
      state.insert(state.model.firstPart[v], state.homeNode(s), ANY_START);
      state.markPlaced(v);
    }
  };
  serve(0, [0, 4, 5]);
  serve(1, [3, 1, 2]);
  const cold = new Annealing(RIGID_SETTINGS, 1e-6);
  cold.cool(1);
  const before = state.cost;
  for (let i = 0; i < 50; i++) {
    undo.begin();
    undo.touch(0);
    undo.touch(1);
    search.tails.run(cold);
  }
  expect(before - state.cost).toBe(40);
  expect(proposalOf(state).rounds.map(({ stops }) => stops.length)).toEqual([3, 3]);
});
