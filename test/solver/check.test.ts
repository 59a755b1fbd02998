import { describe, expect, it } from 'vitest';
import { check } from '../../solver/check.ts';
import type { Plan, Stop } from '../../solver/plan.ts';
import type { Problem } from '../../solver/problem.ts';
import { aPlan, planOf } from './a-plan.ts';
import {
  aLine,
  aLink,
  aProblem,
  aShift,
  aVisit,
  breakStop,
  lineTicks,
  prices,
  rounds,
  visitStop,
} from './a-problem.ts';

/** The rules that the plan with these stops, by shift, breaks; each as "rule found/allowed". */
function broken(problem: Problem, ...stops: readonly Stop[][]): string[] {
  return check(problem, aPlan(problem, ...stops)).map(({ rule, found, allowed }) => `${rule} ${found}/${allowed}`);
}

const twoShifts = [aShift(), aShift({ carer: 1 })];
const rest = { duration: 20, earliest: 100, latest: 200, missedPrice: null };

describe('check: one case for each rule, where only that rule bites', () => {
  it('passes a carer who drives out, serves two visits and is home in time', () => {
    // 0 -10-> place 1, 10..40, -10-> place 2, 50..80, -20-> home 100.
    const problem = aProblem({ visits: [aVisit(), aVisit({ place: 2 })], shifts: [aShift({ to: 100 })] });
    expect(broken(problem, [visitStop(0, 10), visitStop(1, 50)])).toEqual([]);
  });

  it('wants one round per shift, in order', () => {
    const problem = aProblem({ shifts: twoShifts });
    const plan = aPlan(problem);
    expect(check(problem, { ...plan, rounds: plan.rounds.slice(1) }).map((v) => v.rule)).toEqual([
      'round-order',
      'round-order',
    ]);
  });

  it('knows no visit beyond the problem', () => {
    const problem = aProblem({ visits: [aVisit()] });
    const plan = aPlan(problem);
    expect(check(problem, { ...plan, rounds: rounds(problem, [visitStop(1, 10)]) })).toEqual([
      { rule: 'unknown-stop', shift: 0, found: 1, allowed: 0 },
    ]);
  });

  it('starts on whole ticks', () => {
    expect(broken(aProblem({ visits: [aVisit()] }), [visitStop(0, 10.5)])).toEqual(['not-a-tick 10.5/11']);
  });

  it('lists exactly the visits left out', () => {
    const problem = aProblem({ visits: [aVisit(), aVisit()] });
    const plan: Plan = { ...aPlan(problem, [visitStop(0, 10)]), unserved: [0] };
    expect(check(problem, plan)).toEqual([{ rule: 'unserved-list', found: 0, allowed: 1 }]);
  });

  it('serves what must be served', () => {
    expect(broken(aProblem({ visits: [aVisit({ unservedPrice: null })] }))).toEqual(['must-be-served 0/1']);
  });

  it('sends both carers of a double-up or none', () => {
    const problem = aProblem({ visits: [aVisit({ carers: 2 })], shifts: twoShifts });
    expect(broken(problem, [visitStop(0, 10)])).toEqual(['carer-count 1/2']);
  });

  it('does not let one carer be both carers of a double-up, on two shifts', () => {
    const shifts = [aShift({ to: 100 }), aShift({ from: 100 })];
    const problem = aProblem({ visits: [aVisit({ carers: 2, duration: 0 })], shifts });
    const plan = aPlan(problem, [visitStop(0, 90)], [visitStop(0, 110)]);
    expect(check(problem, plan).map((v) => v.rule)).toEqual(['same-carer-twice', 'common-start']);
  });

  it('starts both carers of a double-up together', () => {
    const problem = aProblem({ visits: [aVisit({ carers: 2 })], shifts: twoShifts });
    expect(broken(problem, [visitStop(0, 10)], [visitStop(0, 11)])).toEqual(['common-start 11/10']);
  });

  it('starts no visit before its first window opens, late or not', () => {
    const problem = aProblem({ visits: [aVisit({ windows: [{ from: 50, to: 60 }], windowRule: 'priced' })] });
    expect(broken(problem, [visitStop(0, 49)])).toEqual(['before-window 49/50']);
  });

  it('starts a hard visit inside one of its windows', () => {
    const windows = [
      { from: 50, to: 60 },
      { from: 80, to: 90 },
    ];
    const problem = aProblem({ visits: [aVisit({ windows })] });
    expect(broken(problem, [visitStop(0, 61)])).toEqual(['outside-window 61/60']);
    expect(broken(problem, [visitStop(0, 80)])).toEqual([]);
  });

  it('measures a window at the end of the visit where the visit says so', () => {
    const problem = aProblem({ visits: [aVisit({ windows: [{ from: 50, to: 90 }], measuredAt: 'end' })] });
    expect(broken(problem, [visitStop(0, 60)])).toEqual([]);
    expect(broken(problem, [visitStop(0, 61)])).toEqual(['outside-window 91/90']);
  });

  it('sends carers with every skill', () => {
    const problem = aProblem({ visits: [aVisit({ skills: [0b1010] })], shifts: [aShift({ skills: [0b0010] })] });
    expect(broken(problem, [visitStop(0, 10)])).toEqual(['skill 2/10']);
  });

  it('sends no barred carer', () => {
    expect(broken(aProblem({ visits: [aVisit({ barred: [0] })] }), [visitStop(0, 10)])).toEqual(['barred 1/0']);
  });

  it('sends the carers that a served visit is pinned to', () => {
    const problem = aProblem({ visits: [aVisit({ pinned: { carers: [1] } })], shifts: twoShifts });
    expect(broken(problem, [visitStop(0, 10)])).toEqual(['pinned-carer 0/1']);
    expect(broken(problem)).toEqual([]);
  });

  it('starts a served visit where it is pinned', () => {
    expect(broken(aProblem({ visits: [aVisit({ pinned: { start: 12 } })] }), [visitStop(0, 10)])).toEqual([
      'pinned-start 10/12',
    ]);
  });

  it('keeps the least and the greatest gap between linked starts', () => {
    const visits = [aVisit(), aVisit()];
    const problem = aProblem({ visits, links: [aLink({ first: 0, second: 1, min: 60, max: 90 })] });
    expect(broken(problem, [visitStop(0, 10), visitStop(1, 69)])).toEqual(['link-min 59/60']);
    expect(broken(problem, [visitStop(0, 10), visitStop(1, 101)])).toEqual(['link-max 91/90']);
    expect(broken(problem, [visitStop(1, 101)])).toEqual([]);
  });

  it('sends different carers where a link asks for them', () => {
    const visits = [aVisit(), aVisit()];
    const problem = aProblem({ visits, links: [aLink({ first: 0, second: 1, differentCarers: true })] });
    expect(broken(problem, [visitStop(0, 10), visitStop(1, 50)])).toEqual(['link-same-carer 1/0']);
  });

  it('serves visits linked together all or none', () => {
    const visits = [aVisit(), aVisit()];
    const problem = aProblem({ visits, links: [aLink({ first: 0, second: 1, together: true })] });
    expect(broken(problem, [visitStop(0, 10)])).toEqual(['link-together 1/2']);
  });

  it('leaves time to travel, from the start place on', () => {
    const problem = aProblem({ visits: [aVisit(), aVisit({ place: 3 })] });
    // Free at 40, place 1 to place 3 takes 20.
    expect(broken(problem, [visitStop(0, 9), visitStop(1, 59)])).toEqual(['travel 9/10']);
    expect(broken(problem, [visitStop(0, 10), visitStop(1, 59)])).toEqual(['travel 59/60']);
  });

  it('takes the travel of the band of departure, and waits for a faster band where that arrives sooner', () => {
    const bands = [
      { from: 0, ticks: lineTicks(10, 30) },
      { from: 15, ticks: lineTicks(10, 10) },
    ];
    const problem = aProblem({ visits: [aVisit()], travel: [{ bands }] });
    // Leaving at 0 arrives at 30; waiting until 15 arrives at 25.
    expect(broken(problem, [visitStop(0, 25)])).toEqual([]);
    expect(broken(problem, [visitStop(0, 24)])).toEqual(['travel 24/25']);
  });

  it('gives nobody a leg longer than their mode allows', () => {
    const problem = aProblem({ visits: [aVisit({ place: 3 })], travel: [{ ...aLine(10), longestLeg: 29 }] });
    expect(broken(problem, [visitStop(0, 30)])).toEqual(['longest-leg 30/29', 'longest-leg 30/29']);
  });

  it('has the carer home by the end of the shift, or of the overtime it allows', () => {
    const late = aProblem({ visits: [aVisit()], shifts: [aShift({ to: 50 })] });
    expect(broken(late, [visitStop(0, 11)])).toEqual(['shift-end 51/50']);
    const overtime = aProblem({ visits: [aVisit()], shifts: [aShift({ to: 50, overtime: { price: 1, max: 5 } })] });
    expect(broken(overtime, [visitStop(0, 15)])).toEqual([]);
    expect(broken(overtime, [visitStop(0, 16)])).toEqual(['shift-end 56/55']);
  });

  it('keeps the daily rest before and after, overtime or not', () => {
    const shifts = [aShift({ to: 50, overtime: { price: 1, max: 50 } })];
    const problem = aProblem({ visits: [aVisit()], shifts, carerLimits: [{ notBefore: 5, notAfter: 60 }] });
    expect(broken(problem, [visitStop(0, 14)])).toEqual(['travel 14/15']);
    expect(broken(problem, [visitStop(0, 21)])).toEqual(['shift-end 61/60']);
  });

  it('starts a break in its span', () => {
    const problem = aProblem({ visits: [aVisit()], shifts: [aShift({ breaks: [rest] })] });
    expect(broken(problem, [visitStop(0, 10), breakStop(0, 99)])).toEqual(['break-window 99/100']);
    expect(broken(problem, [visitStop(0, 10), breakStop(0, 201)])).toEqual(['break-window 201/200']);
  });

  it('splits the travel of a leg around its break, but not the break', () => {
    const problem = aProblem({ visits: [aVisit(), aVisit({ place: 5 })], shifts: [aShift({ breaks: [rest] })] });
    // Free at 120; 40 of travel and 20 of break: 180.
    const day = (start: number, next: number) => [visitStop(0, 90), breakStop(0, start), visitStop(1, next)];
    expect(broken(problem, day(140, 180))).toEqual([]);
    expect(broken(problem, day(140, 179))).toEqual(['travel 179/180']);
    expect(broken(problem, day(119, 180))).toEqual(['break-overlap 119/120']);
    expect(broken(problem, day(170, 185))).toEqual(['travel 185/190']);
  });

  it('takes a break once', () => {
    const problem = aProblem({ visits: [aVisit()], shifts: [aShift({ breaks: [rest] })] });
    expect(broken(problem, [visitStop(0, 10), breakStop(0, 100), breakStop(0, 130)])).toEqual(['break-twice 2/1']);
  });

  it('takes a break that has no price on every shift with a visit, and only there', () => {
    const problem = aProblem({ visits: [aVisit()], shifts: [aShift({ breaks: [rest] })] });
    expect(broken(problem, [visitStop(0, 10)])).toEqual(['break-missing 0/1']);
    expect(broken(problem, [])).toEqual([]);
    expect(broken(problem, [breakStop(0, 100)])).toEqual(['break-unused 1/0']);
  });

  it('allows a break alone where missing it would be charged even so', () => {
    const breaks = [{ ...rest, missedPrice: 5, chargedWhenUnused: true }];
    const problem = aProblem({ shifts: [aShift({ breaks })] });
    expect(broken(problem, [breakStop(0, 100)])).toEqual([]);
  });

  it('allows such breaks one after the other only', () => {
    const charged = { ...rest, missedPrice: 5, chargedWhenUnused: true };
    const problem = aProblem({ shifts: [aShift({ breaks: [charged, charged] })] });
    const end = 100 + rest.duration;
    expect(broken(problem, [breakStop(0, 100), breakStop(1, 100)])).toEqual([`break-overlap 100/${end}`]);
    expect(broken(problem, [breakStop(0, 100), breakStop(1, end)])).toEqual([]);
  });

  it('loads no shift beyond its capacity', () => {
    const visits = [aVisit({ load: 2 }), aVisit({ load: 2 })];
    const problem = aProblem({ visits, shifts: [aShift({ capacity: 3 })] });
    expect(broken(problem, [visitStop(0, 10), visitStop(1, 40)])).toEqual(['capacity 4/3']);
  });

  it('keeps all shifts of a carer within the hours left', () => {
    const shifts = [aShift({ to: 400 }), aShift({ from: 500 })];
    const problem = aProblem({ visits: [aVisit(), aVisit()], shifts, carerLimits: [{ maxWork: 99 }] });
    // Each shift: 30 of visit, 20 of travel.
    expect(broken(problem, [visitStop(0, 10)], [visitStop(1, 510)])).toEqual(['max-work 100/99']);
  });

  it('recounts every term of the cost', () => {
    const problem = aProblem({ visits: [aVisit()], prices: prices({ travel: 2 }) });
    const plan = aPlan(problem, [visitStop(0, 10)]);
    const cost = { ...plan.cost, travel: 39 };
    expect(check(problem, { ...plan, cost })).toEqual([{ rule: 'cost', term: 'travel', found: 39, allowed: 40 }]);
  });
});

describe('check on an empty problem', () => {
  it('passes the empty plan', () => {
    const problem = aProblem({ shifts: [], carers: 0 });
    expect(check(problem, planOf(problem, []))).toEqual([]);
  });
});
