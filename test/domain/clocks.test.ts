import { describe, expect, it } from 'vitest';
import { addWorkingDays, computedBankHolidays, isBankHoliday, isWorkingDay } from '../../domain/bank-holidays.ts';
import { type Clocks, clockOf, clockState, defaultClocks, dueTimes } from '../../domain/clocks.ts';
import { settingsWith, UnknownSetting } from '../../domain/settings-overrides.ts';

const inWorkingDays: Clocks = {
  ...defaultClocks,
  standard: { ...defaultClocks.standard, toPlace: { amount: 4, unit: 'working-days' } },
};

describe('the clock of a package request', () => {
  it('gives a standard package four calendar days', () => {
    expect(dueTimes('2026-11-20T10:15:00.000Z', 'standard', defaultClocks).placeBy).toBe('2026-11-24T10:15:00.000Z');
  });

  it('or four working days, where the council reads the rule so: Friday to Thursday', () => {
    expect(dueTimes('2026-11-20T10:15:00.000Z', 'standard', inWorkingDays).placeBy).toBe('2026-11-26T10:15:00.000Z');
  });

  it('counts no bank holiday as a working day: from 23 December 2026 four working days end on 31 December', () => {
    // 24 (1), 25 Christmas Day, 26-27 weekend, 28 Boxing Day substitute, 29 (2), 30 (3), 31 (4)
    expect(dueTimes('2026-12-23T09:00:00.000Z', 'standard', inWorkingDays).placeBy).toBe('2026-12-31T09:00:00.000Z');
  });

  it('keeps the local time of day over the clock change of 25 October 2026', () => {
    expect(dueTimes('2026-10-23T09:00:00.000Z', 'standard', defaultClocks).placeBy).toBe('2026-10-27T10:00:00.000Z');
  });

  it('warns before it breaches, and the limit itself is in time', () => {
    const due = dueTimes('2026-11-20T10:00:00.000Z', 'hospital-discharge', defaultClocks);
    expect(clockState(due, '2026-11-20T21:59:59.000Z')).toBe('in-time');
    expect(clockState(due, '2026-11-20T22:00:00.000Z')).toBe('warning');
    expect(clockState(due, '2026-11-21T10:00:00.000Z')).toBe('warning');
    expect(clockState(due, '2026-11-21T10:00:01.000Z')).toBe('breached');
  });
});

describe('the clock of one package', () => {
  const submittedAt = '2026-11-20T10:00:00.000Z';
  const placedAt = (at: string) => ({ providerId: 'prov-1', at, from: '2026-11-23', extraTravelMinutes: 4 });

  const received = { submittedAt, urgency: 'urgent', status: 'received' } as const;
  const afterwards = '2026-12-24T12:00:00.000Z';

  it('runs while nobody has it, and tells its age', () => {
    const clock = clockOf(received, defaultClocks, '2026-11-22T12:30:59.000Z');
    expect(clock).toMatchObject({ state: 'breached', minutesSoFar: 3030, running: true });
  });

  it('stands still once it is placed: placed in the last quarter is in time, however late it is now', () => {
    const placement = placedAt('2026-11-22T09:59:00.000Z');
    const clock = clockOf({ ...received, status: 'placed', placement }, defaultClocks, afterwards);
    expect(clock).toMatchObject({ state: 'in-time', minutesSoFar: 2879, running: false });
  });

  it('remembers that it was placed too late', () => {
    const placement = placedAt('2026-11-22T10:01:00.000Z');
    const clock = clockOf({ ...received, status: 'placed', placement }, defaultClocks, afterwards);
    expect(clock).toMatchObject({ state: 'breached', minutesSoFar: 2881 });
  });

  it('stops when the request is withdrawn', () => {
    const cancelled = { at: '2026-11-20T11:00:00.000Z', reason: 'stays in hospital' };
    const clock = clockOf({ ...received, status: 'cancelled', cancelled }, defaultClocks, afterwards);
    expect(clock).toMatchObject({ state: 'in-time', minutesSoFar: 60, running: false });
  });

  it('stops when the package ends, also where nobody held it then', () => {
    const ending = { at: '2026-11-20T12:00:00.000Z', reason: 'care-home' } as const;
    const ended = { ...received, status: 'ended', endDate: '2026-11-20', ending } as const;
    expect(clockOf(ended, defaultClocks, afterwards)).toMatchObject({ minutesSoFar: 120, running: false });
  });
});

describe('the limits a council sets', () => {
  const standard = (toPlace: object) => settingsWith(JSON.stringify({ clocks: { standard: { toPlace } } })).clocks;

  it('may be working days where the default is calendar days', () => {
    const { placeBy } = dueTimes('2026-11-20T10:15:00.000Z', 'standard', standard({ unit: 'working-days' }));
    expect(placeBy).toBe('2026-11-26T10:15:00.000Z');
  });

  it('are refused by name when no clock can run by them', () => {
    expect(() => standard({ unit: 'fortnights' })).toThrow(UnknownSetting);
    expect(() => standard({ unit: 'fortnights' })).toThrow(
      'settings.clocks.standard.toPlace.unit is one of hours, calendar-days, working-days (got "fortnights")',
    );
    expect(() => standard({ amount: 0 })).toThrow('clocks.standard.toPlace.amount is a whole number above 0 (got 0)');
    const late = JSON.stringify({ clocks: { urgent: { warnAfter: 1 } } });
    expect(() => settingsWith(late)).toThrow('clocks.urgent.warnAfter');
  });
});

describe('bank holidays', () => {
  it('include the substitute for Boxing Day 2026 and not the Saturday itself', () => {
    expect([isBankHoliday('2026-12-26'), isBankHoliday('2026-12-28')]).toEqual([false, true]);
    expect(isWorkingDay('2026-12-28')).toBe(false);
  });

  it('stand still for no working days', () => {
    expect(addWorkingDays('2026-11-21', 0)).toBe('2026-11-21');
  });

  it('follow from their rules as they are published, in each year that is shipped', () => {
    for (const year of [2025, 2026, 2027, 2028]) {
      expect(computedBankHolidays(year).filter((date) => !isBankHoliday(date))).toEqual([]);
      expect(computedBankHolidays(year)).toHaveLength(8);
    }
  });

  it('of a year that is not published yet are computed: Easter 2031 is on 13 April, Boxing Day 2032 on a Sunday', () => {
    expect(computedBankHolidays(2031)).toEqual([
      '2031-01-01',
      '2031-04-11',
      '2031-04-14',
      '2031-05-05',
      '2031-05-26',
      '2031-08-25',
      '2031-12-25',
      '2031-12-26',
    ]);
    // 25 December 2032 is a Saturday, 26 a Sunday: Monday and Tuesday are taken off.
    expect(computedBankHolidays(2032).slice(-2)).toEqual(['2032-12-27', '2032-12-28']);
    // 25 December 2033 is a Sunday, 1 January 2033 a Saturday.
    expect(computedBankHolidays(2033).slice(-2)).toEqual(['2033-12-26', '2033-12-27']);
    expect(computedBankHolidays(2033)[0]).toBe('2033-01-03');
  });

  it('that are computed make a due time in working days provisional, and no other', () => {
    expect(dueTimes('2031-04-09T09:00:00.000Z', 'standard', inWorkingDays)).toMatchObject({
      // 10 (1), 11 Good Friday, 12-13 weekend, 14 Easter Monday, 15 (2), 16 (3), 17 (4)
      placeBy: '2031-04-17T09:00:00.000Z',
      provisional: true,
    });
    expect(dueTimes('2031-04-09T09:00:00.000Z', 'standard', defaultClocks).provisional).toBeUndefined();
    expect(dueTimes('2028-04-10T09:00:00.000Z', 'standard', inWorkingDays).provisional).toBeUndefined();
  });
});
