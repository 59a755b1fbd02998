import { describe, expect, it } from 'vitest';
import { validateAbsence, validateCarer, validateShiftPattern } from '../../domain/validate-carer.ts';
import { aCarer, anAbsence, aShiftPattern } from './builders.ts';

const fields = (problems: readonly { field: string }[]) => problems.map((p) => p.field);

describe('a carer', () => {
  it('is accepted as the builder makes it', () => {
    expect(validateCarer(aCarer({ skills: [{ code: 'insulin', expires: '2027-01-01' }] }))).toEqual([]);
  });

  it('is refused field by field', () => {
    const wrong = aCarer({
      home: { lat: 0, lon: 0 },
      skills: [{ code: '' }, { code: 'insulin', expires: '2027' }],
      clearedFrom: '2026-06-01',
      leaves: '2026-05-31',
      maxMinutesPerWeek: 10_081,
    });
    expect(fields(validateCarer(wrong))).toEqual([
      '/home',
      '/skills/0/code',
      '/skills/1/expires',
      '/leaves',
      '/maxMinutesPerWeek',
    ]);
  });
});

describe('a shift pattern', () => {
  it('may be twelve hours long and go past midnight, not longer', () => {
    expect(validateShiftPattern(aShiftPattern({ from: '20:00', to: '08:00' }))).toEqual([]);
    expect(validateShiftPattern(aShiftPattern({ from: '20:00', to: '08:01' }))).toMatchObject([
      { field: '/to', rule: 'must be at most 720 minutes, 20:00 to 08:01 would be 721' },
    ]);
    expect(fields(validateShiftPattern(aShiftPattern({ from: '07:00', to: '07:00' })))).toEqual(['/to']);
  });

  it('is refused without days, with unreadable times, or valid until before it begins', () => {
    expect(fields(validateShiftPattern(aShiftPattern({ days: [], from: '7', validTo: '2019-12-31' })))).toEqual([
      '/days',
      '/validTo',
      '/from',
    ]);
  });
});

describe('an absence', () => {
  it('lies between two instants, the later one last', () => {
    expect(validateAbsence(anAbsence({ from: '2026-11-23T06:00:00Z', to: '2026-11-23T07:00:00+00:00' }))).toEqual([]);
    expect(fields(validateAbsence(anAbsence({ from: '2026-11-23T06:00:00Z', to: '2026-11-23T06:00:00Z' })))).toEqual([
      '/to',
    ]);
    expect(fields(validateAbsence(anAbsence({ from: '2026-11-23T06:00', to: 'later' })))).toEqual(['/from', '/to']);
  });
});
