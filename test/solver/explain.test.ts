import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cost } from '../../solver/cost.ts';
import { type Explanation, explain } from '../../solver/explain.ts';
import { insert } from '../../solver/insert.ts';
import type { PlanRound, Stop } from '../../solver/plan.ts';
import type { Problem, Shift, Visit } from '../../solver/problem.ts';
import { aPlan, planOf } from './a-plan.ts';
import { aLine, aLink, aProblem, aShift, aVisit, breakStop, lineTicks, rounds, visitStop } from './a-problem.ts';
import { anyProblem } from './any-problem.ts';

/** What stops each carer from serving the last visit of the problem. */
function blocked(problem: Problem, ...stops: readonly Stop[][]): unknown[] {
  const explanation = explain(problem, aPlan(problem, ...stops), problem.visits.length - 1);
  if (explanation.outcome !== 'left-out') throw new Error(`visit is ${explanation.outcome}`);
  return explanation.carers.map((verdict) => verdict.blocked);
}

const one = (visit: Partial<Visit>, shift: Partial<Shift> = {}): Problem =>
  aProblem({ visits: [aVisit(visit)], shifts: [aShift(shift)] });

describe('explain, for a visit left out: the first rule in the way of each carer', () => {
  it('a skill the carer does not hold', () => {
    expect(blocked(one({ skills: [0b1100] }, { skills: [0b0100] }))).toEqual([{ rule: 'skill', missing: [0b1000] }]);
  });

  it('a carer who is barred', () => {
    expect(blocked(one({ barred: [0] }))).toEqual([{ rule: 'barred' }]);
  });

  it('a visit pinned to somebody else', () => {
    const problem = aProblem({ visits: [aVisit({ pinned: { carers: [0] } })], shifts: [aShift({ carer: 1 })] });
    expect(blocked(problem)).toEqual([{ rule: 'pinned' }]);
  });

  it('a carer who attends the linked visit that must have another', () => {
    const links = [aLink({ first: 0, second: 1, differentCarers: true })];
    expect(blocked(aProblem({ visits: [aVisit(), aVisit()], links }), [visitStop(0, 10)])).toEqual([
      { rule: 'link-same-carer', visit: 0 },
    ]);
  });

  it('a linked start too far off, by how much', () => {
    const visits = [aVisit(), aVisit({ windows: [{ from: 0, to: 50 }] })];
    const links = [aLink({ first: 0, second: 1, min: 60 })];
    // Not before 10 + 60, window closes at 50.
    expect(blocked(aProblem({ visits, links }), [visitStop(0, 10)])).toEqual([{ rule: 'link', by: 20 }]);
  });

  it('a linked start that misses the nearest of several windows', () => {
    const visits = [
      aVisit(),
      aVisit({
        windows: [
          { from: 0, to: 10 },
          { from: 100, to: 110 },
        ],
      }),
    ];
    // At 20 + 30: 40 after the one window, 50 before the other.
    const links = [aLink({ first: 0, second: 1, min: 30, max: 30 })];
    expect(blocked(aProblem({ visits, links }), [visitStop(0, 20)])).toEqual([{ rule: 'link', by: 40 }]);
  });

  it('a window that is too far from that of a visit to be served with it', () => {
    const visits = [aVisit({ windows: [{ from: 0, to: 50 }] }), aVisit({ windows: [{ from: 0, to: 40 }] })];
    const problem = aProblem({ visits, links: [aLink({ first: 0, second: 1, min: 100, together: true })] });
    for (const visit of [0, 1]) {
      expect(explain(problem, aPlan(problem), visit)).toMatchObject({
        carers: [{ blocked: { rule: 'link', by: 60 } }],
      });
    }
  });

  it('a window shorter than the visit is with this carer, by how much', () => {
    const durationByCarer = [{ carer: 0, duration: 90 }];
    expect(blocked(one({ windows: [{ from: 0, to: 60 }], measuredAt: 'end', durationByCarer }))).toEqual([
      { rule: 'window', by: 30 },
    ]);
  });

  it('a pinned start outside the windows, by how much', () => {
    expect(blocked(one({ windows: [{ from: 0, to: 50 }], pinned: { start: 60 } }))).toEqual([
      { rule: 'pinned-start', by: 10 },
    ]);
  });

  it('a leg too long for the mode, by how much', () => {
    const problem = { ...one({ place: 6 }), travel: [{ ...aLine(10), longestLeg: 45 }] };
    expect(blocked(problem)).toEqual([{ rule: 'longest-leg', by: 15 }]);
  });

  it('a shift that begins too late, or ends too early, by how much', () => {
    // Leaves at 100, arrives at 110, window closes at 95.
    expect(blocked(one({ windows: [{ from: 80, to: 95 }] }, { from: 100 }))).toEqual([{ rule: 'shift-start', by: 15 }]);
    // Starts at 80, ends at 110, home at 120.
    expect(blocked(one({ windows: [{ from: 80, to: 95 }] }, { to: 105 }))).toEqual([{ rule: 'shift-end', by: 15 }]);
  });

  it('a shift that ends before the carer is back on a slow road, by how much', () => {
    const travel = [
      {
        bands: [
          { from: 0, ticks: lineTicks(10) },
          { from: 100, ticks: lineTicks(10, 50) },
        ],
      },
    ];
    // Over at 105, where the way home takes 50.
    expect(blocked({ ...one({ windows: [{ from: 75, to: 75 }] }, { to: 120 }), travel })).toEqual([
      { rule: 'shift-end', by: 35 },
    ]);
    // Before a visit at home that starts at 140 at the latest.
    const visits = [
      aVisit({ place: 0, windows: [{ from: 140, to: 140 }] }),
      aVisit({ windows: [{ from: 75, to: 75 }] }),
    ];
    expect(blocked({ ...aProblem({ visits }), travel }, [visitStop(0, 140)])).toEqual([
      { rule: 'no-gap', by: 15, position: 0 },
    ]);
  });

  it('a capacity used up, by how much', () => {
    const visits = [aVisit({ load: 2 }), aVisit({ load: 2 })];
    expect(blocked(aProblem({ visits, shifts: [aShift({ capacity: 3 })] }), [visitStop(0, 10)])).toEqual([
      { rule: 'capacity', by: 1 },
    ]);
  });

  it('hours used up over all the shifts of a carer, by how much', () => {
    // 50 ticks of the first visit with its travel; 30 more at the same place: 80.
    const problem = aProblem({ visits: [aVisit(), aVisit()], carerLimits: [{ maxWork: 75 }] });
    expect(blocked(problem, [visitStop(0, 10)])).toEqual([{ rule: 'max-work', by: 5 }]);
  });

  it('no gap long enough, by how much, other visits slid as far as they may', () => {
    const held = aVisit({ windows: [{ from: 30, to: 35 }] });
    const visits = [held, aVisit({ windows: [{ from: 20, to: 55 }] })];
    // Before: from 20 to 50, the other at the latest at 35: 15 short. After: free at 60 at the earliest: 5 late.
    expect(blocked(aProblem({ visits }), [visitStop(0, 32)])).toEqual([{ rule: 'no-gap', by: 5, position: 1 }]);
  });

  it('a break that leaves no gap', () => {
    const breaks = [{ duration: 20, earliest: 50, latest: 55, missedPrice: null }];
    // The visit covers 40..70; the break would start by 55, so the visit by 25.
    const problem = one({ windows: [{ from: 40, to: 40 }] }, { breaks });
    expect(blocked(problem)).toEqual([{ rule: 'break', by: 15, position: 0 }]);
  });

  it('the break beside the gap that it spoils, not a gap nearer that has none', () => {
    const breaks = [{ duration: 40, earliest: 130, latest: 135, missedPrice: null }];
    const visits = [aVisit({ windows: [{ from: 100, to: 100 }] }), aVisit({ windows: [{ from: 75, to: 140 }] })];
    // Before the other visit 5 short; after it from 130 to 160, and the break would have to start by 135.
    expect(blocked(aProblem({ visits, shifts: [aShift({ breaks })] }), [visitStop(0, 100), breakStop(0, 130)])).toEqual(
      [{ rule: 'break', by: 25, position: 1 }],
    );
  });

  it('a partner who is missing, by how much the nearest one is off', () => {
    const visits = [aVisit({ carers: 2 })];
    const shifts = [aShift({ to: 200 }), aShift({ carer: 1, from: 300 })];
    // The first can start until 160, the second from 310.
    expect(blocked(aProblem({ visits, shifts }))).toEqual([
      { rule: 'partner', by: 150 },
      { rule: 'partner', by: 150 },
    ]);
    expect(blocked(aProblem({ visits, shifts: [aShift()] }))).toEqual([
      { rule: 'partner', by: Number.POSITIVE_INFINITY },
    ]);
  });

  it('a partner out of reach only as far as the carer to whom the visit is pinned is', () => {
    const visits = [aVisit({ carers: 2, pinned: { carers: [2] } })];
    const shifts = [aShift({ to: 200 }), aShift({ carer: 1 }), aShift({ carer: 2, from: 300 })];
    // The first starts by 160, the carer it is pinned to from 310.
    expect(blocked(aProblem({ visits, shifts }))).toMatchObject([{ rule: 'partner', by: 150 }, {}, {}]);
  });

  it('no partner where a dearer pair could go', () => {
    const visits = [aVisit({ carers: 2, unservedPrice: 5 })];
    const shifts = [aShift(), aShift({ carer: 1 }), aShift({ carer: 2, startPlace: 5, endPlace: 5 })];
    // There and back 20 for two of them, 80 for the third; leaving the visit out costs 10.
    expect(blocked(aProblem({ visits, shifts }))).toMatchObject([
      { rule: 'dearer-than-unserved', by: 30 },
      { rule: 'dearer-than-unserved', by: 30 },
      { rule: 'dearer-than-unserved', by: 90 },
    ]);
  });

  it('hours used up where the only gap is one that asks for more of them', () => {
    const visits = [
      aVisit({ place: 5, windows: [{ from: 500, to: 500 }] }),
      aVisit({ place: 2, windows: [{ from: 600, to: 700 }] }),
    ];
    const problem = aProblem({ visits, shifts: [aShift({ endPlace: 9 })], carerLimits: [{ maxWork: 170 }] });
    // 90 of travel and 30 at the first door; on the way there 30 more would do, after it 30 and twice 30 of travel.
    expect(blocked(problem, [visitStop(0, 500)])).toEqual([{ rule: 'max-work', by: 40 }]);
  });

  it('a visit linked all-or-none that is left out too', () => {
    const links = [aLink({ first: 0, second: 1, together: true })];
    expect(blocked(aProblem({ visits: [aVisit({ place: 2 }), aVisit()], links }))).toEqual([
      { rule: 'link-together', visit: 0 },
    ]);
  });

  it('a price above that of leaving the visit out, and a place that is simply free', () => {
    const [dear] = blocked(one({ unservedPrice: 15 })) as { rule: string; by: number }[];
    expect([dear.rule, dear.by]).toEqual(['dearer-than-unserved', 5]);
    const [none] = blocked(one({})) as { rule: string; change: { total: number } }[];
    expect([none.rule, none.change.total]).toEqual(['none', 20 - 10_000]);
  });

  it('takes the shift of a carer at whose time it is, not one at another time with a visit near by', () => {
    // The leg from the start place is 60, 45 are allowed; the evening comes by on its way from one visit to its end.
    const shifts = [aShift({ to: 100 }), aShift({ from: 200, to: 400, endPlace: 5 })];
    const visits = [
      aVisit({ place: 4, windows: [{ from: 240, to: 300 }] }),
      aVisit({ place: 6, windows: [{ from: 0, to: 20 }] }),
    ];
    const problem = { ...aProblem({ visits, shifts }), travel: [{ ...aLine(10), longestLeg: 45 }] };
    const explanation = explain(problem, aPlan(problem, [], [visitStop(0, 240)]), 1);
    expect(explanation).toMatchObject({ carers: [{ shift: 0, blocked: { rule: 'longest-leg', by: 15 } }] });
  });

  it('takes the shift of a carer that comes closest', () => {
    const shifts = [aShift({ to: 60 }), aShift({ from: 60, to: 128 })];
    const problem = aProblem({ visits: [aVisit({ windows: [{ from: 90, to: 90 }] })], shifts });
    expect(explain(problem, aPlan(problem), 0)).toMatchObject({
      carers: [{ shift: 1, blocked: { rule: 'shift-end', by: 2 } }],
    });
  });
});

describe('explain, for a visit served: why this carer and not the next best', () => {
  it('says term by term what each other carer would cost more, the cheapest first', () => {
    const visits = [aVisit({ carerPrices: [{ carer: 0, price: 3 }], otherCarerPrice: 8 })];
    const shifts = [
      aShift(),
      aShift({ carer: 1, startPlace: 5, endPlace: 5 }),
      aShift({ carer: 2 }),
      aShift({ carer: 3, skills: [0] }),
    ];
    const problem = aProblem({ visits: [aVisit({ ...visits[0], skills: [1] })], shifts });
    const answer = explain(problem, aPlan(problem, [visitStop(0, 10)]), 0) as Extract<
      Explanation,
      { outcome: 'served' }
    >;
    expect(answer.adds).toMatchObject({ travel: 20, carers: 3, unserved: -10_000 });
    expect(answer.alternatives.map(({ carer, extra }) => [carer, extra.total, extra.travel, extra.carers])).toEqual([
      [2, 5, 0, 5],
      [1, 65, 60, 5],
    ]);
    expect(answer.blocked).toEqual([{ carer: 3, shift: 3, blocked: { rule: 'skill', missing: [1] } }]);
  });

  it('finds the place of another carer at the wished start among many at the same address', () => {
    const busy = Array.from({ length: 12 }, (_, i) =>
      aVisit({ windows: [{ from: 50 * i + 10, to: 50 * i + 10 }], duration: 10 }),
    );
    const visits = [...busy, aVisit({ duration: 10, wanted: { start: 580, price: 1 } })];
    const problem = aProblem({ visits, shifts: [aShift(), aShift({ carer: 1, startPlace: 2, endPlace: 2 })] });
    const stops = busy.map((_, i) => visitStop(i, 50 * i + 10));
    // The other carer is at the door then: the way there and back is saved.
    expect(explain(problem, aPlan(problem, stops, [visitStop(12, 580)]), 12)).toMatchObject({
      alternatives: [{ carer: 0, start: 580, extra: { total: -20 } }],
    });
  });

  it('replaces one carer of a double-up at a time', () => {
    const shifts = [aShift(), aShift({ carer: 1 }), aShift({ carer: 2, startPlace: 2, endPlace: 2 })];
    const problem = aProblem({ visits: [aVisit({ carers: 2, place: 3 })], shifts });
    const answer = explain(problem, aPlan(problem, [visitStop(0, 30)], [visitStop(0, 30)]), 0);
    // 10 there and back for 30 there and back.
    expect(answer).toMatchObject({ alternatives: [{ carer: 2, extra: { total: -40 } }] });
  });

  it('refuses a visit that the problem does not have', () => {
    const problem = aProblem({});
    expect(() => explain(problem, aPlan(problem), 0)).toThrow('visit is 0: not a visit of the problem');
  });
});

describe('explain, on generated problems with every rule at once', () => {
  it('finds a place for a visit left out with exactly the carers whom insert could send, and its promised extra is delivered', () => {
    fc.assert(
      fc.property(anyProblem({ visits: 6, shifts: 4 }), (problem) => {
        const all = problem.visits.map((_, v) => v);
        const { plan } = insert(problem, planOf(problem, rounds(problem)), all);
        for (const visit of all) {
          const answer = explain(problem, plan, visit);
          if (answer.outcome === 'served') {
            expect(answer.adds.total).toBeCloseTo(plan.cost.total - costWithout(problem, plan.rounds, visit), 6);
            continue;
          }
          const linked = problem.links.some((l) => l.together && (l.first === visit || l.second === visit));
          if (linked) continue;
          const { options } = insert(problem, plan, [visit], { limit: 1000 });
          const able = options[0].flatMap(({ sends }) => sends.map(({ shift }) => problem.shifts[shift].carer));
          const rules = new Map(answer.carers.map(({ carer, blocked: by }) => [carer, by.rule]));
          const free = [...rules].filter(([, rule]) => ['none', 'dearer-than-unserved'].includes(rule));
          expect(free.map(([carer]) => carer)).toEqual([...new Set(able)].sort());
          if (problem.visits[visit].carers === 1) expect([...rules.values()]).not.toContain('partner');
        }
      }),
      { seed: 11, numRuns: 150 },
    );
  });
});

function costWithout(problem: Problem, all: readonly PlanRound[], visit: number): number {
  const without = all.map((round) => {
    const stops = round.stops.filter((stop) => stop.kind === 'break' || stop.visit !== visit);
    const breaks = problem.shifts[round.shift].breaks ?? [];
    const idle = stops.every((stop) => stop.kind === 'break');
    return { ...round, stops: stops.filter((s) => !idle || (s.kind === 'break' && breaks[s.break].chargedWhenUnused)) };
  });
  return cost(problem, without).total;
}
