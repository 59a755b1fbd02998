import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { check } from '../../../solver/check.ts';
import { cost } from '../../../solver/cost.ts';
import { proposalOf } from '../../../solver/rigid/rounds.ts';
import { OUT, type State } from '../../../solver/rigid/state.ts';
import { aSearchState, placeAll } from './a-search-state.ts';
import { hardProblem } from './hard-problem.ts';

const RUNS = 150;

/** What the rounds cost by the reference evaluator. */
function recounted(state: State): number {
  return cost(state.model.problem, proposalOf(state).rounds).total;
}

/** Everything of a state that a plan or a later test of an insertion depends on. */
function picture(state: State): unknown {
  const { next, prev, shiftOf, from, to, leg, earliest, latest, count, load, placed, work } = state;
  const { levels, nodes, breakStart, carers } = state.model;
  const labels: number[] = [];
  for (let node = 0; node < nodes; node++) {
    const s = shiftOf[node];
    if (s === OUT) continue;
    for (let j = 0; j <= breakStart[s + 1] - breakStart[s]; j++) {
      labels.push(earliest[node * levels + j], latest[node * levels + j]);
    }
    labels.push(from[node], to[node], leg[node], prev[node] === OUT ? OUT : next[prev[node]]);
  }
  const worked = Array.from({ length: carers }, (_, carer) => Math.round(work[carer]));
  return { shiftOf: [...shiftOf], labels, count: [...count], load: [...load], placed: [...placed], worked };
}

describe('the rigid engine keeps exact accounts', () => {
  test('after every placing the running cost is the cost of the rounds, and no rule is broken', () => {
    fc.assert(
      fc.property(hardProblem({ visits: 8, shifts: 4 }), (problem) => {
        const search = aSearchState(problem);
        for (let unit = 0; unit < search.state.model.units.count; unit++) {
          search.placing.place(unit);
          const proposal = proposalOf(search.state);
          expect(search.state.cost).toBeCloseTo(recounted(search.state), 6);
          const plan = { ...proposal, cost: cost(problem, proposal.rounds) };
          expect(check(problem, plan)).toEqual([]);
        }
      }),
      { numRuns: RUNS, seed: 11 },
    );
  });

  test('the cheapest position of one visit costs what was promised for it', () => {
    fc.assert(
      fc.property(hardProblem({ visits: 8, shifts: 4 }), (problem) => {
        const search = aSearchState(problem);
        const { state, insertion, placing } = search;
        const { units, firstPart, held, mayRow, shifts } = state.model;
        for (let unit = 0; unit < units.count; unit++) {
          const v = units.groupVisits[units.visitStart[units.groupStart[unit]]];
          const single = units.groupStart[unit + 1] - units.groupStart[unit] === 1 && held[v] === 0;
          if (!single) {
            placing.place(unit);
            continue;
          }
          const part = firstPart[v];
          insertion.begin(part, Infinity, null);
          for (let s = 0; s < shifts; s++) {
            if (search.eligible.may[mayRow[part] * shifts + s] === 1) insertion.scanShift(s);
          }
          if (insertion.bestNode < 0) continue;
          const promised = insertion.bestCost - state.model.unitPrice[unit];
          const before = state.cost;
          if (placing.place(unit)) expect(state.cost - before).toBeCloseTo(promised, 6);
          else expect(promised).toBeGreaterThanOrEqual(-1e-9);
        }
      }),
      { numRuns: RUNS, seed: 12 },
    );
  });

  test('undo takes an iteration back to the last label', () => {
    fc.assert(
      fc.property(hardProblem({ visits: 10, shifts: 4 }), fc.integer(), (problem, seed) => {
        const search = aSearchState(problem, seed);
        placeAll(search);
        const before = picture(search.state);
        const costBefore = search.state.cost;
        search.undo.begin();
        search.ruin.run();
        placeAll({ ...search });
        search.undo.restore();
        expect(picture(search.state)).toEqual(before);
        expect(search.state.cost).toBe(costBefore);
      }),
      { numRuns: RUNS, seed: 13 },
    );
  });

  test('ruin loses nothing: every unit is wholly on shifts or listed as left out', () => {
    fc.assert(
      fc.property(hardProblem({ visits: 10, shifts: 4 }), fc.integer(), (problem, seed) => {
        const search = aSearchState(problem, seed);
        placeAll(search);
        search.ruin.run();
        const { state } = search;
        const absent = new Set(state.absent.subarray(0, state.absentCount));
        for (let p = 0; p < state.model.parts; p++) {
          const unit = state.model.units.unitOfVisit[state.model.partVisit[p]];
          expect(state.shiftOf[p] === OUT).toBe(absent.has(unit));
        }
        expect(state.cost).toBeCloseTo(recounted(state), 6);
      }),
      { numRuns: RUNS, seed: 14 },
    );
  });
});
