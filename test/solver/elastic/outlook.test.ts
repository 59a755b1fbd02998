import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Departures } from '../../../solver/elastic/departures.ts';
import { placeBreaks, serveGreedily } from '../../../solver/elastic/first-order.ts';
import { layOut } from '../../../solver/elastic/layout.ts';
import { groundFor, maySend } from '../../../solver/elastic/moves/placing.ts';
import { nearVisits } from '../../../solver/elastic/near.ts';
import { Propagator } from '../../../solver/elastic/propagate.ts';
import { SoftIdle } from '../../../solver/elastic/soft-idle.ts';
import { FREE, State } from '../../../solver/elastic/state.ts';
import { Random } from '../../../solver/random.ts';
import { anyProblem } from '../any-problem.ts';

describe('the outlook on a move', () => {
  it('passes over no relocation of a visit without ties that is cheap enough', () => {
    let foreseen = 0;
    fc.assert(
      fc.property(
        anyProblem({ visits: 9, shifts: 4 }),
        fc.integer(),
        fc.nat(400),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (any, seed, allowance, coolness) => {
          const problem = {
            ...any,
            links: [],
            visits: any.visits.map((visit) => ({ ...visit, carers: 1, pinned: {} })),
          };
          const state = new State(layOut(problem), 20);
          const propagator = new Propagator(state);
          const random = new Random(seed);
          propagator.propagate();
          placeBreaks(state, propagator, random);
          serveGreedily(state, propagator, random);
          const ground = groundFor(state, nearVisits(state.layout), random);
          const departures = problem.prices.waiting > 0 ? new Departures(state) : null;
          ground.allowance = allowance;
          state.begin();
          for (let s = 0; s < state.layout.shifts; s++) state.touch(s);
          if (departures?.tune()) propagator.propagate();
          const soft = problem.prices.highestIdle > 0 ? new SoftIdle(state) : null;
          soft?.cool(coolness);
          ground.idleScale = soft?.scale() ?? 0;
          ground.idleWidth = soft?.tau ?? 0;
          if (soft !== null) ground.idleParts = soft.parts;
          state.begin();
          const weighed = (): number => state.total() + (soft?.excess() ?? 0);
          const before = weighed();
          // A plan that breaks rules is soon left behind; nothing is promised for what leads to one.
          fc.pre(state.brokenSum === 0);
          for (let node = 0; node < state.layout.nodes.visitNodes; node++) {
            for (let s = 0; s < state.layout.shifts; s++) {
              if (state.shift[node] === FREE || state.shift[node] === s || !maySend(state, node, s)) continue;
              const after = state.placeFor(s, state.key[node]);
              if (!ground.outlook.moveCannotPay(node, s, after)) continue;
              foreseen++;
              state.begin();
              state.unlink(node);
              state.link(node, s, after);
              propagator.propagate();
              if (departures?.tune()) propagator.propagate();
              if (state.brokenSum === 0) expect(weighed()).toBeGreaterThan(before + allowance - 1e-6);
              state.undo();
            }
          }
        },
      ),
      { numRuns: 300 },
    );
    expect(foreseen).toBeGreaterThan(100);
  });
});
