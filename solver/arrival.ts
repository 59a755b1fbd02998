import type { TravelTable } from './problem.ts';

/**
 * Earliest arrival over the leg `from` -> `to` left at `departure` or later: min of u + ticks(u) over u >= departure.
 * Within a band leaving later never helps, so only the departure itself and the first ticks of later bands compete.
 */
export function arrival(table: TravelTable, places: number, from: number, to: number, departure: number): number {
  const { bands } = table;
  const leg = from * places + to;
  let k = bands.length - 1;
  let earliest = Number.POSITIVE_INFINITY;
  for (; k > 0 && bands[k].from > departure; k--) earliest = Math.min(earliest, bands[k].from + bands[k].ticks[leg]);
  return Math.min(earliest, departure + bands[k].ticks[leg]);
}

/** Latest departure that still arrives by `deadline`; the inverse of `arrival`. */
export function latestDeparture(
  table: TravelTable,
  places: number,
  from: number,
  to: number,
  deadline: number,
): number {
  const { bands } = table;
  const leg = from * places + to;
  let nextBand = Number.POSITIVE_INFINITY;
  for (let k = bands.length - 1; k > 0; k--) {
    const latest = Math.min(deadline - bands[k].ticks[leg], nextBand - 1);
    if (latest >= bands[k].from) return latest;
    nextBand = bands[k].from;
  }
  return Math.min(deadline - bands[0].ticks[leg], nextBand - 1);
}
