import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { check } from '../../../solver/check.ts';
import { cost } from '../../../solver/cost.ts';
import type { Problem } from '../../../solver/problem.ts';
import { Annealing } from '../../../solver/rigid/annealing.ts';
import { costOfExchange } from '../../../solver/rigid/exchange-cost.ts';
import { exchangeTails } from '../../../solver/rigid/exchange-tails.ts';
import { ANY_START } from '../../../solver/rigid/model.ts';
import { proposalOf } from '../../../solver/rigid/rounds.ts';
import { RIGID_SETTINGS } from '../../../solver/rigid/settings.ts';
import { aProblem, aShift, aVisit } from '../a-problem.ts';
import { aSearchState, placeAll, type SearchState } from './a-search-state.ts';
import { hardProblem, waitingProblem } from './hard-problem.ts';

/** So hot that any exchange is taken. */
const anything = new Annealing({ ...RIGID_SETTINGS, firstTemperature: 1e9 }, 1);
anything.cool(0);
/** So cold that only what is cheaper is taken. */
const cold = new Annealing(RIGID_SETTINGS, 1e-6);
cold.cool(1);

/** Every rule but those under which shifts that differ exchange nothing: times by carer and modes of travel. */
function alikeInTravel(problems: fc.Arbitrary<Problem>): fc.Arbitrary<Problem> {
  return problems.map((problem) => ({
    ...problem,
    visits: problem.visits.map(({ durationByCarer: _, ...visit }) => visit),
    shifts: problem.shifts.map(({ travelFactor: _, ...shift }) => ({ ...shift, mode: 0 })),
  }));
}

const extent = { visits: 10, shifts: 4 };

function served(problem: Problem, seed: number): SearchState {
  const search = aSearchState(problem, seed);
  placeAll(search);
  search.undo.begin();
  for (let s = 0; s < problem.shifts.length; s++) search.undo.touch(s);
  return search;
}

describe.each([
  ['tails of rounds change places between carers of different homes, hours and skills', 'tails'],
  ['whole rounds change carers', 'changeCarer'],
] as const)('%s', (_, part) => {
  test.each([
    ['under every rule at once', alikeInTravel(hardProblem(extent))],
    ['with paid waiting', alikeInTravel(waitingProblem(extent))],
  ])('%s, and the running cost stays the cost of rounds that break no rule', (_, problems) => {
    let exchanged = 0;
    fc.assert(
      fc.property(problems, fc.integer(), (problem, seed) => {
        const search = served(problem, seed);
        for (let i = 0; i < 10; i++) {
          const before = search.state.clock;
          search[part].run(anything);
          if (search.state.clock > before) exchanged++;
          const { rounds, unserved } = proposalOf(search.state);
          const plan = { rounds, unserved, cost: cost(problem, rounds) };
          expect(search.state.cost).toBeCloseTo(plan.cost.total, 6);
          expect(check(problem, plan).filter(({ rule }) => rule !== 'must-be-served')).toEqual([]);
        }
      }),
      { numRuns: 200, seed: 41 },
    );
    expect(exchanged).toBeGreaterThan(20);
  });

  test('and undo puts them back', () => {
    fc.assert(
      fc.property(alikeInTravel(hardProblem(extent)), fc.integer(), (problem, seed) => {
        const search = served(problem, seed);
        const before = proposalOf(search.state);
        search[part].run(anything);
        search.undo.restore();
        expect(proposalOf(search.state)).toEqual(before);
      }),
      { numRuns: 100, seed: 42 },
    );
  });
});

/** Two visits at place 9; one carer lives at place 0, one at place 8, and neither can do more than two visits. */
function farAndNear(skillsOfNear: readonly number[] = [1]) {
  return aProblem({
    visits: [aVisit({ place: 9, load: 1, skills: [1] }), aVisit({ place: 9, load: 1, skills: [1] })],
    shifts: [
      aShift({ carer: 0, startPlace: 0, endPlace: 0, capacity: 2 }),
      aShift({ carer: 1, startPlace: 8, endPlace: 8, capacity: 2, skills: skillsOfNear }),
    ],
  });
}

function farServesAll(problem: Problem): SearchState {
  const search = aSearchState(problem);
  const { state } = search;
  for (const v of [0, 1]) {
    state.insert(state.model.firstPart[v], state.homeNode(0), ANY_START);
    state.markPlaced(v);
  }
  search.undo.begin();
  search.undo.touch(0);
  return search;
}

test('a round goes whole to a carer who lives next door and has none', () => {
  const search = farServesAll(farAndNear());
  expect(costOfExchange(search.state, search.state.startNode(0), search.state.homeNode(1))).toBe(20 - 180);
  search.changeCarer.run(cold);
  expect(search.state.cost).toBe(20);
  expect(proposalOf(search.state).rounds.map(({ stops }) => stops.length)).toEqual([0, 2]);
});

test('not to one who lacks a skill for it', () => {
  const search = farServesAll(farAndNear([0]));
  search.changeCarer.run(cold);
  expect(proposalOf(search.state).rounds.map(({ stops }) => stops.length)).toEqual([2, 0]);
});

test('two carers who serve each other’s street exchange their rounds', () => {
  const problem = aProblem({
    visits: [aVisit({ place: 9 }), aVisit({ place: 1 })],
    shifts: [aShift({ carer: 0 }), aShift({ carer: 1, startPlace: 8, endPlace: 8 })],
  });
  const { state } = aSearchState(problem);
  for (const v of [0, 1]) {
    state.insert(state.model.firstPart[v], state.homeNode(v), ANY_START);
    state.markPlaced(v);
  }
  const [a, b] = [state.startNode(0), state.next[state.startNode(1)]];
  const before = state.cost;
  const promised = costOfExchange(state, a, b);
  exchangeTails(state, a, b);
  expect(promised).toBe(-280);
  expect(state.cost - before).toBe(promised);
});
