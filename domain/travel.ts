/**
 * Travel time by mode and time of day, from straight-line distance and a detour factor. A stand-in for a road router:
 * whoever brings a router replaces this file's answers, not its callers.
 */
import type { Location, Mode } from './place.ts';
import type { Settings } from './settings.ts';
import { dayMinuteOf, type LocalDate } from './time.ts';

const EARTH_METRES = 6_371_008.8;
const RADIANS = Math.PI / 180;

/** Great-circle metres (haversine). */
export function metresBetween(a: Location, b: Location): number {
  const dLat = (b.lat - a.lat) * RADIANS;
  const dLon = (b.lon - a.lon) * RADIANS;
  const h = Math.sin(dLat / 2) ** 2 + Math.cos(a.lat * RADIANS) * Math.cos(b.lat * RADIANS) * Math.sin(dLon / 2) ** 2;
  return 2 * EARTH_METRES * Math.asin(Math.sqrt(h));
}

/** Metres on the road, whole. */
export function roadMetres(a: Location, b: Location, settings: Settings): number {
  return Math.round(metresBetween(a, b) * settings.travel.detourFactor);
}

/**
 * Whole minutes of a leg, rounded up, without the access minutes of the home at its end. `factor` is the slowness of
 * the time of day; 1 is the nominal leg that the longest-leg rule measures.
 */
export function travelMinutes(a: Location, b: Location, mode: Mode, settings: Settings, factor = 1): number {
  const metres = metresBetween(a, b);
  if (metres < settings.travel.sameBuildingMetres) return settings.travel.inBuildingMinutes;
  return minutesOver(metres, mode, settings, factor);
}

/** Minutes for a straight-line distance beyond one building: see travelMinutes. */
export function minutesOver(metres: number, mode: Mode, settings: Settings, factor = 1): number {
  const { speedKmh, setOffMinutes, detourFactor } = settings.travel;
  const moving = ((metres / 1000) * detourFactor * 60) / speedKmh[mode];
  return Math.ceil(moving * factor) + setOffMinutes[mode];
}

export interface TravelBand {
  /** First departure (day minute) at which the band is in force. */
  readonly from: number;
  readonly factor: number;
}

/** A mode's bands over a planning day and the morning after, ascending; the first is in force from the beginning. */
export function travelBands(date: LocalDate, mode: Mode, settings: Settings): TravelBand[] {
  const edges: TravelBand[] = [{ from: Number.MIN_SAFE_INTEGER, factor: 1 }];
  const slow = settings.travel.slowTimes.filter((s) => s.modes.includes(mode));
  for (const dayOffset of [0, 1]) {
    for (const s of [...slow].sort((x, y) => x.from.localeCompare(y.from))) {
      edges.push({ from: dayMinuteOf(date, s.from, dayOffset), factor: s.factor });
      edges.push({ from: dayMinuteOf(date, s.to, dayOffset), factor: 1 });
    }
  }
  return edges;
}

/**
 * Minutes from `depart` until arrival, first in first out: a carer who would arrive sooner by waiting for the next
 * band waits, so a later start never arrives earlier.
 */
export function travelMinutesAt(
  a: Location,
  b: Location,
  mode: Mode,
  depart: number,
  bands: readonly TravelBand[],
  settings: Settings,
): number {
  let best = Number.POSITIVE_INFINITY;
  bands.forEach((band, i) => {
    const ends = bands[i + 1]?.from ?? Number.POSITIVE_INFINITY;
    if (ends <= depart) return;
    const leave = Math.max(depart, band.from);
    best = Math.min(best, leave + travelMinutes(a, b, mode, settings, band.factor));
  });
  return best - depart;
}

/** Grams of CO2e of a leg of so many road metres. */
export function co2eGrams(metres: number, mode: Mode, settings: Settings): number {
  return Math.round((metres / 1000) * settings.travel.co2eGramsPerKm[mode]);
}
