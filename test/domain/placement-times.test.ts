import { describe, expect, it } from 'vitest';
import { clockOf, defaultClocks } from '../../domain/clocks.ts';
import { firstVisitClock } from '../../domain/first-visit-clock.ts';
import type { CarePackage } from '../../domain/package.ts';
import { placementTimes, type TimedPackage } from '../../domain/placement-times.ts';
import type { Zone } from '../../domain/zone.ts';
import { aPackage } from './builders.ts';

const NOW = '2026-11-27T12:00:00.000Z';
const MONDAY_NOON = '2026-11-23T12:00:00.000Z';

const zone = (id: string, area?: string): Zone => ({
  id,
  name: id,
  ...(area !== undefined && { area }),
  polygon: { type: 'Polygon', coordinates: [] },
});

/** Submitted on Monday at noon; placed so many minutes later, and first visited then. */
function timed(minutes: number | undefined, over: Partial<CarePackage> = {}, visitAt?: string): TimedPackage {
  const at = minutes === undefined ? undefined : new Date(Date.parse(MONDAY_NOON) + minutes * 60_000).toISOString();
  const placement = at && { providerId: 'prov-1', at, from: '2026-11-24', extraTravelMinutes: 0 };
  const status = placement ? 'placed' : 'waiting';
  const carePackage = aPackage({ submittedAt: MONDAY_NOON, status, ...(placement && { placement }), ...over });
  return {
    carePackage,
    clock: clockOf(carePackage, defaultClocks, NOW),
    firstVisit: firstVisitClock(carePackage, defaultClocks, NOW, visitAt),
  };
}

describe('how long requests took', () => {
  it('gives the minutes within which half of them and nine of ten were placed, and how many were late', () => {
    const minutes = [10, 20, 30, 40, 50, 60, 70, 80, 90, 6000];
    const { all } = placementTimes(
      minutes.map((each) => timed(each)),
      [],
    );
    // Four days are 5,760 minutes: the last one is late.
    expect(all.placed).toEqual({ packages: 10, late: 1, medianMinutes: 50, p90Minutes: 90 });
    expect([all.requests, all.open]).toEqual([10, 0]);
  });

  it('tells apart what waits in hospital, and what is open and beyond its time', () => {
    const hospital = { source: { kind: 'hospital' as const }, urgency: 'hospital-discharge' as const };
    const { bySource, byUrgency, all } = placementTimes(
      [timed(100), timed(200, hospital), timed(undefined, hospital)],
      [],
    );
    expect(bySource.map(({ source, times }) => [source, times.placed.medianMinutes, times.open])).toEqual([
      ['community', 100, 0],
      ['hospital', 200, 1],
    ]);
    // Twenty-four hours from Monday noon.
    expect(bySource[1]?.times.openLate).toBe(1);
    expect(byUrgency.map(({ urgency, times }) => [urgency, times.requests])).toEqual([
      ['hospital-discharge', 2],
      ['standard', 1],
    ]);
    expect(all.openLate).toBe(1);
  });

  it('counts a first visit once it has been made, not as long as it is planned', () => {
    const made = timed(10, {}, '2026-11-24T08:00:00.000Z');
    const planned = timed(10, {}, '2026-11-28T08:00:00.000Z');
    // From Monday noon to Tuesday at eight are twenty hours.
    expect(placementTimes([made, planned], []).all.visited).toEqual({
      packages: 1,
      late: 0,
      medianMinutes: 1200,
      p90Minutes: 1200,
    });
  });

  it('rolls zones up to areas and areas to all; a called-off request is neither open nor placed', () => {
    const cancelled = { status: 'cancelled' as const, cancelled: { at: MONDAY_NOON, reason: 'moved away' } };
    const { byArea, all } = placementTimes(
      [
        timed(10, { zoneId: 'e-1' }),
        timed(30, { zoneId: 'e-2' }),
        timed(50, { zoneId: 'w-1' }),
        timed(undefined, { zoneId: 'w-1', ...cancelled }),
        timed(70, { zoneId: 'alone' }),
      ],
      [zone('e-1', 'East'), zone('e-2', 'East'), zone('w-1', 'West'), zone('alone')],
    );
    expect(byArea.map(({ area, times, zones }) => [area, times.requests, zones.map((each) => each.zoneId)])).toEqual([
      [undefined, 1, ['alone']],
      ['East', 2, ['e-1', 'e-2']],
      ['West', 2, ['w-1']],
    ]);
    expect(byArea[2]?.times).toMatchObject({ open: 0, placed: { packages: 1 } });
    expect([all.requests, all.placed.packages]).toEqual([5, 4]);
  });
});
