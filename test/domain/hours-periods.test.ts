import { describe, expect, it } from 'vitest';
import type { HoursPlan } from '../../domain/hours-bank.ts';
import { askedInWeeks, bankOf, hoursProblem, periodOn, periodStart } from '../../domain/hours-periods.ts';
import { withOrder } from '../../domain/life/service-order.ts';
import type { CarePackage } from '../../domain/package.ts';
import { defaultSettings } from '../../domain/settings.ts';
import { changedPlanProblems } from '../../domain/validate-package/hours.ts';
import { validatePackage } from '../../domain/validate-package.ts';
import { aPackage, aPattern, MONDAY } from './builders.ts';

const h = (hours: number): number => hours * 60;
const plan = { firstPeriodStarts: MONDAY, weeks: [h(20), h(10), h(20), h(10)], contingencyMinutes: h(5) } as const;

/** Three visits of five hours a week: fifteen hours, sixty in four weeks. */
const sixty = aPattern({ days: ['mon', 'wed', 'fri'], minutes: h(5) });
const banked = (over: Partial<CarePackage> = {}): CarePackage =>
  aPackage({ patterns: [sixty], startDate: MONDAY, fundedMinutesPerWeek: h(15), hoursBank: plan, ...over });
const longer = (date: string, minutes: number) => ({ patternId: 'breakfast', date, minutes });

describe('the four-week periods of a package', () => {
  it('roll on from the Monday of the plan', () => {
    const starts = ['2026-11-01', '2026-11-23', '2026-12-20', '2026-12-21', '2027-11-22'];
    expect(starts.map((date) => periodStart(plan, date))).toEqual([
      '2026-11-23',
      '2026-11-23',
      '2026-11-23',
      '2026-12-21',
      '2027-11-22',
    ]);
  });

  it('ask for what patterns and changed visits come to in each week, all carers counted', () => {
    const two = { ...sixty, carersRequired: 2 };
    const exceptions = [longer('2026-11-25', h(6)), { patternId: 'breakfast', date: '2026-12-04', cancelled: true }];
    expect(askedInWeeks(banked({ patterns: [two], exceptions }), MONDAY)).toEqual([h(32), h(20), h(30), h(30)]);
  });

  it('ask for nothing before the start, while the client is away, and once it is over', () => {
    const suspension = {
      reason: 'respite',
      at: '',
      from: '2026-12-07',
      resumesFrom: '2026-12-14',
      holdUntil: '',
    } as const;
    const away = banked({ startDate: '2026-11-30', suspension, endDate: '2026-12-14' });
    expect(askedInWeeks(away, MONDAY)).toEqual([0, h(15), 0, h(5)]);
    const cancelled = { at: '2026-11-25T10:00:00Z', reason: 'called off' };
    expect(askedInWeeks(banked({ cancelled }), MONDAY)).toEqual([h(5), 0, 0, 0]);
  });

  it('ask for nothing in either of two times in which the client was away', () => {
    const stay = (from: string, resumesFrom: string) =>
      ({ reason: 'hospital', at: '', from, resumesFrom, holdUntil: '' }) as const;
    const twice = {
      earlierSuspensions: [stay('2026-11-25', '2026-11-30')],
      suspension: stay('2026-12-07', '2026-12-14'),
    };
    expect(askedInWeeks(banked(twice), MONDAY)).toEqual([h(5), h(15), 0, h(15)]);
  });

  it('count a draw in the period of its day and in no other', () => {
    const draw = { at: '2026-12-21T00:30:00Z', minutes: 60, reason: 'fall', authorisedBy: 'officer-7' } as const;
    const carePackage = banked({ contingencyDraws: [draw] });
    expect(bankOf(carePackage, { from: MONDAY, plan }).draws).toEqual([]);
    expect(bankOf(carePackage, { from: '2026-12-21', plan }).draws).toEqual([draw]);
  });
});

describe('a change of what is asked for', () => {
  it('passes where hours move between the weeks, and fails with the balance where there are more', () => {
    const before = banked({ exceptions: [{ patternId: 'breakfast', date: '2026-12-02', cancelled: true }] });
    const moved = { ...before, exceptions: [...before.exceptions!, longer('2026-11-25', h(10))] };
    expect(hoursProblem(moved, '2026-11-25', before)).toBeUndefined();
    const more = { ...before, exceptions: [...before.exceptions!, longer('2026-11-25', h(11))] };
    expect(hoursProblem(more, '2026-11-25', before)).toEqual({
      rule: 'the four weeks hold 60 h; 61 h are asked for, from 2026-11-23: 1 h too many, 5 h left without this',
      code: 'hours-bank',
      numbers: { heldMinutes: h(60), askedMinutes: h(61), balanceMinutes: -h(1), leftMinutes: h(5) },
    });
  });

  it('is never stopped where a period that has too much asks for less', () => {
    const over = banked({ patterns: [{ ...sixty, minutes: h(6) }] });
    const less = { ...over, exceptions: [longer('2026-11-25', h(5))] };
    expect(hoursProblem(less, '2026-11-25', over)).toBeUndefined();
  });

  it('fails in the first whole period when a larger order begins late in one', () => {
    const before = banked();
    const patterns = [{ ...sixty, minutes: h(5) + 20 }];
    const order = { from: '2026-12-19', patterns, fundedMinutesPerWeek: h(16), reason: 'more help' };
    expect(hoursProblem(withOrder(before, order, ''), order.from, before)?.rule).toContain(
      'from 2026-12-21: 4 h too many',
    );
  });

  it('counts on a client who is away coming back', () => {
    const suspension = { reason: 'hospital', at: '', from: '2026-11-24', holdUntil: '2026-12-07' } as const;
    const before = banked({ suspension });
    const after = { ...before, patterns: [{ ...sixty, minutes: h(6) }] };
    expect(hoursProblem(after, '2026-11-25', before)?.code).toBe('hours-bank');
  });
});

describe('a request with an hours bank', () => {
  const problems = (over: Partial<CarePackage>) => validatePackage(banked(over), defaultSettings);

  it('passes at 60 hours over the four weeks, whatever a single week is funded with', () => {
    expect(problems({})).toEqual([]);
    expect(problems({ fundedMinutesPerWeek: h(10) })).toEqual([]);
  });

  it('fails at 61 hours, with the balance', () => {
    expect(problems({ patterns: [{ ...sixty, minutes: h(5) + 5 }] })).toMatchObject([
      {
        field: '/hoursBank/weeks',
        code: 'hours-bank',
        rule: 'the four weeks hold 60 h; 61 h are asked for, from 2026-11-23: 1 h too many, 60 h left without this',
        numbers: { askedMinutes: h(61), balanceMinutes: -h(1) },
      },
    ]);
  });

  it.each([
    ['a first period that starts on a Tuesday', { firstPeriodStarts: '2026-11-24' }, '/hoursBank/firstPeriodStarts'],
    ['a first period after the start', { firstPeriodStarts: '2026-11-30' }, '/hoursBank/firstPeriodStarts'],
    ['a week below nothing', { weeks: [h(20), -1, h(20), h(30)] as const }, '/hoursBank/weeks/1'],
    ['a pot that is no whole number', { contingencyMinutes: 0.5 }, '/hoursBank/contingencyMinutes'],
  ])('is refused %s', (_, over, field) => {
    expect(problems({ hoursBank: { ...plan, ...over } }).map((p) => p.field)).toEqual([field]);
  });
});

describe('a service order that brings another bank', () => {
  const SECOND = '2026-12-21';
  const smaller = { firstPeriodStarts: SECOND, weeks: [h(10), h(10), h(10), h(10)], contingencyMinutes: h(1) } as const;
  const order = { from: SECOND, patterns: [sixty], fundedMinutesPerWeek: h(15), reason: 'reviewed' };
  const forty = aPattern({ days: ['mon', 'wed'], minutes: h(5) });

  it('is in force from its period on, and the periods before keep theirs with what was drawn in them', () => {
    const draws = ['2026-12-20T09:00:00Z', '2026-12-22T09:00:00Z'].map(
      (at) => ({ at, minutes: 60, reason: 'fall', authorisedBy: 'officer-7' }) as const,
    );
    const after = withOrder(
      banked({ contingencyDraws: draws }),
      { ...order, patterns: [forty], hoursBank: smaller },
      '',
    );
    expect([after.hoursBank, after.earlierOrders?.map(({ hoursBank }) => hoursBank)]).toEqual([smaller, [plan]]);
    expect(periodOn(after, '2026-12-20')).toEqual({ from: MONDAY, plan });
    expect(periodOn(after, SECOND)).toEqual({ from: SECOND, plan: smaller });
    expect(bankOf(after, periodOn(after, '2026-12-20')!)).toEqual({
      weeks: plan.weeks,
      contingencyMinutes: plan.contingencyMinutes,
      draws: draws.slice(0, 1),
    });
    expect(bankOf(after, periodOn(after, SECOND)!).draws).toEqual(draws.slice(1));
    expect(hoursProblem(after, SECOND, banked())).toBeUndefined();
  });

  it('has to hold the visits, also those that stood by the one before', () => {
    const after = withOrder(banked(), { ...order, hoursBank: smaller }, '');
    expect(hoursProblem(after, SECOND, banked())).toMatchObject({
      code: 'hours-bank',
      numbers: { heldMinutes: h(40), askedMinutes: h(60), balanceMinutes: -h(20) },
    });
    expect(hoursProblem(after, MONDAY, after)).toBeUndefined();
  });

  it('stays as it is where the order says nothing of it, and is gone where the order takes it away', () => {
    expect(withOrder(banked(), order, '').hoursBank).toEqual(plan);
    const without = withOrder(banked(), { ...order, hoursBank: null }, '');
    expect([without.hoursBank, periodOn(without, '2026-12-20')?.from, periodOn(without, SECOND)]).toEqual([
      undefined,
      MONDAY,
      undefined,
    ]);
    const first = withOrder(aPackage({ startDate: MONDAY }), { ...order, hoursBank: smaller }, '');
    expect([periodOn(first, '2026-12-20'), periodOn(first, SECOND)?.plan]).toEqual([undefined, smaller]);
  });

  it('begins with a four-week period, so that no four weeks have two', () => {
    const fieldsOf = (from: string, hoursBank: HoursPlan | null, before = banked()) =>
      changedPlanProblems(before, { ...order, from, hoursBank }).map(({ field, rule }) => `${field} ${rule}`);
    expect(fieldsOf(SECOND, smaller)).toEqual([]);
    expect(fieldsOf(SECOND, null)).toEqual([]);
    const nextPeriod = `/from must be the first day of a four-week period, such as ${SECOND}, if its hours bank changes`;
    expect(fieldsOf('2026-12-14', { ...smaller, firstPeriodStarts: '2026-12-14' })).toEqual([nextPeriod]);
    expect(fieldsOf('2026-12-14', null)).toEqual([nextPeriod]);
    expect(fieldsOf('2027-01-18', smaller)).toEqual([
      '/hoursBank/firstPeriodStarts must be 2027-01-18, when the order begins',
    ]);
    expect(fieldsOf('2026-12-22', smaller, aPackage())).toEqual([
      '/hoursBank/firstPeriodStarts must be 2026-12-22, when the order begins',
    ]);
  });
});
