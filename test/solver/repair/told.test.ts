import { describe, expect, it } from 'vitest';
import { check } from '../../../solver/check.ts';
import { repair } from '../../../solver/repair.ts';
import { aPlan } from '../a-plan.ts';
import { aProblem, aShift, aVisit, visitStop } from '../a-problem.ts';
import { dearChanges, quick, starts } from './a-repair.ts';

describe('what a repair tells', () => {
  it('names a visit that gave its place to a dearer one', () => {
    const windows = [{ from: 30, to: 30 }];
    const visits = [aVisit({ windows, unservedPrice: 300 }), aVisit({ windows })];
    const problem = aProblem({ visits, prices: dearChanges });
    const plan = aPlan(problem, [visitStop(0, 30)]);
    const mended = repair(problem, plan, { kind: 'visit-added', visit: 1 }, quick);
    expect(starts(mended.plan)).toEqual(['0: visit 1 at 30']);
    expect(mended.dropped).toEqual([0]);
    expect(repair(problem, plan, { kind: 'visit-cancelled', visit: 0 }, quick).dropped).toEqual([]);
  });

  it('names a double-up to which one carer comes alone now', () => {
    const before = aProblem({
      visits: [aVisit({ carers: 2 })],
      shifts: [aShift(), aShift({ carer: 1 })],
      prices: dearChanges,
    });
    const plan = aPlan(before, [visitStop(0, 10)], [visitStop(0, 10)]);
    const mended = repair({ ...before, visits: [aVisit()] }, plan, { kind: 'visit-moved', visit: 0 }, quick);
    expect(check(mended.problem, mended.plan)).toEqual([]);
    expect(mended.differences).toMatchObject([{ visit: 0, carersBefore: [0, 1], start: 10, startBefore: 10 }]);
    expect(mended.differences[0].carers).toHaveLength(1);
  });
});
