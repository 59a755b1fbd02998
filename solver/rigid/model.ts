/**
 * The problem packed for the search: flat arrays, one row per thing, checked at the door (validate.ts) and trusted
 * inside. Nothing here changes during a search.
 *
 * A *part* is one carer's share of a visit: a visit for two carers has two. Parts, then the shifts' start ends, then
 * their home ends, are the *nodes* of the search: node p < parts is a part, parts + s where shift s starts,
 * parts + shifts + s where it ends.
 */
import type { Problem } from '../problem.ts';
import { NEVER, packTravel, type Travel } from './travel.ts';
import { findUnits, type Units } from './units.ts';

/** Stands for "must be served": above any sum of real prices, yet adding many of them keeps whole ticks exact. */
const MANDATORY = 1e9;

/** Stands for no held and no pinned start. */
export const ANY_START = -NEVER;

export interface Model {
  readonly problem: Problem;
  readonly visits: number;
  readonly shifts: number;
  readonly carers: number;
  readonly parts: number;
  readonly nodes: number;
  readonly travel: readonly Travel[];
  readonly units: Units;

  /** By part. */
  readonly partVisit: Int32Array;
  /** By visit. The parts of v are firstPart[v]..firstPart[v+1]-1. */
  readonly firstPart: Int32Array;
  readonly visitPlace: Int32Array;
  readonly visitDuration: Int32Array;
  /** Duration with the slowest carer. */
  readonly visitLongest: Int32Array;
  readonly visitLoad: Float64Array;
  /** Start windows of visit v: windowStart[v]..windowStart[v+1]-1, with `to` measured as the visit says. */
  readonly windowStart: Int32Array;
  readonly windowFrom: Int32Array;
  readonly windowTo: Int32Array;
  readonly measuredAtEnd: Uint8Array;
  /** Pinned start, or ANY_START. */
  readonly pinnedStart: Int32Array;
  /** 1 where the start keeps still from insertion to removal: several carers, links, or a price on the start. */
  readonly held: Uint8Array;
  readonly startPriced: Uint8Array;
  /** By unit: price of leaving it out. */
  readonly unitPrice: Float64Array;

  /** Rows of visits x carers, null where no visit differs by carer. */
  readonly durationBy: Int32Array | null;
  readonly carerPrice: Float64Array | null;
  /** Part p may go on shift s where mayServe[mayRow[p] * shifts + s] is 1; by itself and on an otherwise empty shift. */
  readonly mayRow: Int32Array;
  readonly mayServe: Uint8Array;

  /** By shift. */
  readonly shiftCarer: Int32Array;
  readonly shiftTravel: readonly Travel[];
  readonly shiftFrom: Int32Array;
  /** Regular end, and the last tick with overtime. */
  readonly shiftTo: Int32Array;
  readonly shiftLimit: Int32Array;
  readonly overtimePrice: Float64Array;
  readonly capacity: Float64Array;
  readonly usePrice: Float64Array;
  readonly travelWeight: Float64Array;
  /** Shifts of one class are interchangeable while empty. */
  readonly shiftClass: Int32Array;
  readonly shiftClasses: number;
  /** Breaks of shift s: breakStart[s]..breakStart[s+1]-1, by earliest start. */
  readonly breakStart: Int32Array;
  readonly breakDuration: Int32Array;
  readonly breakEarliest: Int32Array;
  readonly breakLatest: Int32Array;
  readonly breakIndex: Int32Array;
  /** Price of missing the shift's one break, or -1 where it has none, several or must take it. */
  readonly missedPrice: Float64Array;
  readonly missedWhenUnused: Uint8Array;
  /** Start of that break on the unused shift, or ANY_START where it need not or cannot be taken there. */
  readonly restWhenUnused: Int32Array;
  /** One more than the most breaks of a shift: the labels kept per node. */
  readonly levels: number;
  /** By carer; Infinity where there is no limit. */
  readonly maxWork: Float64Array | null;

  /** Links that windows alone do not keep, by visit: linkStart[v]..linkStart[v+1]-1. */
  readonly linkStart: Int32Array;
  readonly linkOther: Int32Array;
  /** start(other) - start(v) in [linkMin, linkMax]. */
  readonly linkMin: Float64Array;
  readonly linkMax: Float64Array;
  readonly linkDifferent: Uint8Array;
}

export function packModel(problem: Problem): Model {
  const { visits, shifts } = problem;
  const V = visits.length;
  const S = shifts.length;
  const units = findUnits(problem);
  const firstPart = new Int32Array(V + 1);
  for (let v = 0; v < V; v++) firstPart[v + 1] = firstPart[v]! + visits[v]!.carers;
  const parts = firstPart[V]!;
  const partVisit = new Int32Array(parts);
  for (let v = 0; v < V; v++) partVisit.fill(v, firstPart[v]!, firstPart[v + 1]!);
  const windowStart = new Int32Array(V + 1);
  for (let v = 0; v < V; v++) windowStart[v + 1] = windowStart[v]! + visits[v]!.windows.length;
  const windows = visits.flatMap((visit) => visit.windows);
  const travel = problem.travel.map((table) => packTravel(table, problem.places));
  const links = packLinks(problem);
  const startPriced = Uint8Array.from(visits, (visit) =>
    (visit.wanted?.price ?? 0) > 0 || (visit.published !== undefined && problem.prices.changedStart > 0) ? 1 : 0,
  );
  const breaks = packBreaks(problem);
  const unitPrice = new Float64Array(units.count);
  for (let v = 0; v < V; v++) {
    unitPrice[units.unitOfVisit[v]!]! += (visits[v]!.unservedPrice ?? MANDATORY) * visits[v]!.carers;
  }
  const limits = shifts.map((shift) => problem.carerLimits?.[shift.carer] ?? null);
  return {
    problem,
    visits: V,
    shifts: S,
    carers: problem.carers,
    parts,
    nodes: parts + 2 * S,
    travel,
    units,
    partVisit,
    firstPart,
    visitPlace: Int32Array.from(visits, (visit) => visit.place),
    visitDuration: Int32Array.from(visits, (visit) => visit.duration),
    visitLongest: Int32Array.from(visits, (visit) =>
      (visit.durationByCarer ?? []).reduce((most, own) => Math.max(most, own.duration), visit.duration),
    ),
    visitLoad: Float64Array.from(visits, (visit) => visit.load ?? 0),
    windowStart,
    windowFrom: Int32Array.from(windows, (window) => window.from),
    windowTo: Int32Array.from(windows, (window) => Math.min(window.to, NEVER - 1)),
    measuredAtEnd: Uint8Array.from(visits, (visit) => (visit.measuredAt === 'end' ? 1 : 0)),
    pinnedStart: Int32Array.from(visits, (visit) => visit.pinned?.start ?? ANY_START),
    held: Uint8Array.from(visits, (visit, v) =>
      visit.carers > 1 || startPriced[v] === 1 || links.linkStart[v + 1]! > links.linkStart[v]! ? 1 : 0,
    ),
    startPriced,
    unitPrice,
    durationBy: packDurations(problem),
    carerPrice: packCarerPrices(problem),
    ...packMayServe(problem, firstPart, parts),
    shiftCarer: Int32Array.from(shifts, (shift) => shift.carer),
    shiftTravel: shifts.map((shift) => travel[shift.mode]!),
    shiftFrom: Int32Array.from(shifts, (shift, s) => Math.max(shift.from, limits[s]?.notBefore ?? shift.from)),
    shiftTo: Int32Array.from(shifts, (shift, s) => Math.min(shift.to, limits[s]?.notAfter ?? shift.to)),
    shiftLimit: Int32Array.from(shifts, (shift, s) =>
      Math.min(shift.to + (shift.overtime?.max ?? 0), limits[s]?.notAfter ?? NEVER - 1, NEVER - 1),
    ),
    overtimePrice: Float64Array.from(shifts, (shift) => shift.overtime?.price ?? 0),
    capacity: Float64Array.from(shifts, (shift) => shift.capacity ?? Infinity),
    usePrice: Float64Array.from(shifts, (shift) => shift.usePrice ?? 0),
    travelWeight: Float64Array.from(shifts, (shift) => problem.prices.travel * (shift.travelFactor ?? 1)),
    ...classifyShifts(problem),
    ...breaks,
    maxWork: problem.carerLimits?.some((limit) => limit?.maxWork !== undefined)
      ? Float64Array.from({ length: problem.carers }, (_, c) => problem.carerLimits?.[c]?.maxWork ?? Infinity)
      : null,
    ...links,
  };
}

function packDurations(problem: Problem): Int32Array | null {
  if (!problem.visits.some((visit) => visit.durationByCarer?.length)) return null;
  const rows = new Int32Array(problem.visits.length * problem.carers);
  problem.visits.forEach((visit, v) => {
    rows.fill(visit.duration, v * problem.carers, (v + 1) * problem.carers);
    // The first entry of a carer counts, as in cost.ts.
    for (const own of [...(visit.durationByCarer ?? [])].reverse()) rows[v * problem.carers + own.carer] = own.duration;
  });
  return rows;
}

/** Continuity and preference, and the price of another carer than the published ones. */
function packCarerPrices(problem: Problem): Float64Array | null {
  const { changedCarer } = problem.prices;
  const priced = problem.visits.some(
    (visit) => visit.carerPrices?.length || visit.otherCarerPrice || (visit.published && changedCarer > 0),
  );
  if (!priced) return null;
  const rows = new Float64Array(problem.visits.length * problem.carers);
  problem.visits.forEach((visit, v) => {
    const row = rows.subarray(v * problem.carers, (v + 1) * problem.carers);
    row.fill(visit.otherCarerPrice ?? 0);
    for (const own of [...(visit.carerPrices ?? [])].reverse()) row[own.carer] = own.price;
    if (!visit.published || changedCarer === 0) return;
    const known = new Set(visit.published.carers);
    for (let c = 0; c < problem.carers; c++) if (!known.has(c)) row[c]! += changedCarer;
  });
  return rows;
}

/** One row per visit; a visit pinned to fewer carers than it needs has one row more for each pinned one. */
function packMayServe(problem: Problem, firstPart: Int32Array, parts: number) {
  const { visits, shifts } = problem;
  const S = shifts.length;
  const mayRow = new Int32Array(parts);
  const rows: Uint8Array[] = [];
  visits.forEach((visit, v) => {
    const barred = new Set(visit.barred ?? []);
    const qualified = Uint8Array.from(shifts, (shift) =>
      !barred.has(shift.carer) && visit.skills.every((word, w) => (word & ~(shift.skills[w] ?? 0)) === 0) ? 1 : 0,
    );
    const pinned = visit.pinned?.carers ?? [];
    const only = (carers: readonly number[]): Uint8Array =>
      qualified.map((may, s) => (may && carers.includes(shifts[s]!.carer) ? 1 : 0));
    if (pinned.length >= visit.carers) {
      mayRow.fill(rows.push(only(pinned)) - 1, firstPart[v]!, firstPart[v + 1]!);
      return;
    }
    for (let k = 0; k < visit.carers; k++) {
      if (k < pinned.length) mayRow[firstPart[v]! + k] = rows.push(only([pinned[k]!])) - 1;
      else mayRow[firstPart[v]! + k] = k > pinned.length ? rows.length - 1 : rows.push(qualified) - 1;
    }
  });
  const mayServe = new Uint8Array(rows.length * S);
  rows.forEach((row, r) => {
    mayServe.set(row, r * S);
  });
  return { mayRow, mayServe };
}

/** Shifts are alike only if no visit and no limit tells their carers apart. */
function classifyShifts(problem: Problem): { shiftClass: Int32Array; shiftClasses: number } {
  const named = new Set<number>();
  for (const visit of problem.visits) {
    for (const carer of visit.barred ?? []) named.add(carer);
    for (const carer of visit.pinned?.carers ?? []) named.add(carer);
    for (const carer of visit.published?.carers ?? []) named.add(carer);
    for (const { carer } of visit.carerPrices ?? []) named.add(carer);
    for (const { carer } of visit.durationByCarer ?? []) named.add(carer);
  }
  const shiftsOf = new Int32Array(problem.carers);
  for (const shift of problem.shifts) shiftsOf[shift.carer]!++;
  const classes = new Map<string, number>();
  const shiftClass = Int32Array.from(problem.shifts, (shift, s) => {
    const alone = named.has(shift.carer) || problem.carerLimits?.[shift.carer] || shiftsOf[shift.carer] !== 1;
    const key = alone ? `shift ${s}` : JSON.stringify({ ...shift, carer: 0 });
    if (!classes.has(key)) classes.set(key, classes.size);
    return classes.get(key)!;
  });
  return { shiftClass, shiftClasses: classes.size };
}

function packBreaks(problem: Problem) {
  const S = problem.shifts.length;
  const breakStart = new Int32Array(S + 1);
  const sorted = problem.shifts.flatMap((shift, s) => {
    const own = (shift.breaks ?? []).map((rest, index) => ({ ...rest, index }));
    own.sort((a, b) => a.earliest - b.earliest || a.latest - b.latest);
    breakStart[s + 1] = breakStart[s]! + own.length;
    return own;
  });
  const alone = problem.shifts.map((shift) => (shift.breaks?.length === 1 ? shift.breaks[0]! : null));
  const restWhenUnused = Int32Array.from(alone, (rest, s) => {
    if (!rest?.chargedWhenUnused || rest.missedPrice === null) return ANY_START;
    const limit = problem.carerLimits?.[problem.shifts[s].carer];
    const start = Math.max(rest.earliest, problem.shifts[s].from, limit?.notBefore ?? -NEVER);
    const to = Math.min(problem.shifts[s].to, limit?.notAfter ?? NEVER);
    return start <= rest.latest && start + rest.duration <= to ? start : ANY_START;
  });
  return {
    breakStart,
    breakDuration: Int32Array.from(sorted, (rest) => rest.duration),
    breakEarliest: Int32Array.from(sorted, (rest) => rest.earliest),
    breakLatest: Int32Array.from(sorted, (rest) => Math.min(rest.latest, NEVER - 1)),
    breakIndex: Int32Array.from(sorted, (rest) => rest.index),
    missedPrice: Float64Array.from(alone, (rest) => rest?.missedPrice ?? -1),
    missedWhenUnused: Uint8Array.from(alone, (rest, s) =>
      rest?.chargedWhenUnused && rest.missedPrice !== null && restWhenUnused[s] === ANY_START ? 1 : 0,
    ),
    restWhenUnused,
    levels: 1 + problem.shifts.reduce((most, shift) => Math.max(most, shift.breaks?.length ?? 0), 0),
  };
}

/** Drops the links that hold by windows alone: most minimum gaps between a client's calls of one day. */
function packLinks(problem: Problem) {
  const kept: { of: number; other: number; min: number; max: number; different: number }[] = [];
  for (const { first, second, min, max, differentCarers } of problem.links) {
    const [a, b] = [startRange(problem, first), startRange(problem, second)];
    if (b.from - a.to >= min && b.to - a.from <= max && !differentCarers) continue;
    const different = differentCarers ? 1 : 0;
    kept.push({ of: first, other: second, min, max, different });
    kept.push({ of: second, other: first, min: -max, max: -min, different });
  }
  kept.sort((a, b) => a.of - b.of);
  const linkStart = new Int32Array(problem.visits.length + 1);
  for (const { of } of kept) linkStart[of + 1]!++;
  for (let v = 0; v < problem.visits.length; v++) linkStart[v + 1]! += linkStart[v]!;
  return {
    linkStart,
    linkOther: Int32Array.from(kept, (link) => link.other),
    linkMin: Float64Array.from(kept, (link) => link.min),
    linkMax: Float64Array.from(kept, (link) => link.max),
    linkDifferent: Uint8Array.from(kept, (link) => link.different),
  };
}

/** First and last tick at which any carer may start the visit. */
function startRange(problem: Problem, v: number): { from: number; to: number } {
  const { windows, measuredAt, duration, durationByCarer, pinned } = problem.visits[v]!;
  if (pinned?.start !== undefined) return { from: pinned.start, to: pinned.start };
  const shortest = (durationByCarer ?? []).reduce((least, own) => Math.min(least, own.duration), duration);
  return { from: windows[0]!.from, to: windows[windows.length - 1]!.to - (measuredAt === 'end' ? shortest : 0) };
}
