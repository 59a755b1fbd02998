/** The one way back: a solver's plan as the rounds of the domain, each a chain of segments without gaps. */
import type { Location } from '../domain/place.ts';
import { outwardOf } from '../domain/postcodes.ts';
import type { Round, Segment, TravelSegment, VisitSegment } from '../domain/round.ts';
import { co2eGrams, roadMetres } from '../domain/travel.ts';
import type { Plan, PlanRound } from '../solver/plan.ts';
import type { DayProblem } from './problem/day-problem.ts';
import { MODES } from './problem/road.ts';
import { pinKept } from './problem/stored-visits.ts';
import { carerPositions } from './rounds/carer-positions.ts';
import { type Leg, legBetween, legFromHome, legHome, type Stretch } from './rounds/leg.ts';

/** The rounds with visits, in the order of the shifts. */
export function toRounds(day: DayProblem, plan: Pick<Plan, 'rounds'>): Round[] {
  const positionOf = carerPositions(day, plan.rounds);
  return plan.rounds.flatMap((round) => {
    if (round.stops.length === 0) return [];
    const shift = day.shifts[round.shift]!;
    const { mode } = day.problem.shifts[round.shift]!;
    return {
      id: shift.id,
      providerId: day.facts.providerId,
      carerId: shift.carerId,
      date: day.date,
      shift: { from: shift.from, to: shift.to },
      mode: MODES[mode]!,
      segments: segmentsOf(day, round, positionOf),
    };
  });
}

type PositionOf = (visit: number, carerId: string) => number;

interface Stand {
  readonly place: number;
  /** A client reference, or 'home'. */
  readonly name: string;
}

function segmentsOf(day: DayProblem, round: PlanRound, positionOf: PositionOf): Segment[] {
  const { problem } = day;
  const shift = problem.shifts[round.shift]!;
  const { carerId } = day.shifts[round.shift]!;
  const home = { place: shift.startPlace, name: 'home' };
  const segments: Segment[] = [];
  let stand: Stand = home;
  let free = Math.max(shift.from, problem.carerLimits?.[shift.carer]?.notBefore ?? shift.from);
  let rest: { rest?: NonNullable<Leg['rest']> } = {};
  const legTo = (destination: number): Leg => ({
    table: problem.travel[shift.mode]!,
    places: problem.places,
    origin: stand.place,
    destination,
    free,
    ...rest,
  });
  for (const stop of round.stops) {
    if (stop.kind === 'break') {
      rest = { rest: shift.breaks![stop.break]! };
      continue;
    }
    const { visit } = day.visits[stop.visit]!;
    const next = { place: problem.visits[stop.visit]!.place, name: visit.clientRef };
    const leg = { ...legTo(next.place), start: stop.start };
    const stretches = stand === home ? legFromHome(leg) : legBetween(leg);
    segments.push(...asSegments(day, round, stretches, stand, next));
    segments.push(visitSegment(day, stop.visit, stop.start, positionOf(stop.visit, carerId), carerId));
    stand = next;
    free = stop.start + visit.minutes;
    rest = {};
  }
  segments.push(...asSegments(day, round, legHome(legTo(shift.endPlace)), stand, home));
  return segments;
}

function asSegments(
  day: DayProblem,
  round: PlanRound,
  stretches: readonly Stretch[],
  origin: Stand,
  destination: Stand,
): Segment[] {
  const mode = MODES[day.problem.shifts[round.shift]!.mode]!;
  const { settings, road } = day.facts;
  const at = (stand: Stand): Location => road.places[stand.place]!.location;
  const metres = roadMetres(at(origin), at(destination), settings);
  return stretches.map((stretch): Segment => {
    const { from, to } = stretch;
    if (stretch.kind === 'break') return { kind: 'break', from, to, paid: false };
    if (stretch.kind === 'waiting') return { kind: 'waiting', from, to, paid: true };
    const driven = Math.round(metres * stretch.share);
    const travel: TravelSegment = {
      kind: 'travel',
      from,
      to,
      fromPlace: origin.name,
      toPlace: destination.name,
      minutes: to - from,
      metres: driven,
      mode,
      co2eGrams: co2eGrams(driven, mode, settings),
      commute: origin.name === 'home' || destination.name === 'home',
    };
    return travel;
  });
}

function visitSegment(
  day: DayProblem,
  index: number,
  start: number,
  carerPosition: number,
  carerId: string,
): VisitSegment {
  const { visit, carePackage } = day.visits[index]!;
  const { client } = carePackage;
  const pinned = pinKept(day.stored.get(visit.id), { carerId, carerPosition });
  return {
    kind: 'visit',
    from: start,
    to: start + visit.minutes,
    visitId: visit.id,
    packageId: visit.packageId,
    serviceOrder: visit.serviceOrder,
    clientRef: visit.clientRef,
    clientInitials: client.initials,
    carerPosition,
    carersRequired: visit.carersRequired,
    window: visit.window,
    wanted: visit.wanted,
    critical: visit.critical,
    location: client.location,
    area: outwardOf(client.postcode),
    ...(pinned === undefined ? {} : { pinned }),
  };
}
