import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defaultSettings } from '../../domain/settings.ts';
import {
  co2eGrams,
  metresBetween,
  roadMetres,
  travelBands,
  travelMinutes,
  travelMinutesAt,
} from '../../domain/travel.ts';
import { BURY, MONDAY, NORTH } from './builders.ts';

const FLAT_NEXT_DOOR = { lat: BURY.lat + 0.00009, lon: BURY.lon };
const bands = travelBands(MONDAY, 'car', defaultSettings);

describe('travel', () => {
  it('takes distance times detour at the speed of the mode, rounded up, and setting off', () => {
    expect(Math.round(metresBetween(BURY, NORTH))).toBe(1001);
    expect(roadMetres(BURY, NORTH, defaultSettings)).toBe(1351);
    // 1.351 km: car 2.7 -> 3 + 1; cycle 5.8 -> 6 + 1; walk 16.9 -> 17; bus 5.07 -> 6 + 8.
    const minutes = (['car', 'cycle', 'walk', 'bus'] as const).map((m) =>
      travelMinutes(BURY, NORTH, m, defaultSettings),
    );
    expect(minutes).toEqual([4, 7, 17, 14]);
  });

  it('takes minutes, not nothing, from flat to flat in one building', () => {
    expect(travelMinutes(BURY, FLAT_NEXT_DOOR, 'car', defaultSettings)).toBe(3);
    expect(travelMinutes(BURY, BURY, 'walk', defaultSettings)).toBe(3);
  });

  it('is slower by car in the school run, and on foot the same', () => {
    const walking = travelBands(MONDAY, 'walk', defaultSettings);
    expect(travelMinutesAt(BURY, NORTH, 'car', 480, bands, defaultSettings)).toBe(5);
    expect(travelMinutesAt(BURY, NORTH, 'car', 600, bands, defaultSettings)).toBe(4);
    expect(travelMinutesAt(BURY, NORTH, 'walk', 480, walking, defaultSettings)).toBe(17);
  });

  it('never lets a later start arrive earlier', () => {
    const place = fc.record({
      lat: fc.double({ min: 53.5, max: 53.7, noNaN: true }),
      lon: fc.double({ min: -2.4, max: -2.2, noNaN: true }),
    });
    fc.assert(
      fc.property(place, place, fc.integer({ min: 300, max: 1700 }), (a, b, leave) => {
        const arrives = (t: number) => t + travelMinutesAt(a, b, 'car', t, bands, defaultSettings);
        expect(arrives(leave + 1)).toBeGreaterThanOrEqual(arrives(leave));
      }),
      { numRuns: 200, seed: 4 },
    );
  });

  it('moves the slow times with the clock: 07:45 is day minute 525 on 25 October 2026', () => {
    const october = travelBands('2026-10-25', 'car', defaultSettings);
    expect(october.slice(0, 3)).toEqual([
      { from: Number.MIN_SAFE_INTEGER, factor: 1 },
      { from: 525, factor: 1.3 },
      { from: 615, factor: 1 },
    ]);
  });

  it('weighs CO2e by mode', () => {
    expect(co2eGrams(2000, 'car', defaultSettings)).toBe(340);
    expect(co2eGrams(2000, 'walk', defaultSettings)).toBe(0);
  });
});
