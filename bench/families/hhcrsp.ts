/**
 * Home health care routing and scheduling in the Udine format (Mankowska, Meisel & Bierwirth 2014; Ceschia et al.
 * 2024): least (travel + tardiness + highest tardiness) / 3, windows that may be overrun, double services.
 * Each service is a visit of its own; a patient's two services are joined by a link of different carers.
 * Price and tick are the same unit (1/scale of the file's unit), so all sums are whole where the times are.
 */
import type { Plan } from '../../solver/plan.ts';
import type { Link, Problem, Shift, TravelTable, Visit } from '../../solver/problem.ts';
import type { Field } from '../reading/field.ts';
import type { Source } from '../reading/source.ts';
import type { Family, Instance } from './family.ts';
import { TRAVEL_ONLY } from './plain-prices.ts';
import { SkillWords } from './skill-words.ts';
import { scaleOf, wholeTicks } from './time-scale.ts';

/** The objective is the mean of three terms. */
const TERMS = 3;

export const hhcrsp: Family = {
  name: 'hhcrsp',
  recognises: ({ root }) => root?.hasAll('patients', 'caregivers') === true && !root.has('terminal_points'),
  read: readHhcrsp,
};

/** One service a patient requires, with what the solution file calls it. */
interface Service {
  readonly patient: string;
  readonly service: string;
  /** In the file's units; the solution states the departure with it. */
  readonly duration: number;
  readonly visit: Visit;
}

function readHhcrsp(source: Source): Instance {
  const root = source.root!;
  const patients = root.get('patients').list();
  const caregivers = root.get('caregivers').list();
  const distances = root.get('distances');
  const matrix = distances.matrix(patients.length + 1);
  const size = Math.sqrt(matrix.length);
  const scale = scaleOf(matrix, patients.flatMap(timesOf));
  const defaults = new Map(
    root
      .get('services')
      .list()
      .map((field) => [field.get('id').text(), field.get('default_duration').number()]),
  );
  const skills = new SkillWords(defaults.keys());
  const services = patients.map((field, i) => readServices(field, i, size, { defaults, skills, scale }));
  const first: number[] = [];
  let count = 0;
  for (const list of services) {
    first.push(count);
    count += list.length;
  }
  const flat = services.flat();
  const shifts = caregivers.map((field, carer): Shift => {
    const place = rowOf(field, 0, size);
    const held = skills.words(field.get('abilities').texts());
    return { carer, mode: 0, startPlace: place, endPlace: place, from: 0, to: NEVER, skills: held };
  });
  const problem: Problem = {
    places: size,
    travel: [travelTable(matrix, scale)],
    visits: flat.map(({ visit }) => visit),
    links: patients.flatMap((field, i) => readLink(field, first[i]!, services[i]!.length, scale)),
    shifts,
    carers: caregivers.length,
    prices: { ...TRAVEL_ONLY, lateness: 1, highestLateness: 1 },
  };
  const unit = TERMS * scale;
  return {
    problem,
    write: (plan) =>
      writePlan(
        plan,
        caregivers.map((field) => field.get('id').text()),
        flat,
        scale,
      ),
    figures: (total) => ({ cost: total / unit }),
    score: ({ cost }) => ({
      cost: cost.total / unit,
      terms: {
        travel: cost.travel / scale,
        tardiness: cost.lateness / scale,
        maxTardiness: cost.highestLateness / scale,
      },
    }),
  };
}

/** The format sets no end to a route; this lies beyond any sum of times and within 32 bits. */
const NEVER = 1_000_000_000;

function timesOf(patient: Field): number[] {
  const durations = patient
    .get('required_caregivers')
    .list()
    .flatMap((need) => need.find('duration')?.number() ?? []);
  const gap = patient.find('synchronization')?.find('distance');
  return [...patient.get('time_window').range(), ...durations, ...(gap?.range() ?? [])];
}

function rowOf(field: Field, otherwise: number, size: number): number {
  const row = field.find('distance_matrix_index');
  if (row === undefined) return otherwise;
  return row.count() < size ? row.count() : row.wrong(`is ${row.count()}, the matrix has ${size} rows`);
}

interface Reading {
  readonly defaults: ReadonlyMap<string, number>;
  readonly skills: SkillWords;
  readonly scale: number;
}

function readServices(patient: Field, index: number, size: number, reading: Reading): Service[] {
  const { defaults, skills, scale } = reading;
  const place = rowOf(patient, index + 1, size);
  const [from, to] = patient.get('time_window').range();
  const window = { from: wholeTicks(from * scale), to: wholeTicks(to * scale) };
  const needs = patient.get('required_caregivers').list();
  if (needs.length === 0 || needs.length > 2) patient.get('required_caregivers').wrong('needs one or two services');
  return needs.map((need) => {
    const name = need.get('service').text();
    const usual = defaults.get(name) ?? need.get('service').wrong(`no service '${name}' is listed`);
    const duration = need.find('duration')?.number() ?? usual;
    const visit: Visit = {
      place,
      duration: wholeTicks(duration * scale),
      windows: [window],
      measuredAt: 'start',
      windowRule: 'priced',
      skills: skills.words([name]),
      carers: 1,
      unservedPrice: null,
    };
    return { patient: patient.get('id').text(), service: name, duration, visit };
  });
}

function readLink(patient: Field, first: number, count: number, scale: number): Link[] {
  if (count < 2) return [];
  const rule = patient.get('synchronization');
  const [min, max] = rule.get('type').text() === 'simultaneous' ? [0, 0] : rule.get('distance').range();
  const gap = { min: wholeTicks(min * scale), max: wholeTicks(max * scale) };
  return [{ first, second: first + 1, ...gap, differentCarers: true, together: true }];
}

function travelTable(matrix: Float64Array, scale: number): TravelTable {
  const exact = matrix.map((units) => units * scale);
  const ticks = Int32Array.from(exact, (units) => Math.ceil(units - 1e-6));
  const rounded = exact.some((units, i) => Math.abs(units - ticks[i]!) > 1e-6);
  return { bands: [{ from: 0, ticks }], ...(rounded ? { price: exact } : {}) };
}

/** Udine's solution file; `arrival_time` is the start of the service. */
function writePlan(plan: Plan, caregivers: readonly string[], services: readonly Service[], scale: number): string {
  const routes = plan.rounds
    .filter(({ stops }) => stops.length > 0)
    .map(({ shift, stops }) => ({
      caregiver_id: caregivers[shift]!,
      locations: stops.flatMap((stop) => {
        if (stop.kind !== 'visit') return [];
        const { patient, service, duration } = services[stop.visit]!;
        const start = stop.start / scale;
        return [{ patient, service, arrival_time: start, departure_time: start + duration }];
      }),
    }));
  return `${JSON.stringify({ routes })}\n`;
}
