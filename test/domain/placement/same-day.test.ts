import { describe, expect, it } from 'vitest';
import type { CarePackage } from '../../../domain/package.ts';
import { defaultStarts, mayStartOn, restOfDay } from '../../../domain/placement/same-day.ts';
import { settingsWith } from '../../../domain/settings-overrides.ts';
import { aPackage, aPattern, MONDAY } from '../builders.ts';

const emergency = (over: Partial<CarePackage> = {}) => aPackage({ urgency: 'emergency', startDate: MONDAY, ...over });

describe('a start on the day of the placement', () => {
  it('is for emergencies and discharges, and for what a council adds', () => {
    const may = (urgency: CarePackage['urgency'], starts = defaultStarts) =>
      mayStartOn(emergency({ urgency }), starts, MONDAY);
    expect([may('emergency'), may('hospital-discharge'), may('urgent'), may('standard')]).toEqual([
      true,
      true,
      false,
      false,
    ]);
    expect(may('urgent', settingsWith('{"starts": {"urgent": {"sameDay": true}}}').starts)).toBe(true);
  });

  it('is not before the start date, not before the client is ready to leave hospital', () => {
    expect(mayStartOn(emergency({ startDate: '2026-11-24' }), defaultStarts, MONDAY)).toBe(false);
    const source = { kind: 'hospital', readyDate: '2026-11-24' } as const;
    expect(mayStartOn(emergency({ source }), defaultStarts, MONDAY)).toBe(false);
  });

  it('is not while another provider still serves the client', () => {
    const reason = { code: 'capacity', text: 'No carers.' } as const;
    const placement = { providerId: 'prov-1', at: '', from: '2026-11-01', extraTravelMinutes: 0 };
    const outgoing = { placement, until: MONDAY, kind: 'handback', reason, at: '' } as const;
    expect(mayStartOn(emergency({ outgoing }), defaultStarts, MONDAY)).toBe(false);
    expect(mayStartOn(emergency({ outgoing: { ...outgoing, until: '2026-11-22' } }), defaultStarts, MONDAY)).toBe(true);
  });

  it('needs a notice of whole minutes', () => {
    expect(() => settingsWith('{"starts": {"emergency": {"noticeMinutes": 7.5}}}')).toThrow(
      'settings.starts.emergency.noticeMinutes is a whole number, 0 or more (got 7.5)',
    );
  });
});

describe('the rest of a day', () => {
  const patterns = [
    aPattern(),
    aPattern({ id: 'lunch', window: { from: '12:00', to: '13:00' } }),
    aPattern({ id: 'bed', window: { from: '22:00', to: '01:00' } }),
  ];
  const rest = (earliest: number, over: Partial<CarePackage> = {}) =>
    restOfDay(emergency({ patterns, ...over }), MONDAY, earliest);

  it('asks for no visit whose window is past, and for what is left of one that is open', () => {
    // 12:20 = 740: breakfast (08:00 to 09:00) is past, forty minutes of lunch are left, bed is to come.
    const { carePackage, visits, past } = rest(740);
    expect(past.map(({ patternId }) => patternId)).toEqual(['breakfast']);
    expect(visits.map(({ patternId, window }) => [patternId, window.from, window.to])).toEqual([
      ['lunch', 740, 780],
      ['bed', 1320, 1500],
    ]);
    expect(carePackage.exceptions).toEqual([
      { patternId: 'breakfast', date: MONDAY, cancelled: true },
      { patternId: 'lunch', date: MONDAY, window: { from: '12:20', to: '13:00' } },
    ]);
  });

  it('keeps what was changed about a visit before', () => {
    const exceptions = [{ patternId: 'lunch', date: MONDAY, minutes: 45 }];
    expect(rest(740, { exceptions }).visits[0]).toMatchObject({
      patternId: 'lunch',
      minutes: 45,
      window: { from: 740 },
    });
  });

  it('gives a night call up once its window would have to be cut after midnight, when it would be another date’s', () => {
    expect(rest(1430).visits.map(({ window }) => window)).toEqual([{ from: 1430, to: 1500 }]);
    expect(rest(1450).past.map(({ patternId }) => patternId)).toEqual(['breakfast', 'lunch', 'bed']);
  });

  it('changes nothing about a package of which nothing is past', () => {
    const whole = emergency({ patterns });
    expect(restOfDay(whole, MONDAY, 300).carePackage).toBe(whole);
  });
});
