import { describe, expect, it } from 'vitest';
import { dayKpisOnWire } from '../../functions/schemas/kpis.ts';
import { zoneSharesOnWire } from '../../functions/schemas/shares.ts';

describe('a figure in an answer', () => {
  it('of the shares has at most two decimals, and no zero is negative', () => {
    const period = { from: '2026-11-02', to: '2026-11-29' };
    const line = { providerId: 'prov-1', percent: 80, had: 7, due: 11.200000000000003, carried: -0.001 };
    const shares = zoneSharesOnWire({
      zoneId: 'bury-east',
      contractId: 'k-1',
      date: '2026-11-23',
      period,
      measure: 'packages',
      reading: 'target',
      unit: 1,
      providers: [{ ...line, ahead: -4.200000000000003, state: 'short', turnedAway: 0 }],
      excused: 0,
      turnedAway: [],
    });
    expect(shares.providers[0]).toEqual({ ...line, due: 11.2, carried: 0, ahead: -4.2, state: 'short', turnedAway: 0 });
  });

  it('of a planned day has at most three', () => {
    const kpis = {
      travelMinutesPerContactHour: 15.746872700515084,
      utilisation: 0.6666666666666666,
      startsWithin15OfWanted: 1,
      knownCarerRate: 0.1 + 0.2,
      carersPerClient14d: 2,
      unallocatedHours: 0.5,
      visitsPlanned: 12,
      visitsLeftOut: 1,
      contactMinutes: 600,
      travelMinutes: 157,
      co2eKg: 1.23456,
      kilometresByMode: { car: 10.00049, cycle: 0, walk: 1.2, bus: 0 },
    };
    expect(dayKpisOnWire({ date: '2026-11-23', council: kpis, providers: [] }).council).toEqual({
      ...kpis,
      travelMinutesPerContactHour: 15.747,
      utilisation: 0.667,
      knownCarerRate: 0.3,
      co2eKg: 1.235,
      kilometresByMode: { car: 10, cycle: 0, walk: 1.2, bus: 0 },
    });
  });
});
