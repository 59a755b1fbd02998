import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { check } from '../../../solver/check.ts';
import { cost } from '../../../solver/cost.ts';
import { proposalOf } from '../../../solver/rigid/rounds.ts';
import { OUT } from '../../../solver/rigid/state.ts';
import { holdsEveryStart } from '../../../solver/rigid/waiting.ts';
import { solve } from '../../../solver/solve.ts';
import { aProblem, aVisit } from '../a-problem.ts';
import { aSearchState, placeAll, type SearchState } from './a-search-state.ts';
import { waitingProblem } from './hard-problem.ts';

const RUNS = 150;

function recounted({ state }: SearchState): number {
  return cost(state.model.problem, proposalOf(state).rounds).total;
}

describe('the rigid engine prices waiting exactly', () => {
  test('after every placing the running cost is the cost of the rounds, and no rule is broken', () => {
    fc.assert(
      fc.property(waitingProblem({ visits: 8, shifts: 4 }), (problem) => {
        expect(holdsEveryStart(problem)).toBe(true);
        const search = aSearchState(problem);
        for (let unit = 0; unit < search.state.model.units.count; unit++) {
          search.placing.place(unit);
          const proposal = proposalOf(search.state);
          expect(search.state.cost).toBeCloseTo(recounted(search), 6);
          expect(check(problem, { ...proposal, cost: cost(problem, proposal.rounds) })).toEqual([]);
        }
      }),
      { numRuns: RUNS, seed: 21 },
    );
  });

  test('what a start before any node is promised to cost in waiting is what putting it there costs', () => {
    fc.assert(
      fc.property(waitingProblem({ visits: 8, shifts: 3 }), (problem) => {
        const search = aSearchState(problem);
        placeAll(search);
        const { state } = search;
        const waiting = state.waiting!;
        for (let part = 0; part < state.model.parts; part++) {
          if (state.shiftOf[part] === OUT) continue;
          const [before, start] = [state.next[part], state.from[part]];
          const s = state.shiftOf[part];
          state.remove(part);
          const promised = waiting.change(part, before, start);
          state.insert(part, before, start);
          const recount = waiting.recount(s);
          // Counted already by the insertion: counting anew finds nothing more.
          expect(recount).toBeCloseTo(0, 9);
          const served = cost(problem, proposalOf(state).rounds).waiting;
          state.remove(part);
          const without = cost(problem, proposalOf(state).rounds).waiting;
          state.insert(part, before, start);
          expect(promised).toBeCloseTo(served - without, 6);
        }
      }),
      { numRuns: RUNS, seed: 22 },
    );
  });

  test('an iteration taken back leaves the waiting as it was', () => {
    fc.assert(
      fc.property(waitingProblem({ visits: 10, shifts: 4 }), fc.integer(), (problem, seed) => {
        const search = aSearchState(problem, seed);
        placeAll(search);
        search.undo.begin();
        search.ruin.run();
        placeAll(search);
        search.undo.restore();
        expect(search.state.cost).toBeCloseTo(recounted(search), 6);
        search.ruin.run();
        expect(search.state.cost).toBeCloseTo(recounted(search), 6);
      }),
      { numRuns: RUNS, seed: 23 },
    );
  });
});

describe('a round whose waiting is paid', () => {
  const travel = (minutes: number) => [{ bands: [{ from: 0, ticks: Int32Array.from([0, minutes, minutes, 0]) }] }];

  test('draws its visits together as far as their wishes cost less', async () => {
    // Free at 110, there at 120; wanted at 150: a minute earlier costs 0.2 of a wish and saves 0.5 of waiting.
    const at = (from: number, start: number) =>
      aVisit({ place: 1, duration: 10, windows: [{ from, to: 200 }], wanted: { start, price: 0.2 } });
    const problem = aProblem({
      places: 2,
      travel: travel(10),
      visits: [{ ...at(100, 100), place: 0, windows: [{ from: 100, to: 100 }] }, at(100, 150)],
      prices: { ...aProblem({}).prices, waiting: 0.5 },
    });
    const { rounds, cost: found } = await solve(problem, { seed: 1, stop: { iterations: 50 } });
    expect(rounds[0].stops.map(({ start }) => start)).toEqual([100, 120]);
    expect(found).toMatchObject({ waiting: 0, wanted: 6 });
  });

  test('has its break in the longest wait between two visits', async () => {
    const at = (start: number) =>
      aVisit({ place: 0, duration: 10, windows: [{ from: start, to: start }], wanted: { start, price: 0.2 } });
    const base = aProblem({});
    const problem = aProblem({
      visits: [at(100), at(135), at(200)],
      shifts: [{ ...base.shifts[0], breaks: [{ duration: 20, earliest: 0, latest: 300, missedPrice: null }] }],
      prices: { ...base.prices, waiting: 1 },
    });
    const { rounds, cost: found } = await solve(problem, { seed: 1, stop: { iterations: 50 } });
    expect(rounds[0].stops.map(({ kind, start }) => [kind, start])).toEqual([
      ['visit', 100],
      ['visit', 135],
      ['break', 145],
      ['visit', 200],
    ]);
    // 25 minutes after the first visit, 55 less the break of 20 after the second.
    expect(found.waiting).toBe(60);
  });
});
