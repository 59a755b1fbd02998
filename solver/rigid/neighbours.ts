/**
 * For each visit the visits a ruin reaches from it, nearest first (Christiaens & Vanden Berghe 2020, section 5.1, adj(c)),
 * itself first. Near means a short leg and starts that can follow each other: two calls next door at breakfast and at
 * bedtime share no round's string. Lists are cut to `most`, since a ruin touches a dozen rounds.
 */
import type { Model } from './model.ts';

export interface Neighbours {
  /** Visits per row. */
  readonly width: number;
  /** Neighbours of v at [v * width ...]. */
  readonly visits: Int32Array;
}

export function findNeighbours(model: Model, most: number, timeWeight: number): Neighbours {
  const V = model.visits;
  const width = Math.min(V, most);
  const visits = new Int32Array(V * width);
  const distance = new Float64Array(V);
  const { visitPlace: place, windowStart, windowFrom, windowTo } = model;
  const opens = Float64Array.from({ length: V }, (_, v) => windowFrom[windowStart[v]]);
  const closes = Float64Array.from({ length: V }, (_, v) => windowTo[windowStart[v + 1] - 1]);
  const travel = model.travel[0];
  for (let v = 0; v < V; v++) {
    const row = place[v] * travel.places;
    const [from, to] = [opens[v], closes[v]];
    for (let w = 0; w < V; w++) {
      const apart = Math.max(0, opens[w] - to, from - closes[w]);
      distance[w] = travel.out[row + place[w]] + travel.into[row + place[w]] + timeWeight * apart;
    }
    distance[v] = -1;
    nearest(distance, width, visits, v * width);
  }
  return { width, visits };
}

/** Writes the indices of the `width` least values in ascending order: a bounded heap, then emptied from the back. */
function nearest(distance: Float64Array, width: number, into: Int32Array, base: number): void {
  let size = 0;
  const worse = (a: number, b: number): boolean => distance[a] > distance[b] || (distance[a] === distance[b] && a > b);
  const sink = (at: number): void => {
    const moving = into[base + at];
    for (;;) {
      let child = 2 * at + 1;
      if (child >= size) break;
      if (child + 1 < size && worse(into[base + child + 1], into[base + child])) child++;
      if (!worse(into[base + child], moving)) break;
      into[base + at] = into[base + child];
      at = child;
    }
    into[base + at] = moving;
  };
  for (let i = 0; i < distance.length; i++) {
    if (size < width) {
      let at = size++;
      while (at > 0 && worse(i, into[base + ((at - 1) >> 1)])) {
        into[base + at] = into[base + ((at - 1) >> 1)];
        at = (at - 1) >> 1;
      }
      into[base + at] = i;
    } else if (width > 0 && worse(into[base], i)) {
      into[base] = i;
      sink(0);
    }
  }
  while (size > 1) {
    const last = into[base];
    into[base] = into[base + --size];
    into[base + size] = last;
    sink(0);
  }
}
