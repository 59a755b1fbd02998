/**
 * Travel between the places of one provider, as the solver reads it. Built once for a use case and shared by all its
 * days: distances are computed once a pair, minutes once a mode and slowness.
 *
 * A place is a client's front door or a carer's home. The ticks of a leg are its travel minutes plus the access
 * minutes (park, walk up, get in) of the client at its end. Two clients in one building are two places, the in-building
 * minutes apart; from a client to the same client there is nothing to travel.
 */
import type { Carer } from '../../domain/carer.ts';
import type { Client } from '../../domain/client.ts';
import type { Location, Mode } from '../../domain/place.ts';
import type { Settings } from '../../domain/settings.ts';
import type { LocalDate } from '../../domain/time.ts';
import { metresBetween, minutesOver, travelBands } from '../../domain/travel.ts';
import type { TravelTable } from '../../solver/problem.ts';

/** The solver's travel modes: `Shift.mode` is an index of this. */
export const MODES: readonly Mode[] = ['car', 'cycle', 'walk', 'bus'];

/** A leg longer than its mode allows takes a week, so that the longest-leg limit excludes it whatever the access. */
const TOO_LONG = 7 * 1440;

export interface Road {
  readonly places: readonly Place[];
  /** By client reference. */
  readonly doorOf: ReadonlyMap<string, number>;
  /** By carer. */
  readonly homeOf: ReadonlyMap<string, number>;
  /** One table a mode, in the order of MODES, with the bands in force on a date. */
  tables(date: LocalDate): readonly TravelTable[];
}

interface Place {
  readonly location: Location;
  readonly accessMinutes: number;
}

export function roadOf(clients: readonly Client[], carers: readonly Carer[], settings: Settings): Road {
  const places: Place[] = [];
  const doorOf = new Map<string, number>();
  const homeOf = new Map<string, number>();
  const homeAt = new Map<string, number>();
  for (const { ref, location, accessMinutes } of clients) {
    if (doorOf.has(ref)) continue;
    doorOf.set(ref, places.push({ location, accessMinutes }) - 1);
  }
  for (const { id, home } of carers) {
    const at = `${home.lat},${home.lon}`;
    if (!homeAt.has(at)) homeAt.set(at, places.push({ location: home, accessMinutes: 0 }) - 1);
    homeOf.set(id, homeAt.get(at)!);
  }
  const metres = distances(places);
  const ticksBy = new Map<string, Int32Array>();
  const ticks = (mode: Mode, factor: number): Int32Array => {
    const key = `${mode} ${factor}`;
    const known = ticksBy.get(key);
    if (known !== undefined) return known;
    const made = legTicks(places, metres, mode, factor, settings);
    ticksBy.set(key, made);
    return made;
  };
  const mostAccess = Math.max(0, ...places.map((p) => p.accessMinutes));
  const tables = (date: LocalDate): readonly TravelTable[] =>
    MODES.map((mode) => ({
      bands: travelBands(date, mode, settings).map(({ from, factor }) => ({ from, ticks: ticks(mode, factor) })),
      longestLeg: settings.travel.longestLegMinutes[mode] + mostAccess,
    }));
  return { places, doorOf, homeOf, tables };
}

/** Straight-line metres, row-major; symmetric, so each pair is computed once. */
function distances(places: readonly Place[]): Float64Array {
  const n = places.length;
  const metres = new Float64Array(n * n);
  for (let i = 0; i < n; i++) {
    for (let j = i + 1; j < n; j++) {
      const d = metresBetween(places[i]!.location, places[j]!.location);
      metres[i * n + j] = d;
      metres[j * n + i] = d;
    }
  }
  return metres;
}

function legTicks(
  places: readonly Place[],
  metres: Float64Array,
  mode: Mode,
  factor: number,
  settings: Settings,
): Int32Array {
  const n = places.length;
  const { sameBuildingMetres, inBuildingMinutes, longestLegMinutes } = settings.travel;
  const ticks = new Int32Array(n * n);
  for (let i = 0; i < n; i++) {
    for (let j = i + 1; j < n; j++) {
      const d = metres[i * n + j]!;
      const sameBuilding = d < sameBuildingMetres;
      const nominal = sameBuilding ? inBuildingMinutes : minutesOver(d, mode, settings);
      const minutes =
        nominal > longestLegMinutes[mode] ? TOO_LONG : sameBuilding ? nominal : minutesOver(d, mode, settings, factor);
      ticks[i * n + j] = minutes + places[j]!.accessMinutes;
      ticks[j * n + i] = minutes + places[i]!.accessMinutes;
    }
  }
  return ticks;
}
