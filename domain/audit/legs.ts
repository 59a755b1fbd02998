/** The way between the stops of a round, reckoned here from the map and not from what the round says. */
import type { Location, Mode } from '../place.ts';
import type { Round, TravelSegment, VisitSegment } from '../round.ts';
import type { Settings } from '../settings.ts';
import { dayMinuteOf, type LocalDate } from '../time.ts';
import type { AuditDay } from './day.ts';

export interface Leg {
  readonly round: Round;
  /** Client references or 'home'. */
  readonly origin: string;
  readonly destination: string;
  readonly a: Location;
  readonly b: Location;
  readonly mode: Mode;
  readonly accessMinutes: number;
  /** When the carer sets off, by the round. */
  readonly leaves: number;
  /** Minutes of travel that the round gives the leg. */
  readonly given: number;
}

/** All legs of the day whose ends are known: home to the first visit, from visit to visit, home again. */
export function legsOf(day: AuditDay): Leg[] {
  return day.plan.rounds.flatMap((round) => legsOfRound(round, day));
}

function legsOfRound(round: Round, day: AuditDay): Leg[] {
  const carer = day.carerOf.get(round.carerId);
  if (carer === undefined) return [];
  const home: Stand = { name: 'home', location: carer.home, accessMinutes: 0 };
  const legs: Leg[] = [];
  let stand = home;
  let travelled: TravelSegment[] = [];
  const arriveAt = (next: Stand, at: number) => {
    legs.push({
      round,
      mode: carer.mode,
      origin: stand.name,
      destination: next.name,
      a: stand.location,
      b: next.location,
      accessMinutes: next.accessMinutes,
      leaves: travelled[0]?.from ?? at,
      given: travelled.reduce((sum, t) => sum + t.to - t.from, 0),
    });
    stand = next;
    travelled = [];
  };
  for (const segment of round.segments) {
    if (segment.kind === 'travel') travelled.push(segment);
    if (segment.kind === 'visit') arriveAt(doorOf(segment, day), segment.from);
  }
  if (stand !== home) arriveAt(home, round.segments.at(-1)!.to);
  return legs;
}

interface Stand {
  readonly name: string;
  readonly location: Location;
  readonly accessMinutes: number;
}

function doorOf(visit: VisitSegment, day: AuditDay): Stand {
  const client = day.asked.get(visit.visitId)?.client;
  return {
    name: visit.clientRef,
    location: client?.location ?? visit.location,
    accessMinutes: client?.accessMinutes ?? 0,
  };
}

/** Least minutes of a leg at its time of day, getting in included; waiting for a quicker time of day is allowed. */
export function leastMinutes(leg: Leg, date: LocalDate, settings: Settings): number {
  if (leg.origin === leg.destination) return 0;
  const slow = slowStretches(leg.mode, date, settings);
  const leaveAt = [leg.leaves, ...slow.map(({ to }) => to).filter((end) => end > leg.leaves)];
  return leg.accessMinutes + Math.min(...leaveAt.map((t) => t - leg.leaves + minutesFrom(leg, t, slow, settings)));
}

/** Minutes of a leg at a quiet time, without getting in. */
export function quietMinutes(leg: Leg, settings: Settings): number {
  return minutes(leg, 1, settings);
}

function minutesFrom(leg: Leg, at: number, slow: readonly SlowStretch[], settings: Settings): number {
  return minutes(leg, slow.find(({ from, to }) => at >= from && at < to)?.factor ?? 1, settings);
}

interface SlowStretch {
  readonly from: number;
  readonly to: number;
  readonly factor: number;
}

/** Worked out once a mode and date: a day has some hundred legs. */
const stretchesOf = new WeakMap<Settings, Map<string, readonly SlowStretch[]>>();

/** When a mode is slow on a date and on the morning after, in the order of the settings. */
function slowStretches(mode: Mode, date: LocalDate, settings: Settings): readonly SlowStretch[] {
  const known = stretchesOf.get(settings) ?? new Map<string, readonly SlowStretch[]>();
  stretchesOf.set(settings, known);
  const key = `${mode} ${date}`;
  const found =
    known.get(key) ??
    settings.travel.slowTimes
      .filter((s) => s.modes.includes(mode))
      .flatMap((s) =>
        [0, 1].map((day) => ({
          from: dayMinuteOf(date, s.from, day),
          to: dayMinuteOf(date, s.to, day),
          factor: s.factor,
        })),
      );
  known.set(key, found);
  return found;
}

function minutes({ a, b, mode, origin, destination }: Leg, factor: number, { travel }: Settings): number {
  if (origin === destination) return 0;
  const metres = distance(a, b);
  if (metres < travel.sameBuildingMetres) return travel.inBuildingMinutes;
  const moving = ((metres * travel.detourFactor) / 1000 / travel.speedKmh[mode]) * 60 * factor;
  // A hair less than a whole number of minutes is that number.
  return Math.ceil(moving - 1e-6) + travel.setOffMinutes[mode];
}

/** Great-circle metres: the angle between the two points seen from the centre of the earth. */
function distance(a: Location, b: Location): number {
  const [x1, y1, z1] = onSphere(a);
  const [x2, y2, z2] = onSphere(b);
  const cross = Math.hypot(y1 * z2 - z1 * y2, z1 * x2 - x1 * z2, x1 * y2 - y1 * x2);
  return 6_371_008.8 * Math.atan2(cross, x1 * x2 + y1 * y2 + z1 * z2);
}

function onSphere({ lat, lon }: Location): [number, number, number] {
  const up = (lat / 180) * Math.PI;
  const round = (lon / 180) * Math.PI;
  return [Math.cos(up) * Math.cos(round), Math.cos(up) * Math.sin(round), Math.sin(up)];
}
