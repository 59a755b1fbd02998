/**
 * What is placed and taken out as one. A *group* is a set of carer-visits that start at the same tick: the parts
 * of a visit for several carers, and visits tied by a 0..0 link between different carers. A *unit* is a set of
 * groups tied by `together` links: all served or none.
 */
import type { Problem } from '../problem.ts';

export interface Units {
  readonly count: number;
  readonly unitOfVisit: Int32Array;
  /** Groups of unit u are groupStart[u]..groupStart[u+1]-1; visits of group g likewise in groupVisits. */
  readonly groupStart: Int32Array;
  readonly visitStart: Int32Array;
  readonly groupVisits: Int32Array;
}

export function findUnits(problem: Problem): Units {
  const n = problem.visits.length;
  const unit = disjointSets(n);
  const group = disjointSets(n);
  for (const link of problem.links) {
    if (!link.together) continue;
    unit.join(link.first, link.second);
    if (link.min === 0 && link.max === 0 && link.differentCarers) group.join(link.first, link.second);
  }
  const visits = Array.from({ length: n }, (_, v) => v).sort(
    (a, b) => unit.root(a) - unit.root(b) || group.root(a) - group.root(b) || a - b,
  );
  const unitOfVisit = new Int32Array(n);
  const groupStart: number[] = [];
  const visitStart: number[] = [];
  let lastUnit = -1;
  let lastGroup = -1;
  let count = 0;
  visits.forEach((v, i) => {
    const newUnit = unit.root(v) !== lastUnit;
    if (newUnit || group.root(v) !== lastGroup) visitStart.push(i);
    if (newUnit) {
      groupStart.push(visitStart.length - 1);
      count++;
    }
    lastUnit = unit.root(v);
    lastGroup = group.root(v);
    unitOfVisit[v] = count - 1;
  });
  groupStart.push(visitStart.length);
  visitStart.push(n);
  return {
    count,
    unitOfVisit,
    groupStart: Int32Array.from(groupStart),
    visitStart: Int32Array.from(visitStart),
    groupVisits: Int32Array.from(visits),
  };
}

function disjointSets(n: number): { root(i: number): number; join(i: number, j: number): void } {
  const parent = Int32Array.from({ length: n }, (_, i) => i);
  const root = (i: number): number => {
    while (parent[i] !== i) {
      parent[i] = parent[parent[i]!]!;
      i = parent[i]!;
    }
    return i;
  };
  return {
    root,
    join(i, j) {
      const a = root(i);
      const b = root(j);
      if (a < b) parent[b] = a;
      else parent[a] = b;
    },
  };
}
