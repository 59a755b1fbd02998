import { describe, expect, it } from 'vitest';
import { check } from '../../../solver/check.ts';
import { repair } from '../../../solver/repair.ts';
import { aPlan } from '../a-plan.ts';
import { aProblem, aShift, aVisit, breakStop, prices, visitStop } from '../a-problem.ts';
import { quick, starts } from './a-repair.ts';

describe('where a carer stands when a change becomes known', () => {
  it('is on the way to the next visit, and nobody turns back for a change that was not known on setting out', () => {
    // Home is place 0, visit 1 lies 40 ticks one way and visit 2 lies 20 ticks the other.
    const ticks = Int32Array.from([0, 40, 20, 40, 0, 60, 20, 60, 0]);
    const visits = [
      aVisit({ place: 0, windows: [{ from: 0, to: 0 }] }),
      aVisit({ place: 1, windows: [{ from: 120, to: 400 }] }),
      aVisit({ place: 2, windows: [{ from: 0, to: 120 }] }),
    ];
    const problem = aProblem({ places: 3, travel: [{ bands: [{ from: 0, ticks }] }], visits, prices: prices() });
    const plan = aPlan(problem, [visitStop(0, 0), visitStop(1, 120)]);
    const mended = repair(problem, plan, { kind: 'visit-added', visit: 2 }, { ...quick, now: 100 });
    expect(starts(mended.plan)).toEqual(['0: visit 0 at 0', '0: visit 1 at 120']);
    expect(mended.left).toEqual([2]);
    // Still at home, the carer has time for it first.
    const sooner = repair(problem, plan, { kind: 'visit-added', visit: 2 }, { ...quick, now: 80 });
    expect(starts(sooner.plan)).toEqual(['0: visit 0 at 0', '0: visit 2 at 100', '0: visit 1 at 190']);
  });

  it('holds one carer of a double-up who is on the way, and the start with it for the other', () => {
    const visits = [aVisit({ place: 5, carers: 2 }), aVisit({ place: 1 })];
    const shifts = [aShift(), aShift({ carer: 1, startPlace: 5, endPlace: 5 })];
    const problem = aProblem({ visits, shifts, prices: prices() });
    const plan = aPlan(problem, [visitStop(0, 120)], [visitStop(0, 120)]);
    const mended = repair(problem, plan, { kind: 'visit-added', visit: 1 }, { ...quick, now: 100 });
    expect(check(mended.problem, mended.plan)).toEqual([]);
    expect(starts(mended.plan)).toEqual(['0: visit 0 at 120', '0: visit 1 at 190', '1: visit 0 at 120']);
  });

  it('is in a break that has begun until it is over', () => {
    const breaks = [{ duration: 20, earliest: 60, latest: 60, missedPrice: null }];
    const visits = [
      aVisit({ windows: [{ from: 10, to: 10 }] }),
      aVisit({ place: 5, windows: [{ from: 100, to: 400 }] }),
      aVisit({ place: 2, windows: [{ from: 0, to: 75 }] }),
      aVisit({ place: 2, windows: [{ from: 0, to: 400 }] }),
    ];
    const problem = aProblem({ visits, shifts: [aShift({ breaks })], prices: prices() });
    const plan = aPlan(problem, [visitStop(0, 10), breakStop(0, 60), visitStop(1, 100)]);
    const mended = repair(problem, plan, { kind: 'visits-added', visits: [2, 3] }, { ...quick, now: 70 });
    expect(check(mended.problem, mended.plan)).toEqual([]);
    expect(mended.left).toEqual([2]);
    expect(starts(mended.plan).slice(0, 3)).toEqual(['0: visit 0 at 10', '0: break 0 at 60', '0: visit 1 at 100']);
  });
});
