import { describe, expect, it } from 'vitest';
import { check } from '../../../solver/check.ts';
import { repair } from '../../../solver/repair.ts';
import { aPlan } from '../a-plan.ts';
import { aLink, aProblem, aShift, aVisit, visitStop } from '../a-problem.ts';
import { dearChanges, quick, starts } from './a-repair.ts';

describe('the few carers a repair looks at keep every rule of the whole', () => {
  it('gives no overtime from now on to a carer who went home long ago', () => {
    const shifts = [
      aShift({ to: 100, overtime: { price: 0.1, max: 60 } }),
      aShift({ carer: 1, startPlace: 9, endPlace: 9 }),
    ];
    const problem = aProblem({ visits: [aVisit()], shifts, prices: dearChanges });
    const mended = repair(problem, aPlan(problem), { kind: 'visit-added', visit: 0 }, { ...quick, now: 500 });
    expect(starts(mended.plan)).toEqual(['1: visit 0 at 580']);
  });

  it('leaves a carer who is in overtime what is left of it', () => {
    const shifts = [
      aShift({ to: 100, overtime: { price: 0.1, max: 60 }, skills: [1] }),
      aShift({ carer: 1, skills: [2] }),
    ];
    const visits = [aVisit({ skills: [1] }), aVisit({ skills: [2] })];
    const problem = aProblem({ visits, shifts, prices: dearChanges });
    const added = (now: number) =>
      repair(problem, aPlan(problem), { kind: 'visits-added', visits: [0, 1] }, { ...quick, now });
    expect(starts(added(110).plan)).toEqual(['0: visit 0 at 120', '1: visit 1 at 120']);
    expect(starts(added(111).plan)).toEqual(['1: visit 1 at 121']);
    expect(added(111).left).toEqual([0]);
  });

  it('counts the work of a shift that is over against the hours left of its carer', () => {
    const shifts = [aShift({ to: 100 }), aShift({ from: 200, skills: [1] }), aShift({ carer: 1, skills: [2] })];
    const visits = [aVisit(), aVisit({ skills: [1] }), aVisit({ skills: [2] })];
    const day = (maxWork: number) => {
      const problem = aProblem({ visits, shifts, prices: dearChanges, carerLimits: [{ maxWork }, null] });
      const plan = aPlan(problem, [visitStop(0, 10)]);
      return repair(problem, plan, { kind: 'visits-added', visits: [1, 2] }, { ...quick, now: 150 });
    };
    expect(starts(day(100).plan)).toEqual(['0: visit 0 at 10', '1: visit 1 at 210', '2: visit 2 at 160']);
    expect(starts(day(99).plan)).toEqual(['0: visit 0 at 10', '2: visit 2 at 160']);
  });

  it('places no visit whose all-or-none partner can start no more, nor any tied to that one, and places the rest', () => {
    const visits = [aVisit(), aVisit({ windows: [{ from: 0, to: 50 }] }), aVisit({ place: 2 }), aVisit()];
    const links = [
      aLink({ first: 3, second: 0, min: -1000, together: true }),
      aLink({ first: 0, second: 1, min: -1000, together: true }),
    ];
    const problem = aProblem({ visits, links, prices: dearChanges });
    const change = { kind: 'visits-added', visits: [0, 2, 3] } as const;
    const mended = repair(problem, aPlan(problem), change, { ...quick, now: 100 });
    expect(starts(mended.plan)).toEqual(['0: visit 2 at 120']);
    expect(mended.left).toEqual([0, 3]);
  });

  it('holds a visit with a priced window to its link with one that has begun, and places the rest', () => {
    const visits = [
      aVisit({ duration: 200, windows: [{ from: 90, to: 90 }] }),
      aVisit({ windowRule: 'priced' }),
      aVisit({ place: 2 }),
    ];
    const links = [aLink({ first: 0, second: 1, max: 20 })];
    const day = (from: number) => {
      const shifts = [aShift({ from }), aShift({ carer: 1 })];
      const problem = aProblem({ visits, links, shifts, prices: { ...dearChanges, lateness: 1 } });
      const plan = aPlan(problem, [], [visitStop(0, 90)]);
      return repair(problem, plan, { kind: 'visits-added', visits: [1, 2] }, { ...quick, now: 100 });
    };
    expect(day(200).left).toEqual([1]);
    expect(starts(day(200).plan)).toEqual(['1: visit 0 at 90', '1: visit 2 at 300']);
    expect(day(100).left).toEqual([]);
  });

  it('still weighs lateness where a link closes a priced window', () => {
    // The carer next door starts at 100, the one far away can be there 50 ticks sooner for 80 ticks more on the road.
    const visits = [
      aVisit({ place: 0, duration: 200, windows: [{ from: 5, to: 5 }] }),
      aVisit({ windows: [{ from: 0, to: 20 }], windowRule: 'priced' }),
    ];
    const links = [aLink({ first: 0, second: 1, max: 200 })];
    const shifts = [aShift(), aShift({ carer: 1, from: 100 }), aShift({ carer: 2, startPlace: 6, endPlace: 6 })];
    const at = (lateness: number) => {
      const problem = aProblem({ visits, links, shifts, prices: { ...dearChanges, lateness } });
      const plan = aPlan(problem, [visitStop(0, 5)]);
      return starts(repair(problem, plan, { kind: 'visit-added', visit: 1 }, { ...quick, now: 10 }).plan);
    };
    expect(at(1)).toEqual(['0: visit 0 at 5', '1: visit 1 at 110']);
    expect(at(2)).toEqual(['0: visit 0 at 5', '2: visit 1 at 60']);
  });

  it('moves a visit with a priced window by no more than is free, as any other', () => {
    const visits = [aVisit({ windowRule: 'priced' }), aVisit({ windows: [{ from: 100, to: 100 }] })];
    const problem = aProblem({ visits, prices: { ...dearChanges, lateness: 1 } });
    const mended = repair(problem, aPlan(problem, [visitStop(0, 100)]), { kind: 'visit-added', visit: 1 }, quick);
    expect(starts(mended.plan)).toEqual(['0: visit 0 at 100']);
    expect(mended.left).toEqual([1]);
  });

  it('loses no other visit to one that was placed against a rule', () => {
    // Judged by the slowest carer visit 1 could still end in time; by the one who comes it starts too late for its link.
    const visits = [
      aVisit({ duration: 200, windows: [{ from: 90, to: 90 }] }),
      aVisit({ measuredAt: 'end', duration: 10, durationByCarer: [{ carer: 2, duration: 300 }], skills: [1] }),
      aVisit({ place: 2 }),
    ];
    const links = [aLink({ first: 0, second: 1, max: 20 })];
    const shifts = [aShift({ from: 200 }), aShift({ carer: 1, skills: [2] }), aShift({ carer: 2, to: 1, skills: [2] })];
    const problem = aProblem({ visits, links, shifts, prices: dearChanges });
    const plan = aPlan(problem, [], [visitStop(0, 90)]);
    const mended = repair(problem, plan, { kind: 'visits-added', visits: [1, 2] }, { ...quick, now: 100 });
    expect(check(mended.problem, mended.plan)).toEqual([]);
    expect(mended.left).toEqual([1]);
  });
});
