import { describe, expect, it } from 'vitest';
import { repair } from '../../../solver/repair.ts';
import { aPlan } from '../a-plan.ts';
import { aProblem, aShift, aVisit, breakStop, visitStop } from '../a-problem.ts';
import { dearChanges, quick, starts } from './a-repair.ts';

describe('a visit that has begun and takes longer than planned', () => {
  const runsOver = (duration: number, parts: Parameters<typeof aShift>[0], visits = [aVisit(), aVisit()]) => {
    const problem = aProblem({ visits, shifts: [aShift(parts)], prices: dearChanges });
    return { before: problem, after: { ...problem, visits: [{ ...visits[0], duration }, ...visits.slice(1)] } };
  };

  it('puts off the visits after it', () => {
    const { before, after } = runsOver(90, {}, [aVisit(), aVisit({ windows: [{ from: 0, to: 500 }] })]);
    const plan = aPlan(before, [visitStop(0, 10), visitStop(1, 50)]);
    const mended = repair(after, plan, { kind: 'visit-moved', visit: 0 }, { ...quick, now: 30 });
    expect(starts(mended.plan)).toEqual(['0: visit 0 at 10', '0: visit 1 at 100']);
    expect(mended.differences.map(({ visit }) => visit)).toEqual([1]);
  });

  it('takes out a last visit after which the carer would be home too late', () => {
    const { before, after } = runsOver(60, { to: 120 });
    const plan = aPlan(before, [visitStop(0, 10), visitStop(1, 80)]);
    expect(repair(after, plan, { kind: 'visit-moved', visit: 0 }, { ...quick, now: 30 }).left).toEqual([]);
    const longer = { ...after, visits: [aVisit({ duration: 75 }), after.visits[1]] };
    const mended = repair(longer, plan, { kind: 'visit-moved', visit: 0 }, { ...quick, now: 30 });
    expect(starts(mended.plan)).toEqual(['0: visit 0 at 10']);
    expect(mended.left).toEqual([1]);
  });

  it('puts off the break after it, and misses one that would begin too late where that has a price', () => {
    const breaks = [{ duration: 20, earliest: 40, latest: 80, missedPrice: 7 }];
    const { before, after } = runsOver(60, { breaks }, [aVisit(), aVisit({ windows: [{ from: 200, to: 200 }] })]);
    const plan = aPlan(before, [visitStop(0, 10), breakStop(0, 40), visitStop(1, 200)]);
    const mended = repair(after, plan, { kind: 'visit-moved', visit: 0 }, { ...quick, now: 30 });
    expect(starts(mended.plan)).toEqual(['0: visit 0 at 10', '0: break 0 at 70', '0: visit 1 at 200']);
    const longer = { ...after, visits: [aVisit({ duration: 90 }), after.visits[1]] };
    const missed = repair(longer, plan, { kind: 'visit-moved', visit: 0 }, { ...quick, now: 30 });
    expect(starts(missed.plan)).toEqual(['0: visit 0 at 10', '0: visit 1 at 200']);
  });
});
