/**
 * The stops of the elastic search and the ties between them.
 *
 * A node is one carer at one visit (a visit for two carers has two nodes), one break of a shift, or the head or tail
 * of a shift. Nodes are numbered in that order, so `node < visitNodes` says that it is a visit.
 *
 * A group is the unit that has one place in the global order: nodes whose starts bind each other in both directions
 * (the carers of one visit, links with an upper limit). A bundle is the unit that is served whole or not at all.
 */
import type { Link, Problem, Visit } from '../problem.ts';
import { packRows, type Rows, setsOf } from './union.ts';

export interface Nodes {
  readonly visitNodes: number;
  /** First break node; breaks of a shift are consecutive. */
  readonly firstBreak: number;
  readonly breakCount: number;
  readonly head: number;
  readonly tail: number;
  readonly count: number;
  /** Visit of each visit node. */
  readonly visitOf: Int32Array;
  readonly firstNodeOf: Int32Array;
  /** Shift of each break (index from 0) and its number within the shift. */
  readonly breakShift: Int32Array;
  readonly breakNumber: Int32Array;
  /** Breaks (index from 0) of each shift. */
  readonly shiftBreaks: Rows;
  readonly groups: number;
  /** Group of each visit and break node. */
  readonly groupOf: Int32Array;
  readonly groupNodes: Rows;
  readonly bundles: number;
  readonly bundleOf: Int32Array;
  readonly bundleNodes: Rows;
  readonly bundleGroups: Rows;
  /** Ties inside each group, four numbers a tie in `ties`: first node, second node, min, max (MAX = none). */
  readonly groupTies: Rows;
  readonly ties: Int32Array;
  /** Ties between groups (no upper limit), three numbers each: first node, second node, min. By group of the first, of the second. */
  readonly arcs: Int32Array;
  readonly arcsOut: Rows;
  readonly arcsIn: Rows;
  /** For each visit node the nodes that need another carer. */
  readonly rivals: Rows;
}

/** Stands for "no upper limit" in `ties`; far beyond every tick, and sums of two still fit 32 bits. */
export const OPEN = 1 << 29;

interface Tie {
  readonly first: number;
  readonly second: number;
  readonly min: number;
  readonly max: number;
}

export function numberNodes(problem: Problem): Nodes {
  const { visits, links, shifts } = problem;
  const firstNodeOf = new Int32Array(visits.length);
  const owners: number[] = [];
  visits.forEach((visit, v) => {
    firstNodeOf[v] = owners.length;
    for (let k = 0; k < visit.carers; k++) owners.push(v);
  });
  const visitNodes = owners.length;
  const breaks = shifts.flatMap((shift, s) => (shift.breaks ?? []).map((_, b) => [s, b] as const));
  const stops = visitNodes + breaks.length;
  const nodesOf = (v: number): number[] => Array.from({ length: visits[v].carers }, (_, k) => firstNodeOf[v] + k);
  const together = visits.flatMap((visit, v) => attendanceTies(visit, firstNodeOf[v]));
  const bound = links.map((link) => tieOf(link, firstNodeOf));
  const tight = [...together, ...bound.filter(bindsBothWays)];
  const groups = setsOf(
    stops,
    tight.map((tie) => [tie.first, tie.second] as const),
  );
  const within = (tie: Tie): boolean => groups.setOf[tie.first] === groups.setOf[tie.second];
  const inner = [...together, ...bound.filter(within)];
  const outer = bound.filter((tie) => !within(tie));
  const wholes = setsOf(visitNodes, [
    ...together.map((tie) => [tie.first, tie.second] as const),
    ...links
      .filter((link) => link.together)
      .map((link) => [firstNodeOf[link.first], firstNodeOf[link.second]] as const),
  ]);
  return {
    visitNodes,
    firstBreak: visitNodes,
    breakCount: breaks.length,
    head: stops,
    tail: stops + shifts.length,
    count: stops + 2 * shifts.length,
    visitOf: Int32Array.from(owners),
    firstNodeOf,
    breakShift: Int32Array.from(breaks, ([s]) => s),
    breakNumber: Int32Array.from(breaks, ([, b]) => b),
    shiftBreaks: packRows(shifts.map((_, s) => breaks.flatMap(([owner], b) => (owner === s ? [b] : [])))),
    groups: groups.count,
    groupOf: groups.setOf,
    groupNodes: membersOf(groups.setOf, groups.count),
    bundles: wholes.count,
    bundleOf: wholes.setOf,
    bundleNodes: membersOf(wholes.setOf, wholes.count),
    bundleGroups: packRows(groupsOfBundles(wholes.setOf, wholes.count, groups.setOf)),
    groupTies: rowsBy(inner, groups.count, (tie) => groups.setOf[tie.first]),
    ties: Int32Array.from(inner.flatMap((tie) => [tie.first, tie.second, tie.min, tie.max])),
    arcs: Int32Array.from(outer.flatMap((tie) => [tie.first, tie.second, tie.min])),
    arcsOut: rowsBy(outer, groups.count, (tie) => groups.setOf[tie.first]),
    arcsIn: rowsBy(outer, groups.count, (tie) => groups.setOf[tie.second]),
    rivals: packRows(rivalsOf(problem, owners, nodesOf)),
  };
}

/** The carers of one visit start together. */
function attendanceTies(visit: Visit, firstNode: number): Tie[] {
  return Array.from({ length: visit.carers - 1 }, (_, k) => ({
    first: firstNode + k,
    second: firstNode + k + 1,
    min: 0,
    max: 0,
  }));
}

function tieOf(link: Link, firstNodeOf: Int32Array): Tie {
  const min = Math.max(link.min, -OPEN);
  return { first: firstNodeOf[link.first], second: firstNodeOf[link.second], min, max: Math.min(link.max, OPEN) };
}

/** An upper limit, or a negative lower one, lets the second visit hold back the first. */
function bindsBothWays(tie: Tie): boolean {
  return tie.max < OPEN || tie.min < 0;
}

function rivalsOf(problem: Problem, owners: readonly number[], nodesOf: (v: number) => number[]): number[][] {
  const rivals: number[][] = owners.map((v, node) => nodesOf(v).filter((other) => other !== node));
  for (const link of problem.links) {
    if (!link.differentCarers) continue;
    for (const a of nodesOf(link.first)) {
      for (const b of nodesOf(link.second)) {
        rivals[a].push(b);
        rivals[b].push(a);
      }
    }
  }
  return rivals;
}

function membersOf(setOf: Int32Array, count: number): Rows {
  const rows: number[][] = Array.from({ length: count }, () => []);
  setOf.forEach((set, member) => {
    rows[set].push(member);
  });
  return packRows(rows);
}

function groupsOfBundles(bundleOf: Int32Array, count: number, groupOf: Int32Array): number[][] {
  const rows: Set<number>[] = Array.from({ length: count }, () => new Set());
  bundleOf.forEach((bundle, node) => {
    rows[bundle].add(groupOf[node]);
  });
  return rows.map((row) => [...row]);
}

function rowsBy(ties: readonly Tie[], count: number, rowOf: (tie: Tie) => number): Rows {
  const rows: number[][] = Array.from({ length: count }, () => []);
  ties.forEach((tie, t) => {
    rows[rowOf(tie)].push(t);
  });
  return packRows(rows);
}
