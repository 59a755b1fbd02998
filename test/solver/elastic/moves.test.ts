import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cost } from '../../../solver/cost.ts';
import { placeBreaks, serveGreedily } from '../../../solver/elastic/first-order.ts';
import { layOut } from '../../../solver/elastic/layout.ts';
import { movesFor } from '../../../solver/elastic/moves/index.ts';
import { type Ground, groundFor } from '../../../solver/elastic/moves/placing.ts';
import { nearVisits } from '../../../solver/elastic/near.ts';
import { Propagator } from '../../../solver/elastic/propagate.ts';
import { Renumber } from '../../../solver/elastic/renumber.ts';
import { State } from '../../../solver/elastic/state.ts';
import { toProposal } from '../../../solver/elastic/to-plan.ts';
import type { Problem } from '../../../solver/problem.ts';
import { Random } from '../../../solver/random.ts';
import { aProblem, aShift, aVisit, prices } from '../a-problem.ts';
import { anyProblem } from '../any-problem.ts';

/** A problem that has every kind of thing, for the list of all moves. */
const ALL_MOVES = movesFor(
  layOut(
    aProblem({
      visits: [
        aVisit({
          windows: [
            { from: 0, to: 1 },
            { from: 2, to: 3 },
          ],
        }),
      ],
      shifts: [aShift({ breaks: [{ duration: 1, earliest: 0, latest: 9, missedPrice: 1 }] })],
      prices: prices({ waiting: 1 }),
    }),
  ),
);

interface Bench {
  readonly state: State;
  readonly propagator: Propagator;
  readonly ground: Ground;
}

function benchFor(problem: Problem, seed: number): Bench {
  const layout = layOut(problem);
  const state = new State(layout, 20);
  const propagator = new Propagator(state);
  const random = new Random(seed);
  propagator.propagate();
  placeBreaks(state, propagator, random);
  serveGreedily(state, propagator, random);
  const ground = groundFor(state, nearVisits(layout), random);
  ground.allowance = Number.POSITIVE_INFINITY;
  return { state, propagator, ground };
}

/** Everything that undo must bring back. */
function pictureOf(state: State): unknown {
  return JSON.parse(
    JSON.stringify({ rounds: toProposal(state), slack: state.slack, idle: state.idle, key: state.key }),
  );
}

describe('the moves of the elastic search', () => {
  for (const { name, move } of ALL_MOVES) {
    it(`'${name}' promises the cost that the reference evaluator finds, and is undone without a trace`, () => {
      fc.assert(
        fc.property(anyProblem({ visits: 10, shifts: 3 }), fc.integer(), (problem, seed) => {
          const { state, propagator, ground } = benchFor(problem, seed);
          for (let i = 0; i < 12; i++) {
            const before = pictureOf(state);
            state.begin();
            if (!move(ground)) {
              state.undo();
              expect(pictureOf(state)).toEqual(before);
              continue;
            }
            propagator.propagate();
            const proposal = toProposal(state);
            if (state.brokenSum === 0) expect(state.total()).toBeCloseTo(cost(problem, proposal.rounds).total, 6);
            if (i % 3 !== 0) continue;
            state.undo();
            expect(pictureOf(state)).toEqual(before);
          }
        }),
        { numRuns: 40 },
      );
    });
  }

  it('keeps every start when the order is renumbered', () => {
    fc.assert(
      fc.property(anyProblem({ visits: 10, shifts: 3 }), fc.integer(), (problem, seed) => {
        const { state, propagator, ground } = benchFor(problem, seed);
        const renumber = new Renumber(state);
        for (let i = 0; i < 20; i++) {
          state.begin();
          if (ALL_MOVES[i % ALL_MOVES.length].move(ground)) propagator.propagate();
          else state.undo();
          const before = toProposal(state);
          renumber.run();
          state.begin();
          for (let node = 0; node < state.layout.nodes.head; node++) if (state.shift[node] >= 0) state.markGroup(node);
          propagator.propagate();
          expect(toProposal(state)).toEqual(before);
        }
      }),
      { numRuns: 40 },
    );
  });
});
