/** Which visits go well behind which: candidates for a neighbour in a chain, best first. */
import type { Layout } from './layout.ts';
import { packRows, type Rows } from './union.ts';

export interface Near {
  /** For each visit node, nodes that it may well follow. */
  readonly before: Rows;
  /** For each visit node, nodes that may well follow it. */
  readonly behind: Rows;
}

/** More candidates than this lie so far away that a move to them is almost never accepted. */
const CANDIDATES = 30;

/**
 * Ranks by the travel price plus the wait and the lateness that no schedule can avoid (the proximity of granular
 * neighbourhoods in Vidal et al. 2013, section 4.4); pairs that no shift may serve both are left out.
 */
export function nearVisits(layout: Layout): Near {
  const { nodes, places, place, legPrice, ticks, duration, windowAt, windowFrom, windowTo } = layout;
  const { prices } = layout.problem;
  const count = nodes.visitNodes;
  const late = Math.max(prices.lateness, 1e-9);
  const wait = Math.max(prices.waiting, 0.2 * late);
  const score = (a: number, b: number): number => {
    const leg = place[a] * places + place[b];
    const free = windowFrom[windowAt[a]] + duration[a] + ticks[leg];
    const lateness = Math.max(0, free - windowTo[windowAt[b + 1] - 1]);
    const freeAtLatest = windowTo[windowAt[a + 1] - 1] + (layout.measuredAtEnd[a] ? 0 : duration[a]) + ticks[leg];
    const waiting = Math.max(0, windowFrom[windowAt[b]] - freeAtLatest);
    return legPrice[leg] + late * lateness + wait * waiting;
  };
  const share = sharedShift(layout);
  const rows = (cost: (node: number, other: number) => number): Rows =>
    packRows(
      Array.from({ length: count }, (_, node) => {
        const others = Array.from({ length: count }, (_, other) => other).filter(
          (other) => other !== node && share(node, other),
        );
        const costs = Float64Array.from({ length: count }, (_, other) => cost(node, other));
        return others.sort((x, y) => costs[x] - costs[y] || x - y).slice(0, CANDIDATES);
      }),
    );
  return { before: rows((node, other) => score(other, node)), behind: rows(score) };
}

/** Whether some shift may serve both nodes. */
function sharedShift(layout: Layout): (a: number, b: number) => boolean {
  const { shifts, allowed, nodes } = layout;
  const words = Math.ceil(shifts / 31);
  const bits = new Int32Array(nodes.visitNodes * words);
  for (let node = 0; node < nodes.visitNodes; node++) {
    for (let s = 0; s < shifts; s++) {
      if (allowed[node * shifts + s]) bits[node * words + Math.floor(s / 31)] |= 1 << (s % 31);
    }
  }
  return (a, b) => {
    for (let w = 0; w < words; w++) if (bits[a * words + w] & bits[b * words + w]) return true;
    return false;
  };
}
