import { describe, expect, it } from 'vitest';
import { layOut } from '../../../solver/elastic/layout.ts';
import { Propagator } from '../../../solver/elastic/propagate.ts';
import { SoftIdle } from '../../../solver/elastic/soft-idle.ts';
import { State } from '../../../solver/elastic/state.ts';
import { aProblem, aShift, aVisit, prices } from '../a-problem.ts';

/** Three shifts of 1000 ticks, one of them with a visit of 30 ticks ten ticks away: idle 950, 1000, 1000. */
function threeShifts(): { state: State; propagator: Propagator; soft: SoftIdle } {
  const problem = aProblem({
    visits: [aVisit({ windowRule: 'priced' }), aVisit({ windowRule: 'priced' })],
    shifts: [aShift(), aShift({ carer: 1 }), aShift({ carer: 2 })],
    prices: prices({ highestIdle: 2 }),
  });
  const state = new State(layOut(problem), 1);
  const propagator = new Propagator(state);
  propagator.propagate();
  state.begin();
  state.link(0, 0, state.layout.nodes.head);
  propagator.propagate();
  state.begin();
  return { state, propagator, soft: new SoftIdle(state) };
}

describe('the softened highest idle time', () => {
  it('costs more than the true one by the logarithm of the shifts that share it', () => {
    const { state, soft } = threeShifts();
    expect(state.highestIdle).toBe(1000);
    // At the end the width is a thousandth of a shift, 1 tick: two shifts share the maximum, tau = 2 prices.
    soft.cool(1);
    expect(soft.excess()).toBeCloseTo(2 * Math.log(2), 6);
  });

  it('rewards filling one of two equally idle shifts, which the true one does not', () => {
    const { state, propagator, soft } = threeShifts();
    soft.cool(0);
    const before = state.total() + soft.excess();
    state.begin();
    state.setKey(state.layout.nodes.groupOf[1], 1);
    state.link(1, 1, state.layout.nodes.head + 1);
    const travel = state.fixed;
    propagator.propagate();
    expect(state.highestIdle).toBe(1000);
    expect(state.total() + soft.excess()).toBeLessThan(before + (state.fixed - travel) + 20);
    expect(state.total() + soft.excess() - state.fixed).toBeLessThan(before - 20);
  });
});
