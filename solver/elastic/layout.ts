/**
 * The problem as the elastic search reads it: typed arrays by node and by shift, prices multiplied out.
 * Built once per search; times in ticks, prices in the unit of the total.
 */
import type { Problem, Shift, Visit } from '../problem.ts';
import { type Nodes, numberNodes } from './nodes.ts';
import { packRows, type Rows } from './union.ts';

export interface Layout {
  readonly problem: Problem;
  readonly nodes: Nodes;
  readonly places: number;
  readonly shifts: number;
  /** By node; a head or tail has the place where its shift begins or ends. */
  readonly place: Int32Array;
  readonly duration: Int32Array;
  /** [node * shifts + shift] where durations differ by carer, else null. */
  readonly durationOn: Int32Array | null;
  /** [node * shifts + shift]: 1 where the shift may serve the node. */
  readonly allowed: Uint8Array;
  /** Shifts that may serve each visit node. */
  readonly choices: Rows;
  /** [node * shifts + shift]: price of the carer and of a carer who is not the published one. */
  readonly carerPrice: Float64Array;
  /** Windows of each visit node: `windowFrom[k]`, `windowTo[k]` for k in at[node] .. at[node + 1] - 1. */
  readonly windowAt: Int32Array;
  readonly windowFrom: Int32Array;
  readonly windowTo: Int32Array;
  readonly hardWindow: Uint8Array;
  readonly measuredAtEnd: Uint8Array;
  readonly pinnedStart: Uint8Array;
  /** 1 where one priced window and nothing else decides a start: the quick path. */
  readonly plain: Uint8Array;
  /** Earliest and latest start of breaks, by break node. */
  readonly breakEarliest: Int32Array;
  readonly breakLatest: Int32Array;
  /** Price of missing a break; a break that must be taken has Infinity. */
  readonly breakPrice: Float64Array;
  readonly breakAlways: Uint8Array;
  /** Ticks from place i to j: [travelAt[shift] + i * places + j], of the first band. */
  readonly ticks: Int32Array;
  readonly legPrice: Float64Array;
  readonly travelAt: Int32Array;
  /** Several travel bands somewhere: legs are then asked of `arrival`. */
  readonly banded: boolean;
  readonly longestLeg: Int32Array;
  readonly shiftFrom: Int32Array;
  readonly shiftTo: Int32Array;
  readonly shiftCarer: Int32Array;
  /** 1 where the idle time of the shift counts for the highest. */
  readonly idleCounts: Uint8Array;
  /** First shift of the carer of each shift. */
  readonly firstShift: Int32Array;
  readonly travelFactor: Float64Array;
  readonly usePrice: Float64Array;
  readonly overtimePrice: Float64Array;
  readonly overtimeMost: Float64Array;
  readonly capacity: Float64Array;
  readonly load: Float64Array;
  /** Most visit and travel ticks of each carer, Infinity where there is no limit. */
  readonly mostWork: Float64Array;
  /** Whether any capacity, longest leg or most work exists at all. */
  readonly limited: boolean;
  /** Price of leaving out each bundle; for `mandatory` ones broken ticks instead, more than any lateness can reach. */
  readonly leftOutPrice: Float64Array;
  readonly mandatory: Uint8Array;
}

/** Length of a shift's overtime or limit that means none. */
const NO_LIMIT = 1 << 29;

export function layOut(problem: Problem): Layout {
  const nodes = numberNodes(problem);
  const { visits, shifts, places } = problem;
  const { visitOf, visitNodes } = nodes;
  const visitAt = (node: number): Visit => visits[visitOf[node]];
  const count = shifts.length;
  const allowed = new Uint8Array(visitNodes * count);
  const carerPrice = new Float64Array(visitNodes * count);
  const durationOn = visits.some((visit) => visit.durationByCarer?.length) ? new Int32Array(visitNodes * count) : null;
  for (let node = 0; node < visitNodes; node++) {
    const visit = visitAt(node);
    const pinned = visit.pinned?.carers?.[node - nodes.firstNodeOf[visitOf[node]]];
    shifts.forEach((shift, s) => {
      const cell = node * count + s;
      allowed[cell] = maySend(visit, shift) && (pinned === undefined || pinned === shift.carer) ? 1 : 0;
      carerPrice[cell] = sendPrice(problem, visit, shift.carer);
      if (durationOn) durationOn[cell] = durationFor(visit, shift.carer);
    });
  }
  const all = Array.from({ length: visitNodes }, (_, node) => node);
  const rests = Array.from(nodes.breakShift, (s, b) => shifts[s].breaks![nodes.breakNumber[b]]);
  const limitOf = (s: Shift) => problem.carerLimits?.[s.carer];
  const shiftTo = Int32Array.from(shifts, (s) => Math.min(s.to, limitOf(s)?.notAfter ?? s.to));
  const { ticks, legPrice } = packTravel(problem);
  const bundleVisits = Array.from({ length: nodes.bundles }, (_, b) =>
    Array.from(nodes.bundleNodes.list.subarray(nodes.bundleNodes.at[b], nodes.bundleNodes.at[b + 1]), visitAt),
  );
  const longestLeg = Int32Array.from(shifts, (s) => Math.min(NO_LIMIT, problem.travel[s.mode].longestLeg ?? NO_LIMIT));
  const capacity = Float64Array.from(shifts, (s) => s.capacity ?? Number.POSITIVE_INFINITY);
  const mostWork = Float64Array.from(
    { length: problem.carers },
    (_, c) => problem.carerLimits?.[c]?.maxWork ?? Number.POSITIVE_INFINITY,
  );
  return {
    problem,
    nodes,
    places,
    shifts: count,
    place: Int32Array.from([
      ...all.map((node) => visitAt(node).place),
      ...rests.map(() => 0),
      ...shifts.map((s) => s.startPlace),
      ...shifts.map((s) => s.endPlace),
    ]),
    duration: Int32Array.from([
      ...all.map((node) => visitAt(node).duration),
      ...rests.map((rest) => rest.duration),
      ...shifts.map(() => 0),
      ...shifts.map(() => 0),
    ]),
    durationOn,
    allowed,
    choices: packRows(all.map((node) => shifts.flatMap((_, s) => (allowed[node * count + s] ? [s] : [])))),
    carerPrice,
    ...packWindows(all.map(visitAt)),
    hardWindow: Uint8Array.from(all, (node) => (visitAt(node).windowRule === 'hard' ? 1 : 0)),
    measuredAtEnd: Uint8Array.from(all, (node) => (visitAt(node).measuredAt === 'end' ? 1 : 0)),
    pinnedStart: Uint8Array.from(all, (node) => (visitAt(node).pinned?.start === undefined ? 0 : 1)),
    plain: Uint8Array.from(all, (node) => (isPlain(visitAt(node), durationOn !== null) ? 1 : 0)),
    breakEarliest: Int32Array.from(rests, (rest) => rest.earliest),
    breakLatest: Int32Array.from(rests, (rest) => rest.latest),
    breakPrice: Float64Array.from(rests, (rest) => rest.missedPrice ?? Number.POSITIVE_INFINITY),
    breakAlways: Uint8Array.from(rests, (rest) => (rest.chargedWhenUnused ? 1 : 0)),
    ticks,
    legPrice,
    travelAt: Int32Array.from(shifts, (s) => s.mode * places * places),
    banded: problem.travel.some((table) => table.bands.length > 1),
    longestLeg,
    shiftFrom: Int32Array.from(shifts, (s) => Math.max(s.from, limitOf(s)?.notBefore ?? s.from)),
    shiftTo,
    shiftCarer: Int32Array.from(shifts, (s) => s.carer),
    idleCounts: Uint8Array.from(shifts, (s) => (s.idleCounts === false ? 0 : 1)),
    firstShift: Int32Array.from(shifts, (s) => shifts.findIndex((other) => other.carer === s.carer)),
    travelFactor: Float64Array.from(shifts, (s) => s.travelFactor ?? 1),
    usePrice: Float64Array.from(shifts, (s) => s.usePrice ?? 0),
    overtimePrice: Float64Array.from(shifts, (s) => s.overtime?.price ?? 0),
    overtimeMost: Float64Array.from(shifts, (s, i) => {
      const most = s.overtime?.max ?? 0;
      const daily = limitOf(s)?.notAfter;
      return Math.max(0, daily === undefined ? most : Math.min(s.to + most, daily) - shiftTo[i]);
    }),
    capacity,
    load: Float64Array.from(all, (node) => visitAt(node).load ?? 0),
    mostWork,
    limited: [...longestLeg].some((leg) => leg < NO_LIMIT) || [...capacity, ...mostWork].some(Number.isFinite),
    leftOutPrice: Float64Array.from(bundleVisits, (row) =>
      row.some((visit) => visit.unservedPrice === null)
        ? row.length * longestDay(problem)
        : row.reduce((sum, visit) => sum + (visit.unservedPrice ?? 0), 0),
    ),
    mandatory: Uint8Array.from(bundleVisits, (row) => (row.some((visit) => visit.unservedPrice === null) ? 1 : 0)),
  };
}

/** Price of the carer, and of not being the published one. */
function sendPrice(problem: Problem, visit: Visit, carer: number): number {
  const own = visit.carerPrices?.find((entry) => entry.carer === carer)?.price ?? visit.otherCarerPrice ?? 0;
  const changed = visit.published !== undefined && !visit.published.carers.includes(carer);
  return own + (changed ? problem.prices.changedCarer : 0);
}

/** Every skill is held and the carer is not barred. */
function maySend(visit: Visit, shift: Shift): boolean {
  return (
    visit.skills.every((word, w) => (word & ~(shift.skills[w] ?? 0)) === 0) && !visit.barred?.includes(shift.carer)
  );
}

function durationFor(visit: Visit, carer: number): number {
  return visit.durationByCarer?.find((own) => own.carer === carer)?.duration ?? visit.duration;
}

function isPlain(visit: Visit, durationsDiffer: boolean): boolean {
  const { windows, windowRule, wanted, published, pinned } = visit;
  const priced = windowRule === 'priced' && windows.length === 1 && !durationsDiffer;
  return priced && wanted === undefined && published === undefined && pinned?.start === undefined;
}

function packWindows(visits: readonly Visit[]): Pick<Layout, 'windowAt' | 'windowFrom' | 'windowTo'> {
  const windowAt = new Int32Array(visits.length + 1);
  for (let i = 0; i < visits.length; i++) windowAt[i + 1] = windowAt[i] + visits[i].windows.length;
  const windows = visits.flatMap((visit) => visit.windows);
  return {
    windowAt,
    windowFrom: Int32Array.from(windows, (window) => window.from),
    windowTo: Int32Array.from(windows, (window) => Math.min(window.to, NO_LIMIT)),
  };
}

/** One table behind the other, mode by mode; leg prices already weighted. */
function packTravel(problem: Problem): Pick<Layout, 'ticks' | 'legPrice'> {
  const cells = problem.places * problem.places;
  const ticks = new Int32Array(cells * problem.travel.length);
  const legPrice = new Float64Array(cells * problem.travel.length);
  problem.travel.forEach((table, mode) => {
    const nominal = table.bands[0].ticks;
    const price = table.price ?? nominal;
    ticks.set(nominal, mode * cells);
    for (let leg = 0; leg < cells; leg++) legPrice[mode * cells + leg] = price[leg] * problem.prices.travel;
  });
  return { ticks, legPrice };
}

/** Ticks that no sensible lateness exceeds: the end of the last window and all work one behind the other. */
function longestDay({ visits }: Problem): number {
  const ends = visits.map((visit) => Math.abs(visit.windows[visit.windows.length - 1].to));
  return Math.max(1, ...ends) + visits.reduce((sum, visit) => sum + visit.duration, 0);
}
