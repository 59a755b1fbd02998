import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { check } from '../../solver/check.ts';
import { cost } from '../../solver/cost.ts';
import type { Cost, PlanRound, Stop } from '../../solver/plan.ts';
import type { Problem } from '../../solver/problem.ts';
import { planOf } from './a-plan.ts';
import { aLine, aProblem, aShift, aVisit, breakStop, prices, rounds, visitStop } from './a-problem.ts';
import { anyProblem } from './any-problem.ts';

/** The terms that are not zero, the total aside. */
function terms(problem: Problem, ...stops: readonly Stop[][]): Partial<Cost> {
  const { total, ...rest } = cost(problem, rounds(problem, ...stops));
  const kept = Object.entries(rest).filter(([, value]) => value !== 0);
  expect(kept.reduce((sum, [, value]) => sum + value, 0)).toBe(total);
  return Object.fromEntries(kept);
}

const free = prices({ travel: 0 });

describe('cost, term by term', () => {
  it('is nothing for a shift that stays at home, wherever it would end', () => {
    expect(terms(aProblem({ shifts: [aShift({ endPlace: 9, usePrice: 7 })] }), [])).toEqual({});
  });

  it('prices travel there, between and home, times the factor of the shift', () => {
    const visits = [aVisit(), aVisit({ place: 3 })];
    const problem = aProblem({ visits, shifts: [aShift({ travelFactor: 2 })], prices: prices({ travel: 3 }) });
    // 10 + 20 + 30 ticks, twice, at 3.
    expect(terms(problem, [visitStop(0, 10), visitStop(1, 60)])).toEqual({ travel: 360 });
  });

  it('prices legs by the table of prices where there is one', () => {
    const price = new Float64Array(100).fill(0.5);
    const problem = aProblem({ visits: [aVisit()], travel: [{ ...aLine(10), price }] });
    expect(terms(problem, [visitStop(0, 10)])).toEqual({ travel: 1 });
  });

  it('counts lateness for every carer of a double-up, and the highest once', () => {
    const visits = [aVisit({ carers: 2, windows: [{ from: 0, to: 10 }], windowRule: 'priced' })];
    const shifts = [aShift(), aShift({ carer: 1 })];
    const late = { ...free, lateness: 2, highestLateness: 5 };
    // 15 ticks late: 2 x 15 x 2, and 5 x 15.
    expect(terms(aProblem({ visits, shifts, prices: late }), [visitStop(0, 25)], [visitStop(0, 25)])).toEqual({
      lateness: 60,
      highestLateness: 75,
    });
  });

  it('measures lateness from the last window that opened before the start', () => {
    const windows = [
      { from: 0, to: 20 },
      { from: 50, to: 60 },
    ];
    const problem = aProblem({
      visits: [aVisit({ windows, windowRule: 'priced' })],
      prices: prices({ travel: 0, lateness: 1 }),
    });
    expect(terms(problem, [visitStop(0, 49)])).toEqual({ lateness: 29 });
    expect(terms(problem, [visitStop(0, 55)])).toEqual({});
    expect(terms(problem, [visitStop(0, 63)])).toEqual({ lateness: 3 });
  });

  it('counts waiting between visits, and before the first only when the carer leaves at the start of the shift', () => {
    const visits = [aVisit(), aVisit()];
    const latest = aProblem({ visits, prices: prices({ travel: 0, waiting: 1 }) });
    const fromStart = { ...latest, prices: { ...latest.prices, departure: 'shift-start' as const } };
    const day = [visitStop(0, 100), visitStop(1, 150)];
    // Free at 130, next door at once: waits 20. From the start: arrives at 10, waits 90 more.
    expect(terms(latest, day)).toEqual({ waiting: 20 });
    expect(terms(fromStart, day)).toEqual({ waiting: 110 });
  });

  it('counts no break as waiting, but the time until it may begin, also on the way home', () => {
    const breaks = [{ duration: 20, earliest: 100, latest: 200, missedPrice: null }];
    const problem = aProblem({
      visits: [aVisit()],
      shifts: [aShift({ breaks })],
      prices: prices({ travel: 0, waiting: 1 }),
    });
    // Ends at 40, drives 10 and waits 50 for the break at 100.
    expect(terms(problem, [visitStop(0, 10), breakStop(0, 100)])).toEqual({ waiting: 50 });
  });

  it('prices overtime from the end of the shift', () => {
    const shifts = [aShift({ to: 40, overtime: { price: 3, max: 20 } })];
    expect(terms(aProblem({ visits: [aVisit()], shifts, prices: free }), [visitStop(0, 10)])).toEqual({ overtime: 30 });
  });

  it('prices the longest idle time of any shift, an unused one over its whole length', () => {
    const shifts = [aShift({ to: 100 }), aShift({ carer: 1, from: 50, to: 80 })];
    const problem = aProblem({ visits: [aVisit()], shifts, prices: prices({ travel: 0, highestIdle: 1 }) });
    // 100 less 30 of visit and 20 of travel, wherever in the shift.
    expect(terms(problem, [visitStop(0, 30)])).toEqual({ highestIdle: 50 });
    expect(terms(problem, [], [visitStop(0, 60)])).toEqual({ highestIdle: 100 });
  });

  it('prices each carer sent as listed, or as any other', () => {
    const visits = [aVisit({ carers: 2, carerPrices: [{ carer: 0, price: -4 }], otherCarerPrice: 9 })];
    const shifts = [aShift(), aShift({ carer: 1 })];
    const problem = aProblem({ visits, shifts, prices: free });
    expect(terms(problem, [visitStop(0, 10)], [visitStop(0, 10)])).toEqual({ carers: 5 });
  });

  it('prices the distance from the wanted start on both sides, once per visit', () => {
    const visits = [aVisit({ carers: 2, wanted: { start: 20, price: 2 } })];
    const shifts = [aShift(), aShift({ carer: 1 })];
    const problem = aProblem({ visits, shifts, prices: free });
    expect(terms(problem, [visitStop(0, 15)], [visitStop(0, 15)])).toEqual({ wanted: 10 });
    expect(terms(problem, [visitStop(0, 26)], [visitStop(0, 26)])).toEqual({ wanted: 12 });
  });

  it('does not mind the free ticks around the wanted start', () => {
    const visits = [aVisit({ wanted: { start: 20, price: 2, free: 4 } })];
    const problem = aProblem({ visits, prices: free });
    expect(terms(problem, [visitStop(0, 16)])).toEqual({});
    expect(terms(problem, [visitStop(0, 15)])).toEqual({ wanted: 2 });
    expect(terms(problem, [visitStop(0, 27)])).toEqual({ wanted: 6 });
  });

  it('prices a visit left out for every carer it needs', () => {
    expect(terms(aProblem({ visits: [aVisit({ carers: 3, unservedPrice: 5 })] }))).toEqual({ unserved: 15 });
  });

  it('prices a missed break on a used shift, and on an unused one where it says so', () => {
    const breaks = [
      { duration: 20, earliest: 100, latest: 200, missedPrice: 7 },
      { duration: 20, earliest: 100, latest: 200, missedPrice: 11, chargedWhenUnused: true },
    ];
    const problem = aProblem({ visits: [aVisit()], shifts: [aShift({ breaks })], prices: free });
    expect(terms(problem, [])).toEqual({ missedBreaks: 11, unserved: 10_000 });
    expect(terms(problem, [visitStop(0, 10)])).toEqual({ missedBreaks: 18 });
    expect(terms(problem, [visitStop(0, 10), breakStop(0, 100)])).toEqual({ missedBreaks: 11 });
  });

  it('prices the use of a shift once', () => {
    const problem = aProblem({ visits: [aVisit(), aVisit()], shifts: [aShift({ usePrice: 6 })], prices: free });
    expect(terms(problem, [visitStop(0, 10), visitStop(1, 40)])).toEqual({ use: 6 });
  });

  it('prices other carers than the published ones, and a start further off than is free', () => {
    const visits = [aVisit({ published: { carers: [0], start: 30 } })];
    const shifts = [aShift(), aShift({ carer: 1 })];
    const change = prices({ travel: 0, changedCarer: 100, changedStart: 2, changedStartFree: 15 });
    const problem = aProblem({ visits, shifts, prices: change });
    expect(terms(problem, [visitStop(0, 45)])).toEqual({});
    expect(terms(problem, [visitStop(0, 46)])).toEqual({ changes: 2 });
    expect(terms(problem, [], [visitStop(0, 14)])).toEqual({ changes: 102 });
  });
});

/** Rounds that need not be allowed: every visit on some shifts at some start, in order, and some breaks between. */
function anyRounds(problem: Problem, choices: readonly number[]): PlanRound[] {
  let at = 0;
  const next = (below: number): number => choices[at++ % choices.length] % below;
  const stops: Stop[][] = problem.shifts.map(() => []);
  problem.visits.forEach((_, v) => {
    const start = next(200);
    if (next(4) > 0) stops[next(stops.length)].push(visitStop(v, start));
  });
  return problem.shifts.map((shift, s) => {
    const all = [...stops[s]];
    shift.breaks?.forEach((_, b) => {
      if (all.length > 0 && next(2) === 0) all.push(breakStop(b, next(200)));
    });
    return { shift: s, stops: all.sort((a, b) => a.start - b.start) };
  });
}

const CHOICES = fc.array(fc.nat(1000), { minLength: 40, maxLength: 40 });

describe('cost and check', () => {
  it('agree on every term for rounds of any kind', () => {
    fc.assert(
      fc.property(anyProblem({ visits: 8, shifts: 4 }), CHOICES, (problem, choices) => {
        const plan = planOf(problem, anyRounds(problem, choices));
        expect(check(problem, plan).filter(({ rule }) => rule === 'cost')).toEqual([]);
      }),
      { seed: 7, numRuns: 400 },
    );
  });

  it('do not change when all times shift', () => {
    fc.assert(
      fc.property(
        anyProblem({ visits: 6, shifts: 3 }),
        CHOICES,
        fc.integer({ min: -500, max: 500 }),
        (problem, choices, by) => {
          const all = anyRounds(problem, choices);
          const moved = all.map((round) => ({
            ...round,
            stops: round.stops.map((s) => ({ ...s, start: s.start + by })),
          }));
          expect(cost(shifted(problem, by), moved)).toEqual(cost(problem, all));
        },
      ),
      { seed: 8, numRuns: 200 },
    );
  });

  it('do not change when carers are renamed', () => {
    fc.assert(
      fc.property(anyProblem({ visits: 6, shifts: 3 }), CHOICES, (problem, choices) => {
        const all = anyRounds(problem, choices);
        const other = renamed(problem, (carer) => problem.carers - 1 - carer);
        expect(cost(other, all)).toEqual(cost(problem, all));
        const rules = (p: Problem) => check(p, planOf(p, all)).map(({ rule }) => rule);
        expect(rules(other).sort()).toEqual(rules(problem).sort());
      }),
      { seed: 9, numRuns: 200 },
    );
  });
});

function shifted(problem: Problem, by: number): Problem {
  return {
    ...problem,
    travel: problem.travel.map((table) => ({
      ...table,
      bands: table.bands.map((band) => ({ ...band, from: band.from + by })),
    })),
    visits: problem.visits.map((visit) => ({
      ...visit,
      windows: visit.windows.map(({ from, to }) => ({ from: from + by, to: to + by })),
      ...(visit.wanted ? { wanted: { ...visit.wanted, start: visit.wanted.start + by } } : {}),
      ...(visit.published ? { published: { ...visit.published, start: visit.published.start + by } } : {}),
      ...(visit.pinned?.start === undefined ? {} : { pinned: { ...visit.pinned, start: visit.pinned.start + by } }),
    })),
    shifts: problem.shifts.map((shift) => ({
      ...shift,
      from: shift.from + by,
      to: shift.to + by,
      ...(shift.breaks
        ? { breaks: shift.breaks.map((b) => ({ ...b, earliest: b.earliest + by, latest: b.latest + by })) }
        : {}),
    })),
    ...(problem.carerLimits
      ? {
          carerLimits: problem.carerLimits.map((limit) =>
            limit === null
              ? null
              : {
                  ...limit,
                  ...(limit.notBefore === undefined ? {} : { notBefore: limit.notBefore + by }),
                  ...(limit.notAfter === undefined ? {} : { notAfter: limit.notAfter + by }),
                },
          ),
        }
      : {}),
  };
}

function renamed(problem: Problem, name: (carer: number) => number): Problem {
  const own = <T extends { readonly carer: number }>(item: T): T => ({ ...item, carer: name(item.carer) });
  return {
    ...problem,
    shifts: problem.shifts.map(own),
    visits: problem.visits.map((visit) => ({
      ...visit,
      ...(visit.barred ? { barred: visit.barred.map(name) } : {}),
      ...(visit.carerPrices ? { carerPrices: visit.carerPrices.map(own) } : {}),
      ...(visit.durationByCarer ? { durationByCarer: visit.durationByCarer.map(own) } : {}),
      ...(visit.pinned?.carers ? { pinned: { ...visit.pinned, carers: visit.pinned.carers.map(name) } } : {}),
      ...(visit.published ? { published: { ...visit.published, carers: visit.published.carers.map(name) } } : {}),
    })),
    ...(problem.carerLimits
      ? { carerLimits: problem.carerLimits.map((_, carer) => problem.carerLimits![name(carer)]) }
      : {}),
  };
}
