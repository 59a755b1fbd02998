/**
 * Travel between the places of one provider, as the solver reads it. Shared by all its days and by the use cases of one
 * process: see atlas.ts.
 *
 * A place is a client's front door or a carer's home. The ticks of a leg are its travel minutes plus the access
 * minutes (park, walk up, get in) of the client at its end. Two clients in one building are two places, the in-building
 * minutes apart; from a client to the same client there is nothing to travel.
 */
import type { Carer } from '../../domain/carer.ts';
import type { Client } from '../../domain/client.ts';
import type { Mode } from '../../domain/place.ts';
import type { Settings } from '../../domain/settings.ts';
import type { LocalDate } from '../../domain/time.ts';
import { travelBands } from '../../domain/travel.ts';
import type { TravelTable } from '../../solver/problem.ts';
import { Atlas, type Place } from './atlas.ts';

/** The solver's travel modes: `Shift.mode` is an index of this. */
export const MODES: readonly Mode[] = ['car', 'cycle', 'walk', 'bus'];

export interface Road {
  /** The width of its tables: at least as many as there are places. */
  readonly size: number;
  readonly places: readonly Place[];
  /** By client reference. */
  readonly doorOf: ReadonlyMap<string, number>;
  /** By carer. */
  readonly homeOf: ReadonlyMap<string, number>;
  /** One table a mode, in the order of MODES, with the bands in force on a date. */
  tables(date: LocalDate): readonly TravelTable[];
}

/** One a workforce: as long as the carers are the same object, the provider is the same and no home has moved. */
const atlases = new WeakMap<readonly Carer[], Atlas>();
/** Places beside those asked for, before the ways have to be worked out anew. */
const ROOM_TO_GROW = 64;

export function roadOf(clients: readonly Client[], carers: readonly Carer[], settings: Settings): Road {
  const known = atlases.get(carers);
  const found = known?.settings === settings ? roadIn(known, clients, carers) : undefined;
  if (found !== undefined) return found;
  const atlas = new Atlas(clients.length + carers.length + ROOM_TO_GROW, settings);
  atlases.set(carers, atlas);
  return roadIn(atlas, clients, carers)!;
}

/** Undefined if the atlas has no room for them all. */
function roadIn(atlas: Atlas, clients: readonly Client[], carers: readonly Carer[]): Road | undefined {
  const doorOf = new Map<string, number>();
  const homeOf = new Map<string, number>();
  for (const { ref, location, accessMinutes } of clients) {
    if (doorOf.has(ref)) continue;
    const door = atlas.indexOf(`client ${ref}`, { location, accessMinutes });
    if (door === undefined) return undefined;
    doorOf.set(ref, door);
  }
  for (const { id, home } of carers) {
    const place = atlas.indexOf('home', { location: home, accessMinutes: 0 });
    if (place === undefined) return undefined;
    homeOf.set(id, place);
  }
  const tables = (date: LocalDate): readonly TravelTable[] =>
    MODES.map((mode) => ({
      bands: travelBands(date, mode, atlas.settings).map(({ from, factor }) => ({
        from,
        ticks: atlas.ticks(mode, factor),
      })),
      longestLeg: atlas.settings.travel.longestLegMinutes[mode] + atlas.mostAccess,
    }));
  return { size: atlas.capacity, places: atlas.places, doorOf, homeOf, tables };
}
