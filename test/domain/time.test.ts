import { describe, expect, it } from 'vitest';
import {
  addDays,
  calendarDateOf,
  dayMinuteOf,
  dayMinuteOfInstant,
  instantOf,
  isInstant,
  isLocalDate,
  isLocalTime,
  lengthOfDay,
  localDateOf,
  localTimeOf,
  offsetIsoOf,
  planningDateOf,
  planningDay,
  weekdayOf,
  weekOf,
} from '../../domain/time.ts';

const OCTOBER = '2026-10-25';
const MARCH = '2027-03-28';

describe('time in Europe/London', () => {
  it('counts elapsed minutes from local midnight', () => {
    expect(dayMinuteOf('2026-11-23', '07:30')).toBe(450);
    expect(dayMinuteOf('2026-11-23', '01:30', 1)).toBe(1530);
    expect(instantOf('2026-07-01', 450)).toBe('2026-07-01T06:30:00.000Z');
    expect(offsetIsoOf('2026-11-23', 450)).toBe('2026-11-23T07:30:00+00:00');
    expect(offsetIsoOf('2026-07-01', 450)).toBe('2026-07-01T07:30:00+01:00');
  });

  it('has 25 hours on 25 October 2026 and 23 on 28 March 2027', () => {
    expect([lengthOfDay(OCTOBER), lengthOfDay(MARCH), lengthOfDay('2026-11-23')]).toEqual([1500, 1380, 1440]);
    expect(dayMinuteOf(OCTOBER, '12:00')).toBe(780);
    expect(dayMinuteOf(MARCH, '12:00')).toBe(660);
  });

  it('means the first of two 01:30s on the October night, and tells them apart on the way back', () => {
    expect(dayMinuteOf(OCTOBER, '01:30')).toBe(90);
    expect([localTimeOf(OCTOBER, 90), localTimeOf(OCTOBER, 150)]).toEqual(['01:30', '01:30']);
    expect([offsetIsoOf(OCTOBER, 90), offsetIsoOf(OCTOBER, 150)]).toEqual([
      '2026-10-25T01:30:00+01:00',
      '2026-10-25T01:30:00+00:00',
    ]);
  });

  it('moves a 01:30 that the March night does not have to 02:30 summer time', () => {
    expect(dayMinuteOf(MARCH, '01:30')).toBe(90);
    expect(localTimeOf(MARCH, 90)).toBe('02:30');
  });

  it('runs a planning day from 05:00 to 05:00, an hour longer or shorter over a clock change', () => {
    expect(planningDay('2026-11-23')).toEqual({ from: 300, to: 1740 });
    expect(planningDay('2026-10-24')).toEqual({ from: 300, to: 1800 });
    expect(planningDay('2027-03-27')).toEqual({ from: 300, to: 1680 });
    expect(planningDay(OCTOBER)).toEqual({ from: 360, to: 1800 });
  });

  it('gives an instant before 05:00 to the planning date before', () => {
    expect(planningDateOf('2026-11-24T04:59:00Z')).toBe('2026-11-23');
    expect(planningDateOf('2026-11-24T05:00:00Z')).toBe('2026-11-24');
    expect(planningDateOf('2026-07-01T03:59:00Z')).toBe('2026-06-30');
    expect(planningDateOf('2026-07-01T04:00:00Z')).toBe('2026-07-01');
  });

  it('finds the local date in the hour in which London is already a day ahead of UTC', () => {
    expect(localDateOf('2026-07-01T23:30:00Z')).toBe('2026-07-02');
    expect(localDateOf('2026-11-23T23:30:00Z')).toBe('2026-11-23');
    expect(calendarDateOf('2026-11-23', 1450)).toBe('2026-11-24');
  });

  it('turns instants into day minutes and back, over both clock changes', () => {
    for (const date of ['2026-11-23', '2026-10-24', OCTOBER, '2027-03-27', MARCH]) {
      for (const minute of [0, 90, 150, 719, 1439, 1530, 1700]) {
        expect(dayMinuteOfInstant(date, instantOf(date, minute))).toBe(minute);
      }
    }
  });

  it('knows weekdays and weeks', () => {
    expect([weekdayOf('2026-11-23'), weekdayOf('1969-12-31'), weekdayOf('1970-01-01')]).toEqual(['mon', 'wed', 'thu']);
    expect(weekOf('2026-11-29')).toBe('2026-11-23');
    expect(addDays('2026-12-31', 1)).toBe('2027-01-01');
  });

  it('tells real dates, times and instants from others', () => {
    expect(['2026-02-29', '2028-02-29', '26-01-01'].map(isLocalDate)).toEqual([false, true, false]);
    expect(['00:00', '23:59', '24:00', '7:30'].map(isLocalTime)).toEqual([true, true, false, false]);
    expect(['2026-11-23T06:00:00Z', '2026-11-23T06:00+01:00', '2026-11-23T06:00:00'].map(isInstant)).toEqual([
      true,
      true,
      false,
    ]);
  });
});
