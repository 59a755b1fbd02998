import { describe, expect, it } from 'vitest';
import { minutesPerWeek, visitsOn } from '../../domain/occurrences.ts';
import { aPackage, aPattern, MONDAY } from './builders.ts';

const night = aPattern({ id: 'night', window: { from: '01:30', to: '02:30' } });

describe('the visits of a planning date', () => {
  it('come from the patterns of that weekday, named by package, pattern and calendar date', () => {
    const carePackage = aPackage({ patterns: [aPattern(), aPattern({ id: 'bath', days: ['tue'] })] });
    expect(visitsOn(carePackage, MONDAY)).toEqual([
      {
        id: 'p-1/breakfast/2026-11-23',
        packageId: 'p-1',
        patternId: 'breakfast',
        serviceOrder: 1,
        clientRef: 'c-1',
        date: MONDAY,
        window: { from: 480, to: 540 },
        wanted: 510,
        minutes: 30,
        carersRequired: 1,
        skills: [],
        critical: false,
      },
    ]);
  });

  it('put a call before 05:00 into the night of the day before, under its own calendar date', () => {
    const carePackage = aPackage({ patterns: [{ ...night, days: ['tue'] }] });
    expect(visitsOn(carePackage, MONDAY)).toMatchObject([
      { id: 'p-1/night/2026-11-24', date: MONDAY, window: { from: 1530, to: 1590 } },
    ]);
    expect(visitsOn(carePackage, '2026-11-24')).toEqual([]);
  });

  it('let a window cross midnight', () => {
    const carePackage = aPackage({ patterns: [aPattern({ window: { from: '23:30', to: '00:30' } })] });
    expect(visitsOn(carePackage, MONDAY)[0]!.window).toEqual({ from: 1410, to: 1470 });
  });

  it('stretch a night window over the repeated hour of 25 October 2026 and keep it after the missing one of 28 March 2027', () => {
    const carePackage = aPackage({ patterns: [night] });
    // 01:30 summer time to 02:30 winter time is two hours.
    expect(visitsOn(carePackage, '2026-10-24')[0]!.window).toEqual({ from: 1530, to: 1650 });
    // 01:30 does not exist and is taken as 02:30, which is the end of the window too.
    expect(visitsOn(carePackage, '2027-03-27')[0]!.window).toEqual({ from: 1530, to: 1530 });
  });

  it('never end before they begin: 01:30 to 02:00 on the March night is 02:30 alone', () => {
    const carePackage = aPackage({ patterns: [aPattern({ window: { from: '01:30', to: '02:00' } })] });
    expect(visitsOn(carePackage, '2027-03-27')[0]!.window).toEqual({ from: 1530, to: 1530 });
  });

  it('begin with the start date and end with the end date, by calendar', () => {
    const carePackage = aPackage({ startDate: MONDAY, endDate: '2026-11-24', patterns: [aPattern(), night] });
    const ids = (date: string) => visitsOn(carePackage, date).map((v) => v.id);
    expect(ids('2026-11-22')).toEqual(['p-1/night/2026-11-23']);
    expect(ids('2026-11-24')).toEqual(['p-1/breakfast/2026-11-24']);
    expect(ids('2026-11-25')).toEqual([]);
  });

  it('follow the last exception for a day', () => {
    const exceptions = [
      { patternId: 'breakfast', date: MONDAY, cancelled: true },
      { patternId: 'breakfast', date: MONDAY, window: { from: '10:00', to: '11:00' }, minutes: 45 },
    ];
    expect(visitsOn(aPackage({ exceptions }), MONDAY)).toMatchObject([{ window: { from: 600, to: 660 }, minutes: 45 }]);
    expect(visitsOn(aPackage({ exceptions: exceptions.slice(0, 1) }), MONDAY)).toEqual([]);
    expect(visitsOn(aPackage({ exceptions }), '2026-11-24')[0]!.window).toEqual({ from: 480, to: 540 });
  });

  it('commission every carer of a visit', () => {
    // 7 x 30 x 2 + 2 x 45.
    expect(
      minutesPerWeek({ patterns: [aPattern({ carersRequired: 2 }), aPattern({ days: ['mon', 'thu'], minutes: 45 })] }),
    ).toBe(510);
  });
});
