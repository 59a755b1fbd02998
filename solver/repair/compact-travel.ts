import type { Problem, TravelTable } from '../problem.ts';

/** The travel tables of a few places only: a search packs its tables, and most places of a borough are far away. */
export function compactTravel(
  problem: Problem,
  used: readonly number[],
): { places: number; travel: TravelTable[]; placeOf: (place: number) => number } {
  const kept = [...new Set(used)].sort((a, b) => a - b);
  const local = new Map(kept.map((place, i) => [place, i]));
  const places = kept.length;
  const pick = <T extends Int32Array | Float64Array>(table: T, small: T): T => {
    for (let i = 0; i < places; i++)
      for (let j = 0; j < places; j++) small[i * places + j] = table[kept[i] * problem.places + kept[j]];
    return small;
  };
  const travel = problem.travel.map(({ bands, price, ...rest }) => ({
    ...rest,
    bands: bands.map(({ from, ticks }) => ({ from, ticks: pick(ticks, new Int32Array(places * places)) })),
    ...(price === undefined
      ? {}
      : { price: pick<Int32Array | Float64Array>(price, new Float64Array(places * places)) }),
  }));
  return { places, travel, placeOf: (place) => local.get(place)! };
}
