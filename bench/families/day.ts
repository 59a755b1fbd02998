/**
 * A home-care day: carers with homes and split shifts, visits with hard windows, double-ups, one break a long shift.
 * A tick is a second from midnight; the rules stand at the top of the benchmarks folder's check-day.
 */
import type { Plan } from '../../solver/plan.ts';
import type { Break, Problem, Shift, TravelTable, Visit } from '../../solver/problem.ts';
import type { Field } from '../reading/field.ts';
import type { Source } from '../reading/source.ts';
import type { Family, Instance } from './family.ts';
import { TRAVEL_ONLY } from './plain-prices.ts';
import { SkillWords } from './skill-words.ts';

const EARTH_RADIUS_METRES = 6371008.8;
const HOUR = 3600;
/** A shift longer than this holds a break. */
const BREAK_DUE_AFTER = 6 * HOUR;
const BREAK_LENGTH = 1200;
const BREAK_EARLIEST = 2.5 * HOUR;
const BREAK_LATEST = 5 * HOUR;

export const day: Family = {
  name: 'day',
  recognises: ({ root }) => root?.hasAll('visits', 'carers', 'speed_kmh') === true,
  read: readDay,
};

function readDay(source: Source): Instance {
  const root = source.root!;
  const carers = root.get('carers').list();
  const visitFields = root.get('visits').list();
  const places = new PlaceList();
  const skills = new SkillWords([...visitFields, ...carers].flatMap((field) => field.get('skills').texts()));
  const modes = root.get('speed_kmh').names();

  const shifts = carers.flatMap((field, carer) => readShifts(field, carer, places, modes, skills));
  // No plan travels longer than all its shifts last, so one carer-visit more outweighs any travel.
  const unservedPrice = 1 + shifts.reduce((sum, shift) => sum + shift.to - shift.from, 0);
  const visits = visitFields.map((field) => readVisit(field, places, skills, unservedPrice));
  const detour = root.get('detour').number();
  const metres = allMetres(places.list);
  const travel = modes.map((mode) => travelTable(metres, detour, root.get('speed_kmh').get(mode).number()));
  const problem: Problem = {
    places: places.list.length,
    travel,
    visits,
    links: [],
    shifts,
    carers: carers.length,
    prices: TRAVEL_ONLY,
  };
  return {
    problem,
    write: (plan) => writePlan(plan, problem, carers, visitFields),
    // Travel never reaches the price of one carer-visit, so the total is the one and the rest of the other.
    figures: (total) => ({
      'carer-visits unassigned': Math.floor(total / unservedPrice),
      'hours of travel': (total % unservedPrice) / HOUR,
    }),
    score: (plan) => {
      const unassigned = plan.unserved.reduce((sum, visit) => sum + visits[visit]!.carers, 0);
      const travelHours = Number((plan.cost.travel / HOUR).toFixed(2));
      return { unassigned, travelHours, terms: { travelSeconds: plan.cost.travel } };
    },
  };
}

interface Point {
  readonly lat: number;
  readonly lon: number;
}

/** Points with equal coordinates are one place. */
class PlaceList {
  readonly list: Point[] = [];
  readonly #known = new Map<string, number>();

  of(field: Field): number {
    const point = { lat: field.get('lat').number(), lon: field.get('lon').number() };
    const key = `${point.lat} ${point.lon}`;
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    this.#known.set(key, this.list.length);
    return this.list.push(point) - 1;
  }
}

function readVisit(field: Field, places: PlaceList, skills: SkillWords, unservedPrice: number): Visit {
  const [from, to] = field.get('tw').range();
  return {
    place: places.of(field),
    duration: field.get('service').count(),
    windows: [{ from: Math.ceil(from), to: Math.floor(to) }],
    measuredAt: 'start',
    windowRule: 'hard',
    skills: skills.words(field.get('skills').texts()),
    carers: field.get('carers').count(),
    unservedPrice,
  };
}

function readShifts(field: Field, carer: number, places: PlaceList, modes: string[], skills: SkillWords): Shift[] {
  const place = places.of(field);
  const mode = modes.indexOf(field.get('mode').text());
  if (mode === -1) field.get('mode').wrong(`no speed is given for it, only for ${modes.join(', ')}`);
  const held = skills.words(field.get('skills').texts());
  return field
    .get('shifts')
    .list()
    .map((part) => {
      const [from, to] = part.range();
      const breaks = to - from > BREAK_DUE_AFTER ? { breaks: [breakOf(from)] } : {};
      return { carer, mode, startPlace: place, endPlace: place, from, to, skills: held, ...breaks };
    });
}

function breakOf(from: number): Break {
  return {
    duration: BREAK_LENGTH,
    earliest: from + BREAK_EARLIEST,
    latest: from + BREAK_LATEST,
    missedPrice: null,
  };
}

/** Whole seconds between all pairs of points. */
function travelTable(metres: Float64Array, detour: number, speedKmh: number): TravelTable {
  const ticks = new Int32Array(metres.length);
  for (let i = 0; i < ticks.length; i++) ticks[i] = Math.round((metres[i]! * detour) / (speedKmh / 3.6));
  return { bands: [{ from: 0, ticks }] };
}

/** Great-circle distances by the haversine formula, in the checker's order of operations so that seconds agree. */
function allMetres(points: readonly Point[]): Float64Array {
  const radians = Math.PI / 180;
  const n = points.length;
  const metres = new Float64Array(n * n);
  const cosines = points.map(({ lat }) => Math.cos(lat * radians));
  for (let i = 0; i < n; i++) {
    const a = points[i]!;
    for (let j = i + 1; j < n; j++) {
      const b = points[j]!;
      const across = Math.sin(((b.lat - a.lat) * radians) / 2) ** 2;
      const along = cosines[i]! * cosines[j]! * Math.sin(((b.lon - a.lon) * radians) / 2) ** 2;
      metres[i * n + j] = 2 * EARTH_RADIUS_METRES * Math.asin(Math.sqrt(across + along));
      metres[j * n + i] = metres[i * n + j]!;
    }
  }
  return metres;
}

function writePlan(plan: Plan, problem: Problem, carers: readonly Field[], visits: readonly Field[]): string {
  const ids = visits.map((field) => field.get('id').number());
  const parts = problem.shifts.map(({ carer }, i) => i - problem.shifts.findIndex((shift) => shift.carer === carer));
  const rounds = plan.rounds
    .filter(({ stops }) => stops.length > 0)
    .map(({ shift, stops }) => ({
      carer: carers[problem.shifts[shift]!.carer]!.get('id').number(),
      shift: parts[shift]!,
      visits: stops.flatMap((stop) => (stop.kind === 'visit' ? [{ visit: ids[stop.visit]!, start: stop.start }] : [])),
      break: stops.find((stop) => stop.kind === 'break')?.start ?? null,
    }));
  return `${JSON.stringify({ rounds, unassigned: plan.unserved.map((visit) => ids[visit]!) })}\n`;
}
