import type { Problem } from '../../solver/problem.ts';

/**
 * Least travel of any plan that serves every visit, all for one carer, from one home place: each visit has one
 * predecessor and one successor that the windows allow, the home place as often as there are shifts. Dropping the
 * order between those links leaves an assignment problem.
 */
export function leastTravel(problem: Problem): number {
  const { visits, shifts, places, travel } = problem;
  const { ticks } = travel[0].bands[0];
  const n = visits.length;
  const home = shifts[0].startPlace;
  const place = (i: number): number => (i < n ? visits[i].place : home);
  const cost = Array.from({ length: n + shifts.length }, (_, i) =>
    Array.from({ length: n + shifts.length }, (_, j) => {
      if (i >= n && j >= n) return 0;
      const leg = ticks[place(i) * places + place(j)];
      if (i >= n || j >= n) return leg;
      const ready = visits[i].windows[0].from + visits[i].duration + leg;
      return i !== j && ready <= visits[j].windows[0].to ? leg : IMPOSSIBLE;
    }),
  );
  return cheapestAssignment(cost);
}

const IMPOSSIBLE = 1e6;

/** Cost of the cheapest assignment of rows to columns: shortest augmenting paths (Jonker & Volgenant 1987), O(n^3). */
export function cheapestAssignment(cost: readonly (readonly number[])[]): number {
  const n = cost.length;
  const rowPrice = new Float64Array(n + 1);
  const columnPrice = new Float64Array(n + 1);
  const rowOf = new Int32Array(n + 1);
  for (let row = 1; row <= n; row++) {
    const least = new Float64Array(n + 1).fill(Number.POSITIVE_INFINITY);
    const from = new Int32Array(n + 1);
    const done = new Uint8Array(n + 1);
    rowOf[0] = row;
    let column = 0;
    do {
      done[column] = 1;
      let next = 0;
      let step = Number.POSITIVE_INFINITY;
      for (let c = 1; c <= n; c++) {
        if (done[c]) continue;
        const reduced = cost[rowOf[column] - 1][c - 1] - rowPrice[rowOf[column]] - columnPrice[c];
        if (reduced < least[c]) {
          least[c] = reduced;
          from[c] = column;
        }
        if (least[c] < step) {
          step = least[c];
          next = c;
        }
      }
      for (let c = 0; c <= n; c++) {
        if (done[c]) {
          rowPrice[rowOf[c]] += step;
          columnPrice[c] -= step;
        } else least[c] -= step;
      }
      column = next;
    } while (rowOf[column] !== 0);
    for (; column !== 0; column = from[column]) rowOf[column] = rowOf[from[column]];
  }
  let sum = 0;
  for (let c = 1; c <= n; c++) sum += cost[rowOf[c] - 1][c - 1];
  return sum;
}
