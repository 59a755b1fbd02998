/**
 * The places of one provider and the ways between all of them. It grows: a placement brings one client to a hundred
 * that are known, and works out one row of each table instead of all of them. What has an index keeps it.
 */
import type { Location, Mode } from '../../domain/place.ts';
import type { Settings } from '../../domain/settings.ts';
import { metresBetween, minutesOver } from '../../domain/travel.ts';

/** A leg longer than its mode allows takes a week, so that the longest-leg limit excludes it whatever the access. */
const TOO_LONG = 7 * 1440;

export interface Place {
  readonly location: Location;
  readonly accessMinutes: number;
}

interface LegTable {
  readonly mode: Mode;
  readonly factor: number;
  readonly ticks: Int32Array;
}

export class Atlas {
  readonly settings: Settings;
  /** Places there is room for: the width of every table. */
  readonly capacity: number;
  readonly places: Place[] = [];
  /** Straight-line metres, row-major; symmetric, so each pair is computed once. */
  readonly #metres: Float64Array;
  readonly #tables = new Map<string, LegTable>();
  readonly #indexOf = new Map<string, number>();
  #mostAccess = 0;

  constructor(capacity: number, settings: Settings) {
    this.capacity = capacity;
    this.settings = settings;
    this.#metres = new Float64Array(capacity * capacity);
  }

  /** Most access minutes of any place. */
  get mostAccess(): number {
    return this.#mostAccess;
  }

  /**
   * The index of a place, added if there is room. Two places of one name are the same only where they lie on the same
   * spot with the same access: a client who moved is a new place. Undefined if there is no room.
   */
  indexOf(name: string, { location, accessMinutes }: Place): number | undefined {
    const key = `${location.lat},${location.lon} ${accessMinutes} ${name}`;
    const known = this.#indexOf.get(key);
    if (known !== undefined) return known;
    if (this.places.length === this.capacity) return undefined;
    const added = this.places.push({ location, accessMinutes }) - 1;
    this.#indexOf.set(key, added);
    this.#mostAccess = Math.max(this.#mostAccess, accessMinutes);
    for (let other = 0; other < added; other++) {
      const metres = metresBetween(location, this.places[other]!.location);
      this.#metres[added * this.capacity + other] = metres;
      this.#metres[other * this.capacity + added] = metres;
    }
    for (const table of this.#tables.values()) this.#fillRow(table, added);
    return added;
  }

  /** Ticks of every leg by a mode at a slowness: travel minutes, and the access minutes of the place at the end. */
  ticks(mode: Mode, factor: number): Int32Array {
    const key = `${mode} ${factor}`;
    const known = this.#tables.get(key);
    if (known !== undefined) return known.ticks;
    const table = { mode, factor, ticks: new Int32Array(this.capacity * this.capacity) };
    for (let row = 0; row < this.places.length; row++) this.#fillRow(table, row);
    this.#tables.set(key, table);
    return table.ticks;
  }

  /** The ways between a place and those before it. */
  #fillRow({ mode, factor, ticks }: LegTable, row: number): void {
    const { sameBuildingMetres, inBuildingMinutes, longestLegMinutes } = this.settings.travel;
    for (let other = 0; other < row; other++) {
      const metres = this.#metres[row * this.capacity + other]!;
      const sameBuilding = metres < sameBuildingMetres;
      const nominal = sameBuilding ? inBuildingMinutes : minutesOver(metres, mode, this.settings);
      const minutes =
        nominal > longestLegMinutes[mode]
          ? TOO_LONG
          : sameBuilding
            ? nominal
            : minutesOver(metres, mode, this.settings, factor);
      ticks[row * this.capacity + other] = minutes + this.places[other]!.accessMinutes;
      ticks[other * this.capacity + row] = minutes + this.places[row]!.accessMinutes;
    }
  }
}
