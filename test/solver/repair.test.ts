import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { check } from '../../solver/check.ts';
import { visitDuration } from '../../solver/cost/round-legs.ts';
import { insert } from '../../solver/insert.ts';
import type { Plan, Stop } from '../../solver/plan.ts';
import type { Problem } from '../../solver/problem.ts';
import { type Change, type Repair, repair } from '../../solver/repair.ts';
import { aPlan, planOf } from './a-plan.ts';
import { aLink, aProblem, aShift, aVisit, breakStop, prices, rounds, visitStop } from './a-problem.ts';
import { aProviderDay } from './a-provider-day.ts';
import { anyProblem } from './any-problem.ts';
import { dearChanges, quick, starts } from './repair/a-repair.ts';

describe('repair', () => {
  it('gives the visits of a carer who is away to others and leaves theirs alone', () => {
    const visits = [aVisit(), aVisit({ place: 2 }), aVisit({ place: 3 })];
    const problem = aProblem({ visits, shifts: [aShift(), aShift({ carer: 1 })], prices: dearChanges });
    const plan = aPlan(problem, [visitStop(0, 10)], [visitStop(1, 20), visitStop(2, 60)]);
    const mended = repair(problem, plan, { kind: 'carer-away', carer: 0 }, quick);
    expect(check(mended.problem, mended.plan)).toEqual([]);
    expect(mended.plan.rounds[0].stops).toEqual([]);
    expect(mended.plan.unserved).toEqual([]);
    expect(mended.differences.map(({ visit }) => visit)).toEqual([0]);
    expect(mended.differences[0]).toMatchObject({ carers: [1], carersBefore: [0] });
  });

  it('lets a carer who goes home ill end nothing after that, and keep what ended before', () => {
    const visits = [aVisit(), aVisit()];
    const problem = aProblem({ visits, shifts: [aShift()], prices: dearChanges });
    const plan = aPlan(problem, [visitStop(0, 10), visitStop(1, 40)]);
    const mended = repair(problem, plan, { kind: 'carer-away', carer: 0, from: 60 }, { ...quick, now: 60 });
    expect(starts(mended.plan)).toEqual(['0: visit 0 at 10', '0: visit 1 at 40']);
    const earlier = repair(problem, plan, { kind: 'carer-away', carer: 0, from: 60 }, { ...quick, now: 35 });
    expect(starts(earlier.plan)).toEqual(['0: visit 0 at 10']);
    expect(earlier.left).toEqual([1]);
    expect(check(earlier.problem, earlier.plan)).toEqual([]);
  });

  it('asks for one carer of a double-up only when the other is away', () => {
    const shifts = [aShift(), aShift({ carer: 1 }), aShift({ carer: 2 }), aShift({ carer: 3 })];
    const problem = aProblem({ visits: [aVisit({ carers: 2 })], shifts, prices: dearChanges });
    const plan = aPlan(problem, [visitStop(0, 10)], [], [visitStop(0, 10)]);
    const mended = repair(problem, plan, { kind: 'carer-away', carer: 0 }, quick);
    expect(mended.differences).toHaveLength(1);
    expect(mended.differences[0].carers).toContain(2);
  });

  it('moves a visit to its new window with the carer it had, if that carer can', () => {
    const before = aProblem({
      visits: [aVisit(), aVisit()],
      shifts: [aShift(), aShift({ carer: 1 })],
      prices: dearChanges,
    });
    const plan = aPlan(before, [visitStop(0, 10)], [visitStop(1, 10)]);
    const after = { ...before, visits: [aVisit({ windows: [{ from: 200, to: 220 }] }), aVisit()] };
    const mended = repair(after, plan, { kind: 'visit-moved', visit: 0 }, quick);
    expect(check(mended.problem, mended.plan)).toEqual([]);
    expect(mended.differences).toEqual([{ visit: 0, carers: [0], carersBefore: [0], start: 200, startBefore: 10 }]);
  });

  it('places an added visit and moves another to the next carer only where that is worth its price', () => {
    // The new visit needs the skill of carer 0, who is at visit 0 just then; carer 1 could take over visit 0.
    const now = [{ from: 30, to: 30 }];
    const visits = [aVisit({ windows: now }), aVisit({ windows: now, skills: [2], unservedPrice: 300 })];
    const shifts = [aShift({ skills: [3] }), aShift({ carer: 1, skills: [1] })];
    const day = (changedCarer: number) => {
      const problem = aProblem({ visits, shifts, prices: { ...dearChanges, changedCarer } });
      return repair(problem, aPlan(problem, [visitStop(0, 30)]), { kind: 'visit-added', visit: 1 }, quick);
    };
    expect(starts(day(250).plan)).toEqual(['0: visit 1 at 30', '1: visit 0 at 30']);
    expect(day(250).plan.cost.changes).toBe(250);
    expect(starts(day(290).plan)).toEqual(['0: visit 0 at 30']);
    expect(day(290).left).toEqual([1]);
  });

  it('weighs several added visits against each other', () => {
    // One carer, one moment, and the second visit is worth more.
    const now = [{ from: 30, to: 30 }];
    const visits = [aVisit({ windows: now, unservedPrice: 300 }), aVisit({ windows: now, unservedPrice: 400 })];
    const problem = aProblem({ visits, prices: dearChanges });
    const mended = repair(problem, aPlan(problem), { kind: 'visits-added', visits: [0, 1] }, quick);
    expect(starts(mended.plan)).toEqual(['0: visit 1 at 30']);
    expect(mended.left).toEqual([0]);
  });

  it('takes a cancelled visit out, charges nothing for it and holds the rest', () => {
    const problem = aProblem({ visits: [aVisit(), aVisit({ place: 2 })], prices: dearChanges });
    const plan = aPlan(problem, [visitStop(0, 10), visitStop(1, 100)]);
    const mended = repair(problem, plan, { kind: 'visit-cancelled', visit: 0 }, quick);
    expect(starts(mended.plan)).toEqual(['0: visit 1 at 100']);
    expect(mended.plan.cost.unserved).toBe(0);
    expect(mended.left).toEqual([]);
  });

  it('serves a visit whose all-or-none partner is cancelled by itself', () => {
    const links = [aLink({ first: 0, second: 1, together: true })];
    const problem = aProblem({ visits: [aVisit(), aVisit({ place: 2 })], links, prices: dearChanges });
    const plan = aPlan(problem, [visitStop(0, 10), visitStop(1, 100)]);
    const mended = repair(problem, plan, { kind: 'visit-cancelled', visit: 0 }, quick);
    expect(starts(mended.plan)).toEqual(['0: visit 1 at 100']);
    expect(check(mended.problem, mended.plan)).toEqual([]);
  });

  it('holds what has started, break included, and sends nobody off before now', () => {
    const breaks = [{ duration: 20, earliest: 40, latest: 60, missedPrice: null }];
    const visits = [aVisit(), aVisit({ place: 4 })];
    const problem = aProblem({ visits, shifts: [aShift({ breaks })], prices: dearChanges });
    const plan = aPlan(problem, [visitStop(0, 10), breakStop(0, 40)]);
    const mended = repair(problem, plan, { kind: 'visit-added', visit: 1 }, { ...quick, now: 100 });
    // At place 1 since 60; leaves at 100, 30 ticks to place 4.
    expect(starts(mended.plan)).toEqual(['0: visit 0 at 10', '0: break 0 at 40', '0: visit 1 at 130']);
  });

  it('lets a break that has begun stand, though the visit after it goes to somebody else', () => {
    const breaks = [{ duration: 20, earliest: 40, latest: 60, missedPrice: null }];
    const visits = [aVisit({ windows: [{ from: 100, to: 100 }] })];
    const problem = aProblem({ visits, shifts: [aShift({ breaks }), aShift({ carer: 1 })], prices: dearChanges });
    const plan = aPlan(problem, [breakStop(0, 40), visitStop(0, 100)]);
    const mended = repair(problem, plan, { kind: 'carer-away', carer: 0 }, { ...quick, now: 50 });
    expect(starts(mended.plan)).toEqual(['0: break 0 at 40', '1: visit 0 at 100']);
    expect(check(mended.problem, mended.plan)).toEqual([]);
  });

  it('refuses a change to a carer that there is not', () => {
    const problem = aProblem({});
    expect(() => repair(problem, aPlan(problem), { kind: 'carer-away', carer: 1 }, quick)).toThrow(
      'carer-away names 1: it must be one of 0..0',
    );
  });
});

describe('repair of a made day after one absence', () => {
  it('places at least what an insertion would, with at least 95% of the other visits untouched', () => {
    const day = aProviderDay(4, 25, 150, 0);
    const problem = { ...day, prices: prices({ changedCarer: 2000, changedStart: 5, changedStartFree: 15 }) };
    const plan = byInsertion(problem);
    const carer = problem.shifts[plan.rounds.reduce((a, b) => (b.stops.length > a.stops.length ? b : a)).shift].carer;
    const mended = repair(problem, plan, { kind: 'carer-away', carer }, { seed: 1, stop: { iterations: 1500 } });
    expect(check(mended.problem, mended.plan)).toEqual([]);
    const own = new Set(plan.rounds.flatMap((r) => (problem.shifts[r.shift].carer === carer ? visitsOf(r.stops) : [])));
    const without = plan.rounds.map((round) => ({
      ...round,
      stops: round.stops.filter((stop) => stop.kind === 'break' || !own.has(stop.visit)),
    }));
    const away = without.map((r) => (problem.shifts[r.shift].carer === carer ? { ...r, stops: [] } : r));
    const barred = { ...problem, visits: problem.visits.map((visit) => ({ ...visit, barred: [carer] })) };
    const inserted = insert(barred, { rounds: away }, [...own]).plan;
    expect(mended.plan.unserved.length).toBeLessThanOrEqual(inserted.unserved.length);
    const touched = mended.differences.filter(({ visit, carers, carersBefore, start, startBefore }) => {
      const other = carers.some((c) => !carersBefore.includes(c)) || Math.abs(start - startBefore) > 15;
      return other && !own.has(visit);
    });
    const others = problem.visits.length - plan.unserved.length - own.size;
    expect(touched.length / others).toBeLessThan(0.05);
  });
});

function byInsertion(problem: Problem): Plan {
  let plan = planOf(problem, rounds(problem));
  for (let v = 0; v < problem.visits.length; v++) plan = insert(problem, plan, [v], { limit: 1 }).plan;
  return plan;
}

function visitsOf(stops: readonly Stop[]): number[] {
  return stops.flatMap((stop) => (stop.kind === 'visit' ? [stop.visit] : []));
}

describe('repair, on generated problems with every rule at once', () => {
  const anyChange = fc.record({
    kind: fc.constantFrom(
      'carer-away' as const,
      'visit-moved' as const,
      'visit-added' as const,
      'visit-cancelled' as const,
    ),
    of: fc.nat(100),
    from: fc.option(fc.integer({ min: 0, max: 250 }), { nil: undefined }),
    now: fc.option(fc.integer({ min: 0, max: 250 }), { nil: undefined }),
  });

  it('gives plans that the checker passes, holds what has started, and repeats itself', () => {
    fc.assert(
      fc.property(anyProblem({ visits: 7, shifts: 4 }), anyChange, (problem, { kind, of, from, now }) => {
        const visit = of % problem.visits.length;
        const before = problem.visits.flatMap((_, v) => (kind === 'visit-added' && v === visit ? [] : [v]));
        const { plan } = insert(problem, planOf(problem, rounds(problem)), before);
        const change: Change =
          kind === 'carer-away'
            ? { kind, carer: of % problem.carers, ...(from === undefined ? {} : { from: Math.max(from, now ?? 0) }) }
            : { kind, visit };
        const started = (r: Plan['rounds'][number]) =>
          r.stops.filter((s) => s.start < (now ?? 0) && !(s.kind === 'visit' && s.visit === visit));
        const options = { seed: 3, stop: { iterations: 20 }, ...(now === undefined ? {} : { now }) };
        const mended = repair(problem, plan, change, options);
        const broken = check(mended.problem, mended.plan);
        expect(broken).toEqual([]);
        if (change.kind === 'carer-away') {
          expect(mended.plan.rounds.map(started)).toEqual(plan.rounds.map(started));
          expect(endsOf(mended, change.carer, now).filter((end) => end > (change.from ?? -1))).toEqual([]);
        }
        expect(repair(problem, plan, change, options).plan).toEqual(mended.plan);
      }),
      { seed: 12, numRuns: 120 },
    );
  });
});

/** When the visits of a carer end that have not begun. */
function endsOf({ problem, plan }: Repair, carer: number, now = 0): number[] {
  return plan.rounds.flatMap(({ shift, stops }) =>
    stops.flatMap((s) =>
      problem.shifts[shift].carer === carer && s.kind === 'visit' && s.start >= now
        ? [s.start + visitDuration(problem, s.visit, carer)]
        : [],
    ),
  );
}
