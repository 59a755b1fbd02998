import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { check } from '../../solver/check.ts';
import { NO_COST } from '../../solver/cost/terms.ts';
import { cost } from '../../solver/cost.ts';
import { insert } from '../../solver/insert.ts';
import type { Cost, Stop } from '../../solver/plan.ts';
import type { Problem } from '../../solver/problem.ts';
import { validate } from '../../solver/validate.ts';
import { aPlan, planOf } from './a-plan.ts';
import { aLink, aProblem, aShift, aVisit, breakStop, prices, rounds, visitStop } from './a-problem.ts';
import { aProviderDay } from './a-provider-day.ts';
import { anyProblem } from './any-problem.ts';

const RUNS = { seed: 20261122, numRuns: 400 };

const two = [aShift(), aShift({ carer: 1 })];

describe('insert', () => {
  it('lists the cheapest places first, with their price and extra travel', () => {
    // Carer 0 passes place 2 on the way to place 4; carer 1 would come from place 0.
    const visits = [aVisit({ place: 4 }), aVisit({ place: 2 })];
    const problem = aProblem({ visits, shifts: two, prices: prices({ travel: 2 }) });
    const { options } = insert(problem, aPlan(problem, [visitStop(0, 500)]), [1]);
    expect(
      options[0].map(({ sends, price, extraTravel }) => [sends[0].shift, sends[0].position, price, extraTravel]),
    ).toEqual([
      [0, 0, 0, 0],
      [0, 1, 0, 0],
      [1, 0, 80, 40],
    ]);
    expect(options[0][0].change.unserved).toBe(-10_000);
  });

  it('slides visits in their windows to make room, and says which', () => {
    const visits = [aVisit({ windows: [{ from: 10, to: 60 }] }), aVisit({ windows: [{ from: 20, to: 20 }] })];
    const problem = aProblem({ visits });
    const plan = aPlan(problem, [visitStop(0, 30)]);
    const { chosen } = insert(problem, plan, [1]);
    expect(chosen[0].moved).toEqual([{ visit: 0, from: 30, to: 50 }]);
    expect(insert(problem, plan, [1], { holdStarts: true }).left).toEqual([1]);
  });

  it('does not slide a visit that is pinned to its start, shared or linked', () => {
    const tight = aVisit({ windows: [{ from: 20, to: 20 }] });
    const held = (parts: Partial<Problem>, ...stops: Stop[][]) => {
      const problem = aProblem({ shifts: two, visits: [], ...parts });
      return insert(problem, aPlan(problem, ...stops), [problem.visits.length - 1]).options[0].map(
        (o) => o.sends[0].shift,
      );
    };
    expect(held({ visits: [aVisit({ pinned: { start: 30 } }), tight] }, [visitStop(0, 30)])).toEqual([1]);
    expect(held({ visits: [aVisit({ carers: 2 }), tight] }, [visitStop(0, 30)], [visitStop(0, 30)])).toEqual([]);
    const links = [aLink({ first: 0, second: 1 })];
    expect(held({ visits: [aVisit(), aVisit(), tight], links }, [visitStop(0, 30), visitStop(1, 900)])).toEqual([1]);
  });

  it('sends two carers to a double-up at one start, or nobody', () => {
    const shifts = [aShift({ to: 300 }), aShift({ carer: 1, from: 200 }), aShift({ carer: 2, from: 400 })];
    const visits = [aVisit({ carers: 2 })];
    const problem = aProblem({ visits, shifts });
    const { options, chosen } = insert(problem, aPlan(problem), [0]);
    expect(options[0].map(({ sends, start }) => [sends.map(({ shift }) => shift), start])).toEqual([
      [[0, 1], 210],
      [[1, 2], 410],
    ]);
    expect(chosen).toHaveLength(1);
    const alone = aProblem({
      visits,
      shifts: [aShift(), aShift()].map((s, i) => ({ ...s, from: 500 * i, to: 500 * i + 400 })),
    });
    expect(insert(alone, aPlan(alone), [0]).left).toEqual([0]);
  });

  it('places a package jointly: the visit with one place left goes first', () => {
    // Both want carer 0 at the same time; only the first can go to carer 1.
    const now = [{ from: 50, to: 50 }];
    const visits = [aVisit({ windows: now, skills: [1] }), aVisit({ windows: now, skills: [2] })];
    const shifts = [aShift({ skills: [3] }), aShift({ carer: 1, skills: [1], startPlace: 5, endPlace: 5 })];
    const problem = aProblem({ visits, shifts });
    const { chosen, left } = insert(problem, aPlan(problem), [0, 1]);
    expect(chosen.map(({ visit, sends }) => [visit, sends[0].shift])).toEqual([
      [1, 0],
      [0, 1],
    ]);
    expect(left).toEqual([]);
  });

  it('serves visits linked together all or none', () => {
    const links = [aLink({ first: 0, second: 1, min: 100, together: true })];
    const visits = (to: number) => [aVisit(), aVisit({ windows: [{ from: 0, to }] })];
    const near = aProblem({ visits: visits(90), links });
    expect(insert(near, aPlan(near), [0, 1]).left).toEqual([0, 1]);
    const far = aProblem({ visits: visits(130), links });
    expect(insert(far, aPlan(far), [0, 1]).left).toEqual([]);
    expect(insert(far, aPlan(far), [0]).left).toEqual([0]);
  });

  it('takes the break of the leg it splits before or after the new visit', () => {
    const breaks = [{ duration: 20, earliest: 100, latest: 110, missedPrice: null }];
    const visits = [
      aVisit(),
      aVisit({ windows: [{ from: 80, to: 80 }] }),
      aVisit({ windows: [{ from: 125, to: 125 }] }),
    ];
    const problem = aProblem({ visits, shifts: [aShift({ breaks })] });
    const plan = aPlan(problem, [visitStop(0, 10), breakStop(0, 100)]);
    const stops = (visit: number) =>
      insert(problem, plan, [visit]).plan.rounds[0].stops.map((s) => `${s.kind} ${s.start}`);
    expect(stops(1)).toEqual(['visit 10', 'visit 80', 'break 110']);
    expect(stops(2)).toEqual(['visit 10', 'break 100', 'visit 125']);
  });

  it('starts a visit before the lateness of its priced window, also where it leads the round', () => {
    const late = aVisit({ windowRule: 'priced', windows: [{ from: 0, to: 100 }] });
    const problem = aProblem({
      visits: [aVisit({ windows: [{ from: 500, to: 500 }] }), late],
      prices: prices({ lateness: 1 }),
    });
    const { chosen } = insert(problem, aPlan(problem, [visitStop(0, 500)]), [1]);
    expect(chosen.map(({ start, price }) => [start, price])).toEqual([[100, 0]]);
  });

  it('starts a visit where the wish and the published start together cost least', () => {
    const visits = [aVisit({ wanted: { start: 100, price: 0.2, free: 15 }, published: { carers: [0], start: 300 } })];
    const problem = aProblem({ visits, prices: prices({ changedStart: 1, changedStartFree: 15 }) });
    // 20 of travel, and 170 ticks at 0.2 from the wish at the near end of what the published start leaves free.
    const { chosen } = insert(problem, aPlan(problem), [0]);
    expect(chosen.map(({ start, price }) => [start, price])).toEqual([[285, 54]]);
  });

  it('starts a visit away from its wish as far as the waiting beside it is dearer', () => {
    const visits = [
      aVisit({ windows: [{ from: 500, to: 500 }] }),
      aVisit({ wanted: { start: 400, price: 1, free: 20 } }),
      aVisit({ wanted: { start: 600, price: 1, free: 20 } }),
    ];
    const problem = aProblem({ visits, prices: prices({ waiting: 2 }) });
    const plan = aPlan(problem, [visitStop(0, 500)]);
    expect(insert(problem, plan, [1]).chosen[0].start).toBe(470);
    expect(insert(problem, plan, [2]).chosen[0].start).toBe(530);
  });

  it('finds the gap at the wished start among many at the same address', () => {
    const visits = Array.from({ length: 12 }, (_, i) =>
      aVisit({ windows: [{ from: 50 * i + 10, to: 50 * i + 10 }], duration: 10 }),
    );
    const wishes = [{ wanted: { start: 580, price: 1 } }, { wanted: { start: 580, price: 1 }, carers: 2 }];
    for (const wish of wishes) {
      const problem = aProblem({ visits: [...visits, aVisit({ duration: 10, ...wish })], shifts: two });
      const stops = visits.map((_, i) => visitStop(i, 50 * i + 10));
      const { options, chosen } = insert(problem, aPlan(problem, stops), [12], { limit: 1 });
      expect(options[0][0].start).toBe(580);
      expect(chosen[0].start).toBe(580);
    }
  });

  it('finds the gap inside the priced window among many at the same address', () => {
    const busy = Array.from({ length: 12 }, (_, i) =>
      aVisit({ windows: [{ from: 50 * i + 10, to: 50 * i + 10 }], duration: 10 }),
    );
    const early = aVisit({ duration: 10, windowRule: 'priced', windows: [{ from: 0, to: 100 }] });
    const problem = aProblem({ visits: [...busy, early], prices: prices({ lateness: 1, travel: 0 }) });
    // Away from the address before 400, so that a later gap costs less travel.
    const visits = problem.visits.map((visit, v) => (v < 8 ? { ...visit, place: 2 } : visit));
    const away = { ...problem, visits, prices: { ...problem.prices, travel: 0.1 } };
    const stops = busy.map((_, i) => visitStop(i, 50 * i + 10));
    expect(insert(away, aPlan(away, stops), [12], { limit: 1 }).options[0][0].change.lateness).toBe(0);
  });

  it('refuses a visit that the plan serves already', () => {
    const problem = aProblem({ visits: [aVisit()] });
    expect(() => insert(problem, aPlan(problem, [visitStop(0, 10)]), [0])).toThrow(
      'visits[0] is 0: the plan already serves it',
    );
  });

  it('places a package of 28 visits in a provider of 50 carers and 350 visits a day within a second', () => {
    // 10 ms by itself on one core; the limit only keeps out anything quadratic.
    const problem = aProviderDay(1, 50, 350);
    let plan = aPlan(problem);
    for (let v = 0; v < 350; v += 5) plan = insert(problem, plan, [v, v + 1, v + 2, v + 3, v + 4], { limit: 1 }).plan;
    const began = performance.now();
    for (let day = 0; day < 7; day++) insert(problem, plan, [350, 351, 352, 353]);
    expect(performance.now() - began).toBeLessThan(1000);
  });
});

describe('insert, on generated problems with every rule at once', () => {
  it('builds whole plans that the checker passes', () => {
    fc.assert(
      fc.property(anyProblem({ visits: 7, shifts: 4 }), (problem) => {
        validate(problem);
        const all = problem.visits.map((_, v) => v);
        const { plan } = insert(problem, planOf(problem, rounds(problem)), all);
        expect(check(problem, plan)).toEqual([]);
      }),
      RUNS,
    );
  });

  it('promises for each option the change of cost that it delivers', () => {
    fc.assert(
      fc.property(anyProblem({ visits: 7, shifts: 4 }), fc.boolean(), (problem, holdStarts) => {
        const last = problem.visits.length - 1;
        const others = problem.visits.flatMap((_, v) => (v === last ? [] : [v]));
        const before = insert(problem, planOf(problem, rounds(problem)), others).plan;
        const { options } = insert(problem, before, [last], { holdStarts });
        for (const option of options[0]) {
          const after = before.rounds.map((round) => option.rounds.find((r) => r.shift === round.shift) ?? round);
          const delivered = difference(cost(problem, after), before.cost);
          for (const term of Object.keys(NO_COST) as (keyof Cost)[]) {
            expect(option.change[term], term).toBeCloseTo(delivered[term], 6);
          }
          const alone = check(problem, planOf(problem, after)).filter((v) => v.rule !== 'link-together');
          expect(alone).toEqual([]);
          if (holdStarts) expect(option.moved).toEqual([]);
        }
      }),
      RUNS,
    );
  });
});

describe('insert, on generated problems with travel that is the same all day', () => {
  it('starts a visit at no tick that is dearer than another of the same window at which nobody moves', () => {
    fc.assert(
      fc.property(anyProblem({ visits: 6, shifts: 4 }), ({ travel, ...rest }) => {
        const problem = { ...rest, travel: travel.map((mode) => ({ ...mode, bands: [mode.bands[0]] })) };
        const last = problem.visits.length - 1;
        const others = problem.visits.flatMap((_, v) => (v === last ? [] : [v]));
        const before = insert(problem, planOf(problem, rounds(problem)), others).plan;
        for (const option of insert(problem, before, [last]).options[0]) {
          if (option.moved.length > 0) continue;
          const windowOf = (tick: number) => problem.visits[last].windows.findLast(({ from }) => from <= tick);
          for (let start = 0; start < 500; start++) {
            if (windowOf(start) !== windowOf(option.start)) continue;
            const after = before.rounds.map((round) => {
              const changed = option.rounds.find((r) => r.shift === round.shift) ?? round;
              const stops = changed.stops.map((s) => (s.kind === 'visit' && s.visit === last ? { ...s, start } : s));
              return { ...changed, stops };
            });
            const saves = option.change.total - (cost(problem, after).total - before.cost.total);
            if (saves > 1e-6) expect(check(problem, planOf(problem, after)), `start ${start}`).not.toEqual([]);
          }
        }
      }),
      RUNS,
    );
  });
});

function difference(after: Cost, before: Cost): Cost {
  const terms = (Object.keys(NO_COST) as (keyof Cost)[]).map((term) => [term, after[term] - before[term]]);
  return Object.fromEntries(terms) as unknown as Cost;
}
