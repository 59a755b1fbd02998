/**
 * The same problem with its places numbered along a chain of near ones. A search works on one neighbourhood at a time;
 * with near places side by side the part of a large travel table that it reads stays in the cache.
 */
import type { Problem, TravelTable } from '../problem.ts';

/** A smaller table fits the cache in any order. */
const LARGE = 400;

export function withNearPlacesTogether(problem: Problem): Problem {
  const { places, travel, visits, shifts } = problem;
  if (places < LARGE || travel.length === 0) return problem;
  const order = nearestNeighbourChain(travel[0].bands[0].ticks, places);
  const number = new Int32Array(places);
  for (let i = 0; i < places; i++) number[order[i]] = i;
  return {
    ...problem,
    travel: travel.map((table) => reordered(table, order)),
    visits: visits.map((visit) => ({ ...visit, place: number[visit.place] })),
    shifts: shifts.map((shift) => ({
      ...shift,
      startPlace: number[shift.startPlace],
      endPlace: number[shift.endPlace],
    })),
  };
}

/** From place 0 always on to the nearest one not yet passed. */
function nearestNeighbourChain(ticks: ArrayLike<number>, places: number): Int32Array {
  const order = new Int32Array(places);
  const left = Int32Array.from({ length: places }, (_, place) => place);
  let at = 0;
  for (let i = 0, count = places; i < places; i++) {
    const here = left[at];
    order[i] = here;
    left[at] = left[--count];
    at = 0;
    for (let j = 1; j < count; j++) {
      if (ticks[here * places + left[j]] < ticks[here * places + left[at]]) at = j;
    }
  }
  return order;
}

function reordered(table: TravelTable, order: Int32Array): TravelTable {
  const permuted = <T extends Int32Array | Float64Array>(rows: T): T => {
    const to = rows.slice() as T;
    const places = order.length;
    for (let i = 0; i < places; i++) {
      const row = order[i] * places;
      for (let j = 0; j < places; j++) to[i * places + j] = rows[row + order[j]];
    }
    return to;
  };
  return {
    ...table,
    bands: table.bands.map((band) => ({ ...band, ticks: permuted(band.ticks) })),
    ...(table.price === undefined ? {} : { price: permuted(table.price) }),
  };
}
