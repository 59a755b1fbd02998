import { describe, expect, it } from 'vitest';
import { check } from '../../../solver/check.ts';
import { repair } from '../../../solver/repair.ts';
import { aPlan } from '../a-plan.ts';
import { aProblem, aShift, aVisit, breakStop, prices, visitStop } from '../a-problem.ts';
import { dearChanges, quick, starts } from './a-repair.ts';

describe('a carer who goes away', () => {
  it('during overtime ends nothing after that', () => {
    const shifts = [aShift({ to: 100, overtime: { price: 1, max: 60 } })];
    const problem = aProblem({ visits: [aVisit()], shifts, prices: dearChanges });
    const plan = aPlan(problem, [visitStop(0, 95)]);
    const mended = repair(problem, plan, { kind: 'carer-away', carer: 0, from: 110 }, quick);
    // Back home at 110, which is still overtime.
    expect(starts(mended.plan)).toEqual(['0: visit 0 at 70']);
    expect(mended.plan.cost.overtime).toBe(10);
    const later = repair(problem, plan, { kind: 'carer-away', carer: 0, from: 110 }, { ...quick, now: 80 });
    expect(later.left).toEqual([0]);
  });

  it('keeps the price of the overtime of what still stands', () => {
    const shifts = [aShift({ to: 100, overtime: { price: 1, max: 60 } })];
    const problem = aProblem({ visits: [aVisit({ place: 4 })], shifts, prices: dearChanges });
    const plan = aPlan(problem, [visitStop(0, 75)]);
    const mended = repair(problem, plan, { kind: 'carer-away', carer: 0, from: 110 }, quick);
    expect(starts(mended.plan)).toEqual(['0: visit 0 at 75']);
    expect(mended.plan.cost.overtime).toBe(45);
  });

  it.each([0, 250])('does nothing in the time of the way home of what still stands, told at %i', (now) => {
    const visits = [aVisit({ place: 5 }), aVisit({ windows: [{ from: 290, to: 400 }] })];
    const problem = aProblem({ visits, prices: prices({ changedCarer: 200 }) });
    const plan = aPlan(problem, [visitStop(0, 260), visitStop(1, 330)]);
    const mended = repair(problem, plan, { kind: 'carer-away', carer: 0, from: 300 }, { ...quick, now });
    expect(check(mended.problem, mended.plan)).toEqual([]);
    expect(starts(mended.plan)).toEqual(['0: visit 0 at 260']);
    expect(mended.left).toEqual([1]);
  });

  it.each([undefined, 115])('leaves a break that has begun in overtime where it is, away from %s', (from) => {
    const breaks = [{ duration: 20, earliest: 95, latest: 95, missedPrice: null }];
    const shifts = [aShift({ to: 100, overtime: { price: 1, max: 100 }, breaks }), aShift({ carer: 1 })];
    const visits = [aVisit({ windows: [{ from: 130, to: 130 }] })];
    const problem = aProblem({ visits, shifts, prices: dearChanges });
    const plan = aPlan(problem, [breakStop(0, 95), visitStop(0, 130)]);
    const change = { kind: 'carer-away', carer: 0, ...(from === undefined ? {} : { from }) } as const;
    const mended = repair(problem, plan, change, { ...quick, now: 96 });
    expect(check(mended.problem, mended.plan)).toEqual([]);
    expect(starts(mended.plan)).toEqual(['0: break 0 at 95', '1: visit 0 at 130']);
  });
});
