import { roundLegs, visitDuration } from '../cost/round-legs.ts';
import { legOver } from '../insert/leg-time.ts';
import { latestReturn } from '../insert/timetable.ts';
import type { PlanRound, Stop } from '../plan.ts';
import { NONE, type Problem, type Visit } from '../problem.ts';
import { withBreaksPutOff } from './breaks-put-off.ts';
import { type Change, ChangeError } from './change.ts';
import { cutShift, roundOver, withBegunBreaks, withoutBreaksAfter } from './going-away.ts';

/** The problem as the change leaves it and what of the plan still stands. */
export interface Revision {
  /** Shifts cut, the cancelled visit free of charge, links to it and to what has begun no longer all-or-none, and the plan's own carers and starts as the published ones. */
  readonly problem: Problem;
  readonly rounds: readonly PlanRound[];
  /** Visits that nobody may be sent to any more. */
  readonly cancelled: ReadonlySet<number>;
  /** Visits to place: those that the plan served and the change takes out of it, and one added or moved. */
  readonly wanted: ReadonlySet<number>;
  /** Shifts whose carer goes away before the round is over: what stands on them is made, and nothing else. */
  readonly closed: ReadonlySet<number>;
  /** Everything that started before this tick stays as it is. */
  readonly now: number;
}

/** @throws ChangeError for a carer or visit that the problem does not have */
export function revise(problem: Problem, rounds: readonly PlanRound[], change: Change, now: number): Revision {
  requireKnown(problem, change);
  const cancelled = new Set(change.kind === 'visit-cancelled' ? [change.visit] : []);
  const ahead = new Set(visitsOf(rounds, (start) => start >= now));
  const lost = lostVisits(problem, rounds, change, now);
  const moved = change.kind === 'visit-moved' ? change.visit : NONE;
  let remaining: PlanRound[];
  let known: number;
  do {
    // One visit may take another with it, also off a round already seen.
    known = lost.size;
    addPartners(problem, ahead, lost, cancelled);
    remaining = rounds.map((round) => withoutVisits(problem, round, lost, moved, now));
  } while (lost.size > known);
  const away = awayFrom(change);
  if (away !== null) {
    remaining = remaining.map((round) =>
      problem.shifts[round.shift].carer === away.carer ? withoutBreaksAfter(problem, round, away.from, now) : round,
    );
  }
  const visits = withPublished(problem, rounds).map((visit, v) =>
    cancelled.has(v) ? { ...visit, unservedPrice: 0 } : visit,
  );
  const begun = new Set(visitsOf(rounds, (start) => start < now));
  const settled = (visit: number): boolean => cancelled.has(visit) || begun.has(visit);
  const links = problem.links.map((link) =>
    settled(link.first) || settled(link.second) ? { ...link, together: false } : link,
  );
  const shifts = problem.shifts.map((own, s) => {
    const shift = withBegunBreaks(own, remaining[s], now);
    return away?.carer === shift.carer ? cutShift(problem, remaining[s], shift, away.from) : shift;
  });
  const closed = remaining.filter(
    (round) => away?.carer === problem.shifts[round.shift].carer && roundOver(problem, round) > away.from,
  );
  const wanted = [...lost];
  const served = visitsOf(remaining, () => true);
  if (change.kind !== 'carer-away') wanted.push(...namedVisits(change).filter((v) => !served.includes(v)));
  return {
    problem: { ...problem, visits, links, shifts },
    rounds: remaining,
    cancelled,
    wanted: new Set(wanted.filter((v) => !cancelled.has(v)).sort((a, b) => a - b)),
    closed: new Set(closed.map(({ shift }) => shift)),
    now,
  };
}

function awayFrom(change: Change): { readonly carer: number; readonly from: number } | null {
  if (change.kind !== 'carer-away') return null;
  return { carer: change.carer, from: change.from ?? Number.NEGATIVE_INFINITY };
}

function namedVisits(change: Exclude<Change, { kind: 'carer-away' }>): readonly number[] {
  return change.kind === 'visits-added' ? change.visits : [change.visit];
}

function requireKnown(problem: Problem, change: Change): void {
  const count = change.kind === 'carer-away' ? problem.carers : problem.visits.length;
  for (const index of change.kind === 'carer-away' ? [change.carer] : namedVisits(change)) {
    if (Number.isInteger(index) && index >= 0 && index < count) continue;
    throw new ChangeError(`${change.kind} names ${index}: it must be one of 0..${count - 1}`);
  }
}

/** Visits of the rounds whose start is as asked, once for each carer. */
function visitsOf(rounds: readonly PlanRound[], asked: (start: number) => boolean): number[] {
  return rounds.flatMap(({ stops }) =>
    stops.flatMap((stop) => (stop.kind === 'visit' && asked(stop.start) ? [stop.visit] : [])),
  );
}

/** The visits that the change itself takes out. */
function lostVisits(problem: Problem, rounds: readonly PlanRound[], change: Change, now: number): Set<number> {
  const lost = new Set<number>();
  const away = awayFrom(change);
  for (const round of rounds) {
    const { carer } = problem.shifts[round.shift];
    for (const stop of round.stops) {
      if (stop.kind !== 'visit' || stop.start < now) continue;
      if (away !== null) {
        const ends = stop.start + visitDuration(problem, stop.visit, carer);
        if (carer === away.carer && ends > away.from) lost.add(stop.visit);
      } else if (change.kind === 'visit-moved' || change.kind === 'visit-cancelled') {
        if (stop.visit === change.visit) lost.add(stop.visit);
      }
    }
  }
  return lost;
}

/** Visits ahead that may not be served without one that is lost; a cancelled one sets them free. */
function addPartners(
  problem: Problem,
  ahead: ReadonlySet<number>,
  lost: Set<number>,
  cancelled: ReadonlySet<number>,
): void {
  for (const visit of lost) {
    if (cancelled.has(visit)) continue;
    for (const { first, second, together } of problem.links) {
      if (!together || (first !== visit && second !== visit)) continue;
      const other = first === visit ? second : first;
      if (ahead.has(other)) lost.add(other);
    }
  }
}

/**
 * Takes visits off a round, and any that then cannot stay: with a visit on the way gone a leg may be too long for the
 * mode, or even take longer, and a moved one that has begun may take longer itself. Visits that have started stay.
 */
function withoutVisits(problem: Problem, round: PlanRound, lost: Set<number>, moved: number, now: number): PlanRound {
  const touched = (stop: Stop): boolean => stop.kind === 'visit' && (lost.has(stop.visit) || stop.visit === moved);
  if (!round.stops.some(touched)) return round;
  const shift = problem.shifts[round.shift];
  let stops = round.stops;
  let next: number | undefined;
  do {
    stops = stops.filter((stop) => stop.kind === 'break' || !lost.has(stop.visit));
    stops = withBreaksPutOff(problem, { ...round, stops }, now);
    next = firstOutOfReach(problem, { ...round, stops }, now);
    if (next !== undefined) lost.add(next);
  } while (next !== undefined);
  if (stops.every((stop) => stop.kind === 'break')) {
    stops = stops.filter(
      (stop) => stop.start < now || (stop.kind === 'break' && shift.breaks![stop.break].chargedWhenUnused),
    );
  }
  return { shift: round.shift, stops };
}

/** The visit ahead at the end of the first leg that cannot be, the last visit where that is the way home. */
function firstOutOfReach(problem: Problem, round: PlanRound, now: number): number | undefined {
  const shift = problem.shifts[round.shift];
  const { bands, longestLeg = Number.POSITIVE_INFINITY } = problem.travel[shift.mode];
  const legs = roundLegs(problem, round);
  const breaks = breaksByLeg(round.stops);
  const at = legs.findIndex((leg, i) => {
    if (leg.visit !== NONE && leg.start < now) return false;
    const latest = leg.visit === NONE ? latestReturn(problem, round.shift) : leg.start;
    return (
      bands[0].ticks[leg.fromPlace * problem.places + leg.toPlace] > longestLeg ||
      legOver(problem, shift, leg.fromPlace, leg.toPlace, leg.free, breaks[i]) > latest
    );
  });
  if (at < 0) return undefined;
  const leg = legs[at].visit === NONE ? legs[at - 1] : legs[at];
  return leg.start >= now ? leg.visit : undefined;
}

function breaksByLeg(stops: readonly Stop[]): number[][] {
  const breaks: number[][] = [[]];
  for (const stop of stops) {
    if (stop.kind === 'break') breaks[breaks.length - 1].push(stop.break);
    else breaks.push([]);
  }
  return breaks;
}

/** A visit without published carers and start is published as the plan has it. */
function withPublished(problem: Problem, rounds: readonly PlanRound[]): Visit[] {
  const planned = new Map<number, { carers: number[]; start: number }>();
  for (const round of rounds) {
    for (const stop of round.stops) {
      if (stop.kind !== 'visit') continue;
      const known = planned.get(stop.visit) ?? { carers: [], start: stop.start };
      known.carers.push(problem.shifts[round.shift].carer);
      planned.set(stop.visit, known);
    }
  }
  return problem.visits.map((visit, v) => {
    const published = visit.published ?? planned.get(v);
    return published === undefined ? visit : { ...visit, published };
  });
}
