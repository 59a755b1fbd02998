import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Departures } from '../../../solver/elastic/departures.ts';
import { loadRounds } from '../../../solver/elastic/from-plan.ts';
import { layOut } from '../../../solver/elastic/layout.ts';
import { Propagator } from '../../../solver/elastic/propagate.ts';
import { State } from '../../../solver/elastic/state.ts';
import type { Problem } from '../../../solver/problem.ts';
import { aProblem, aVisit, prices, rounds, visitStop } from '../a-problem.ts';

/** The visits in one round as early as they may be, before and after the departure is tuned. */
function tuned(problem: Problem): { before: State; after: State } {
  const layout = layOut(problem);
  const load = (): State => {
    const state = new State(layout, 1);
    loadRounds(
      state,
      new Propagator(state),
      rounds(
        problem,
        problem.visits.map((visit, v) => visitStop(v, v === 0 ? 0 : visit.windows[0].from)),
      ),
    );
    return state;
  };
  const after = load();
  const departures = new Departures(after);
  const propagator = new Propagator(after);
  after.begin();
  after.touch(0);
  if (departures.tune()) propagator.propagate();
  return { before: load(), after };
}

describe('the departure of a shift', () => {
  it('is put off by the waiting of the round, up to what lateness allows', () => {
    // Out by 10, done by 40, at the second place by 50, which opens at 200: 150 ticks of waiting, 100 of them saved.
    const problem = aProblem({
      visits: [
        aVisit({ place: 1, windowRule: 'priced', windows: [{ from: 0, to: 110 }] }),
        aVisit({ place: 2, windowRule: 'priced', windows: [{ from: 200, to: 300 }] }),
      ],
      prices: prices({ waiting: 1, lateness: 1 }),
    });
    const { before, after } = tuned(problem);
    expect([before.waitSum, after.waitSum, after.start[0], after.lateSum]).toEqual([150, 50, 110, 0]);
  });

  it('never adds lateness and never adds waiting', () => {
    const window = fc.tuple(fc.integer({ min: 0, max: 300 }), fc.integer({ min: 0, max: 100 }));
    fc.assert(
      fc.property(
        fc.array(fc.tuple(window, fc.integer({ min: 0, max: 9 })), { minLength: 1, maxLength: 6 }),
        (drawn) => {
          const visits = drawn
            .sort((a, b) => a[0][0] - b[0][0])
            .map(([[from, width], place]) =>
              aVisit({ place, windowRule: 'priced', windows: [{ from, to: from + width }] }),
            );
          const { before, after } = tuned(aProblem({ visits, prices: prices({ waiting: 1, lateness: 1 }) }));
          expect(after.lateSum).toBeLessThanOrEqual(before.lateSum);
          expect(after.waitSum).toBeLessThanOrEqual(before.waitSum);
        },
      ),
    );
  });
});
