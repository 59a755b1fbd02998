import { describe, expect, it } from 'vitest';
import { BANDS, type Reserve, reservedOn, validateReserve } from '../../domain/reserve.ts';

const morning = { zoneId: 'bury-east', from: '08:00', minutes: 60 };
const fieldsOf = (...reserve: readonly Reserve[]) =>
  validateReserve(reserve, ['bury-east', 'bury-west']).map(({ field }) => field);

describe('a reserve', () => {
  it('may be kept in several zones and bands', () => {
    expect(fieldsOf(morning, { ...morning, from: '20:00' }, { ...morning, zoneId: 'bury-west' })).toEqual([]);
  });

  it('names the zone that is none, the band that is none and the minutes that are no whole calls', () => {
    expect(fieldsOf(morning, { zoneId: 'nowhere', from: '09:00', minutes: 45 })).toEqual([
      '/reserve/1/zoneId',
      '/reserve/1/from',
      '/reserve/1/minutes',
    ]);
    expect(fieldsOf({ ...morning, minutes: 0 }, { ...morning, from: '10:00', minutes: 390 })).toEqual([
      '/reserve/0/minutes',
      '/reserve/1/minutes',
    ]);
  });

  it('may be another at the weekend than from Monday to Friday, each weekday once', () => {
    const weekdays = { ...morning, days: ['mon', 'tue', 'wed', 'thu', 'fri'] } as const;
    const weekend = { ...morning, days: ['sat', 'sun'], minutes: 120 } as const;
    expect(fieldsOf(weekdays, weekend)).toEqual([]);
    expect([reservedOn([weekdays, weekend], 'fri'), reservedOn([weekdays, weekend], 'sat')]).toEqual([60, 120]);
    expect(fieldsOf(weekdays, { ...weekend, days: ['fri', 'sat'] })).toEqual(['/reserve/1']);
    expect(fieldsOf(weekdays, morning)).toEqual(['/reserve/1']);
    expect(fieldsOf({ ...weekdays, days: [] }, { ...weekend, days: ['sat', 'sat'] })).toEqual([
      '/reserve/0/days',
      '/reserve/1/days',
    ]);
  });

  it('names a zone and band once, and no more than a day of minutes', () => {
    expect(fieldsOf(morning, morning)).toEqual(['/reserve/1']);
    expect(fieldsOf(...BANDS.map((from) => ({ ...morning, from, minutes: 180 })))).toEqual([]);
    expect(fieldsOf(...BANDS.map((from) => ({ ...morning, from, minutes: 210 })))).toEqual(['/reserve']);
    const inTurn = (from: string, i: number) => ({
      ...morning,
      from,
      minutes: 210,
      days: [i < 4 ? 'mon' : 'tue'] as const,
    });
    expect(fieldsOf(...BANDS.map(inTurn))).toEqual([]);
  });
});
