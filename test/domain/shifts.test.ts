import { describe, expect, it } from 'vitest';
import { defaultSettings } from '../../domain/settings.ts';
import { breakOf, shiftsOn } from '../../domain/shifts.ts';
import { aCarer, anAbsence, aShiftPattern, MONDAY } from './builders.ts';

/** Spans of the shifts on a date, for patterns and absences of one carer. */
function spans(change: Partial<Parameters<typeof shiftsOn>[0]>, date = MONDAY): [number, number][] {
  const workforce = { carers: [aCarer()], shiftPatterns: [aShiftPattern()], absences: [], ...change };
  return shiftsOn(workforce, date, defaultSettings).map((s) => [s.from, s.to]);
}

describe('the shifts of a planning date', () => {
  it('are named by carer, date and place in the day', () => {
    const shiftPatterns = [aShiftPattern({ id: 's-2', from: '16:00', to: '20:00' }), aShiftPattern()];
    expect(shiftsOn({ carers: [aCarer()], shiftPatterns, absences: [] }, MONDAY, defaultSettings)).toEqual([
      { id: 'ca-1/2026-11-23/0', carerId: 'ca-1', date: MONDAY, from: 420, to: 780 },
      { id: 'ca-1/2026-11-23/1', carerId: 'ca-1', date: MONDAY, from: 960, to: 1200 },
    ]);
  });

  it('end the next morning where the pattern goes past midnight, an hour later or earlier over a clock change', () => {
    const shiftPatterns = [aShiftPattern({ from: '22:00', to: '07:00' })];
    expect(spans({ shiftPatterns })).toEqual([[1320, 1860]]);
    expect(spans({ shiftPatterns }, '2026-10-24')).toEqual([[1320, 1920]]);
    expect(spans({ shiftPatterns }, '2027-03-27')).toEqual([[1320, 1800]]);
  });

  it('belong to the planning date before if they start before 05:00', () => {
    const shiftPatterns = [aShiftPattern({ days: ['tue'], from: '04:00', to: '08:00' })];
    expect(spans({ shiftPatterns })).toEqual([[1680, 1920]]);
  });

  it('are one where patterns overlap or touch', () => {
    expect(
      spans({ shiftPatterns: [aShiftPattern(), aShiftPattern({ id: 's-2', from: '13:00', to: '15:00' })] }),
    ).toEqual([[420, 900]]);
  });

  it('are two with the break at home between them where one break would not do for both', () => {
    const early = aShiftPattern({ from: '07:00', to: '14:30' });
    const [late, overlapping] = [aShiftPattern({ id: 's-2', from: '14:30', to: '22:00' }), '13:00'];
    const two = [
      [420, 870],
      [890, 1320],
    ];
    expect(spans({ shiftPatterns: [late, early] })).toEqual(two);
    expect(spans({ shiftPatterns: [early, { ...late, from: overlapping }] })).toEqual(two);
    // Twelve hours and twenty minutes: six, the break, and six.
    expect(spans({ shiftPatterns: [early, { ...late, to: '19:20' }] })).toEqual([[420, 1160]]);
    const goesHome = anAbsence({ from: '2026-11-23T18:00:00Z', to: '2026-11-24T00:00:00Z' });
    expect(spans({ shiftPatterns: [early, late], absences: [goesHome] })).toEqual([
      [420, 870],
      [890, 1080],
    ]);
  });

  it('end early on the night that is an hour longer than the twelve of its pattern', () => {
    const shiftPatterns = [aShiftPattern({ from: '20:00', to: '08:00' })];
    // Twelve hours and twenty minutes, a break at home, and what is left of the thirteenth.
    expect(spans({ shiftPatterns }, '2026-10-24')).toEqual([
      [1200, 1940],
      [1960, 1980],
    ]);
    expect(spans({ shiftPatterns }, '2026-10-31')).toEqual([[1200, 1920]]);
  });

  it('leave a break between them where they are longer than six hours together, and not otherwise', () => {
    const tenMinutes = [anAbsence({ from: '2026-11-23T10:00:00Z', to: '2026-11-23T10:10:00Z' })];
    expect(spans({ absences: tenMinutes })).toEqual([
      [420, 600],
      [610, 780],
    ]);
    expect(spans({ absences: tenMinutes, shiftPatterns: [aShiftPattern({ to: '14:00' })] })).toEqual([
      [420, 600],
      [620, 840],
    ]);
  });

  it('are emptied, cut or split by absences', () => {
    const away = (from: string, to: string) => spans({ absences: [anAbsence({ from, to })] });
    expect(away('2026-11-23T00:00:00Z', '2026-11-24T00:00:00Z')).toEqual([]);
    expect(away('2026-11-22T00:00:00Z', '2026-11-23T08:00:00Z')).toEqual([[480, 780]]);
    expect(away('2026-11-23T09:00:00Z', '2026-11-23T10:00:00Z')).toEqual([
      [420, 540],
      [600, 780],
    ]);
    expect(away('2026-11-23T13:00:00Z', '2026-11-23T18:00:00Z')).toEqual([[420, 780]]);
  });

  it('are there from clearance to the last day, and while the pattern is valid', () => {
    expect(spans({ carers: [aCarer({ clearedFrom: '2026-11-24' })] })).toEqual([]);
    expect(spans({ carers: [aCarer({ clearedFrom: MONDAY, leaves: MONDAY })] })).toHaveLength(1);
    expect(spans({ carers: [aCarer({ leaves: '2026-11-22' })] })).toEqual([]);
    expect(spans({ shiftPatterns: [aShiftPattern({ validFrom: MONDAY, validTo: MONDAY })] })).toHaveLength(1);
    expect(spans({ shiftPatterns: [aShiftPattern({ validTo: '2026-11-22' })] })).toEqual([]);
  });
});

describe('the break of a shift', () => {
  it('is due in more than six hours, not in six', () => {
    expect(breakOf({ from: 420, to: 780 }, defaultSettings)).toBeNull();
    expect(breakOf({ from: 420, to: 781 }, defaultSettings)).toEqual({ minutes: 20, earliest: 570, latest: 720 });
  });

  it('comes no earlier than leaves six hours after it, however long the shift', () => {
    // Ten hours: taken before the first visit at 640, it leaves 660 to 1020, six hours.
    expect(breakOf({ from: 420, to: 1020 }, defaultSettings)).toEqual({ minutes: 20, earliest: 640, latest: 720 });
  });
});
