import { latestReturn, timetableOf } from '../insert/timetable.ts';
import type { PlanRound, Stop } from '../plan.ts';
import type { Problem, Shift, Visit } from '../problem.ts';
import { compactTravel } from './compact-travel.ts';
import { type Attending, attendingOf, type Movable, partVisit } from './part-visit.ts';
import type { Revision } from './revise.ts';
import { type Standing, standingOf } from './standing.ts';

/**
 * A piece of the problem small enough to search in a second or two: some carers from `now` on, the visits ahead of
 * them and those to place. What the piece cannot see holds still.
 */
export interface Part {
  readonly problem: Problem;
  readonly rounds: readonly PlanRound[];
  /** The visit of the whole problem that each visit of the part is. */
  readonly visitOf: readonly number[];
  /** Rounds of the whole with those of the part, searched, put back. */
  readonly whole: (rounds: readonly PlanRound[]) => PlanRound[];
}

export function partOf(revision: Revision, carers: ReadonlySet<number>, toPlace: readonly number[]): Part {
  const { problem, rounds, now } = revision;
  const attending = attendingOf(problem, rounds);
  const standing = problem.shifts.map((shift, s) =>
    carers.has(shift.carer) && shift.to > shift.from && !revision.closed.has(s)
      ? standingOf(problem, rounds[s], now)
      : null,
  );
  const shiftIndex = standing.flatMap((stands, s) => (stands !== null && hasTimeLeft(problem, s, stands) ? [s] : []));
  const standings = shiftIndex.map((s) => standing[s]!);
  const taken = standings.map(
    ({ begun }) => new Set(begun.flatMap((stop) => (stop.kind === 'break' ? [stop.break] : []))),
  );
  const breakIndex = shiftIndex.map((s, i) =>
    (problem.shifts[s].breaks ?? []).flatMap((_, b) => (taken[i].has(b) ? [] : [b])),
  );

  const movable = movableIn(problem, shiftIndex, standings);
  const visitIndex: number[] = [];
  const visits: Visit[] = [];
  const localVisit = new Map<number, number>();
  const open = withPartners(problem, attending, toPlace, (v) => partVisit(revision, attending, movable, v));
  for (const v of [...movable.keys(), ...open.keys()]) {
    localVisit.set(v, visits.length);
    visitIndex.push(v);
    visits.push(open.get(v) ?? partVisit(revision, attending, movable, v)!);
  }

  const shifts = shiftIndex.map((s, i) => partShift(problem.shifts[s], standings[i], breakIndex[i]));
  const { prices } = problem;
  const { places, travel, placeOf } = compactTravel(problem, [
    ...visits.map((visit) => visit.place),
    ...shifts.flatMap((shift) => [shift.startPlace, shift.endPlace]),
  ]);
  const begunWork = new Map<number, number>();
  problem.shifts.forEach(({ carer }, s) => {
    if (!carers.has(carer)) return;
    const work = shiftIndex.includes(s) ? standing[s]!.work : timetableOf(problem, rounds[s], () => false).work;
    begunWork.set(carer, (begunWork.get(carer) ?? 0) + work);
  });
  const part: Problem = {
    places,
    travel,
    visits: visits.map((visit) => ({ ...visit, place: placeOf(visit.place) })),
    links: problem.links.flatMap((link) => {
      const first = localVisit.get(link.first);
      const second = localVisit.get(link.second);
      return first === undefined || second === undefined ? [] : [{ ...link, first, second }];
    }),
    shifts: shifts.map((shift) => ({
      ...shift,
      startPlace: placeOf(shift.startPlace),
      endPlace: placeOf(shift.endPlace),
    })),
    carers: problem.carers,
    // Starts are kept by narrowed windows, which the search handles far better than a price on each of them.
    prices: { ...prices, changedStart: 0 },
    ...(problem.carerLimits === undefined ? {} : { carerLimits: limitsAhead(problem, begunWork) }),
  };
  return {
    problem: part,
    visitOf: visitIndex,
    rounds: standings.map(({ ahead }, shift) => ({
      shift,
      stops: ahead.map((stop) =>
        stop.kind === 'visit'
          ? { ...stop, visit: localVisit.get(stop.visit)! }
          : { ...stop, break: breakIndex[shift].indexOf(stop.break) },
      ),
    })),
    whole: (searched) => {
      const all = [...rounds];
      shiftIndex.forEach((s, i) => {
        const ahead = searched[i].stops.map(
          (stop): Stop =>
            stop.kind === 'visit'
              ? { ...stop, visit: visitIndex[stop.visit] }
              : { ...stop, break: breakIndex[i][stop.break] },
        );
        const idle = !ahead.some((stop) => stop.kind === 'visit');
        const rests = idle ? idleBreaks(problem.shifts[s], standings[i], breakIndex[i], ahead) : ahead;
        all[s] = { shift: s, stops: [...standings[i].begun, ...rests] };
      });
      return all;
    },
  };
}

function movableIn(problem: Problem, shiftIndex: readonly number[], standings: readonly Standing[]): Movable {
  const movable = new Map<number, Set<number>>();
  standings.forEach(({ ahead }, i) => {
    const { carer } = problem.shifts[shiftIndex[i]];
    for (const stop of ahead) {
      if (stop.kind === 'visit') movable.set(stop.visit, (movable.get(stop.visit) ?? new Set()).add(carer));
    }
  });
  return movable;
}

/** What can be placed of these visits: each all-or-none partner must be served or among them. */
function withPartners(
  { links }: Problem,
  attending: Attending,
  toPlace: readonly number[],
  visitOf: (v: number) => Visit | null,
): Map<number, Visit> {
  const open = new Map<number, Visit>();
  for (const v of toPlace) {
    const visit = visitOf(v);
    if (visit !== null) open.set(v, visit);
  }
  const stands = (v: number): boolean => attending.has(v) || open.has(v);
  let count: number;
  do {
    count = open.size;
    for (const { first, second, together } of links) {
      if (together && !stands(first)) open.delete(second);
      if (together && !stands(second)) open.delete(first);
    }
  } while (open.size < count);
  return open;
}

function hasTimeLeft(problem: Problem, s: number, { leaves, ahead }: Standing): boolean {
  return ahead.some((stop) => stop.kind === 'visit') || leaves < latestReturn(problem, s);
}

/** The shift from where its carer stands. */
function partShift(shift: Shift, { place, leaves, load, begun }: Standing, breaks: readonly number[]): Shift {
  const used = begun.some((stop) => stop.kind === 'visit');
  const { capacity, overtime, breaks: all, ...rest } = shift;
  const to = Math.max(leaves, shift.to);
  return {
    ...rest,
    startPlace: place,
    from: leaves,
    to,
    ...(overtime === undefined ? {} : { overtime: { ...overtime, max: Math.max(0, shift.to + overtime.max - to) } }),
    ...(capacity === undefined ? {} : { capacity: capacity - load }),
    ...(all === undefined ? {} : { breaks: breaks.map((b) => all[b]) }),
    usePrice: used ? 0 : (shift.usePrice ?? 0),
  };
}

/**
 * A shift that has begun and has no more visits still takes the breaks it owes, and those planned that can still be; they
 * come before the way home.
 */
function idleBreaks(
  shift: Shift,
  standing: Standing,
  left: readonly number[],
  ahead: readonly Stop[],
): readonly Stop[] {
  if (!standing.begun.some((stop) => stop.kind === 'visit')) return ahead;
  const planned = new Map(standing.ahead.flatMap((stop) => (stop.kind === 'break' ? [[stop.break, stop.start]] : [])));
  const wished = left
    .filter((b) => planned.has(b) || shift.breaks![b].missedPrice === null)
    .map((b) => ({ b, at: planned.get(b) ?? shift.breaks![b].earliest }))
    .sort((x, y) => x.at - y.at);
  const stops: Stop[] = [];
  let free = standing.leaves;
  for (const { b, at } of wished) {
    const { duration, latest, missedPrice } = shift.breaks![b];
    const start = Math.max(free, at);
    if (start > latest && missedPrice !== null) continue;
    stops.push({ kind: 'break', break: b, start });
    free = start + duration;
  }
  return stops;
}

/** What a carer has begun, and the shifts that stay as they are, count against the hours left; the rest before the shift is in where it stands. */
function limitsAhead(problem: Problem, begunWork: ReadonlyMap<number, number>): NonNullable<Problem['carerLimits']> {
  return problem.carerLimits!.map((limit, carer) => {
    if (limit?.maxWork === undefined) return limit;
    return { ...limit, maxWork: Math.max(0, limit.maxWork - (begunWork.get(carer) ?? 0)) };
  });
}
