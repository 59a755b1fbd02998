import { describe, expect, it } from 'vitest';
import { repair } from '../../../solver/repair.ts';
import { aPlan } from '../a-plan.ts';
import { aProblem, aShift, aVisit, breakStop, visitStop } from '../a-problem.ts';
import { dearChanges, quick, starts } from './a-repair.ts';

describe('the breaks of a shift that has begun', () => {
  it('lets a carer who has made the last visit take the break that is planned', () => {
    const breaks = [{ duration: 20, earliest: 200, latest: 300, missedPrice: 50 }];
    const shifts = [aShift({ skills: [3], breaks }), aShift({ carer: 1, skills: [4] })];
    const problem = aProblem({ visits: [aVisit(), aVisit({ skills: [4] })], shifts, prices: dearChanges });
    const plan = aPlan(problem, [visitStop(0, 10), breakStop(0, 210)]);
    const mended = repair(problem, plan, { kind: 'visit-added', visit: 1 }, { ...quick, now: 100 });
    expect(starts(mended.plan)).toEqual(['0: visit 0 at 10', '0: break 0 at 210', '1: visit 1 at 110']);
  });
});
