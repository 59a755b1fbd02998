/**
 * Travel of one mode, packed for the search: one row per place both ways, so that testing a visit at many
 * positions reads two rows only. Legs whose first-band ticks exceed the longest leg are FORBIDDEN ticks
 * long in every band, so no rule has to ask.
 *
 * With several bands a carer may wait before leaving where that arrives earlier, which makes travel first in,
 * first out: `arrive` is the earliest arrival, `leave` the latest departure, and `arrive(t) <= s` exactly when
 * `t <= leave(s)`.
 */
import type { TravelTable } from '../problem.ts';

/** Later than any tick. Two of them plus a duration still fit in 32 bits. */
export const NEVER = 1 << 29;
const FORBIDDEN = NEVER;

export interface Travel {
  readonly places: number;
  /** Ticks (first band) from i to j at out[i * places + j] and at into[j * places + i]. */
  readonly out: Int32Array;
  readonly into: Int32Array;
  /** Price from i to j, unweighted, laid out as `out` and `into`. */
  readonly priceOut: Int32Array | Float64Array;
  readonly priceInto: Int32Array | Float64Array;
  /** Null where travel is the same all day. */
  readonly bands: Bands | null;
}

interface Bands {
  readonly from: Int32Array;
  readonly ticks: readonly Int32Array[];
}

export function packTravel(table: TravelTable, places: number): Travel {
  const longest = table.longestLeg ?? Infinity;
  const nominal = table.bands[0]!.ticks;
  const limited = (ticks: Int32Array): Int32Array => {
    if (longest === Infinity) return ticks;
    return ticks.map((t, leg) => (nominal[leg]! > longest ? FORBIDDEN : t));
  };
  const ticks = table.bands.map((band) => limited(band.ticks));
  const out = ticks[0]!;
  const priceOut = table.price ?? table.bands[0]!.ticks;
  const into = transposed(out, places);
  const same = priceOut === out;
  return {
    places,
    out,
    into,
    priceOut,
    priceInto: same ? into : transposed(priceOut, places),
    bands: ticks.length === 1 ? null : { from: Int32Array.from(table.bands, (band) => band.from), ticks },
  };
}

/** The same array where the table is symmetric: the halves then share the cache. */
function transposed<T extends Int32Array | Float64Array>(table: T, places: number): T {
  let symmetric = true;
  for (let i = 0; i < places && symmetric; i++) {
    for (let j = i + 1; j < places; j++) {
      if (table[i * places + j] !== table[j * places + i]) {
        symmetric = false;
        break;
      }
    }
  }
  if (symmetric) return table;
  const turned = table.slice() as T;
  for (let i = 0; i < places; i++) for (let j = 0; j < places; j++) turned[j * places + i] = table[i * places + j]!;
  return turned;
}

/** Earliest arrival at j for one ready to leave i at `at`. */
export function arrive(travel: Travel, i: number, j: number, at: number): number {
  const bands = travel.bands;
  if (bands === null) return at + travel.out[i * travel.places + j]!;
  return arriveByBands(bands, i * travel.places + j, at);
}

function arriveByBands(bands: Bands, leg: number, at: number): number {
  const { from, ticks } = bands;
  let band = from.length - 1;
  while (band > 0 && from[band]! > at) band--;
  let best = at + ticks[band]![leg]!;
  for (let later = band + 1; later < from.length && from[later]! < best; later++) {
    const waited = from[later]! + ticks[later]![leg]!;
    if (waited < best) best = waited;
  }
  return best;
}

/** Latest moment to leave i that still arrives at j by `by`; -NEVER where none does. */
export function leave(travel: Travel, i: number, j: number, by: number): number {
  const bands = travel.bands;
  if (bands === null) return by - travel.out[i * travel.places + j]!;
  return leaveByBands(bands, i * travel.places + j, by);
}

function leaveByBands(bands: Bands, leg: number, by: number): number {
  const { from, ticks } = bands;
  let ends = NEVER;
  for (let band = from.length - 1; band >= 0; band--) {
    const at = Math.min(by - ticks[band]![leg]!, ends - 1);
    if (at >= from[band]! || band === 0) return at;
    ends = from[band]!;
  }
  return -NEVER;
}
