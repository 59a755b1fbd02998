/**
 * The unified home healthcare problem (Ceschia et al. 2026, doi 10.1111/itor.70140): shifts, several bases, breaks,
 * preferred and incompatible carers, optional patients, several windows, and a price per instance for each term.
 * Details (when waiting counts, how idle time is measured) follow the benchmarks folder's check-uhhc.
 */
import type { Problem } from '../../solver/problem.ts';
import type { Field } from '../reading/field.ts';
import type { Source } from '../reading/source.ts';
import type { Family, Instance } from './family.ts';
import { SkillWords } from './skill-words.ts';
import { scaleOf } from './time-scale.ts';
import { type Patient, readLinks, readVisits } from './uhhc-patients.ts';
import { FAR, readShifts } from './uhhc-shifts.ts';
import { writeUhhc } from './uhhc-solution.ts';
import { Weights } from './uhhc-weights.ts';

export const uhhc: Family = {
  name: 'uhhc',
  recognises: ({ root }) => root?.hasAll('patients', 'terminal_points') === true,
  read: readUhhc,
};

/** Origins whose carers leave when the shift starts; elsewhere a carer leaves as late as the first stop allows. */
const LEAVE_AT_SHIFT_START = ['bazirha', 'bazirha-caie'];

function readUhhc(source: Source): Instance {
  const root = source.root!;
  const metadata = root.get('metadata');
  const matrix = root.get('distances').matrix(1);
  const size = Math.sqrt(matrix.length);
  const points = new Map(
    root
      .get('terminal_points')
      .list()
      .map((field) => [field.get('id').text(), rowOf(field, size)]),
  );
  const caregivers = root.get('caregivers').list();
  const carerIds = caregivers.map((field) => field.get('id').text());
  const services = new Map(
    root
      .get('services')
      .list()
      .map((field) => [field.get('id').text(), field.find('default_duration')?.number() ?? 0]),
  );
  const patientFields = root.get('patients').list();
  const scale = scaleOf(matrix, patientFields.flatMap(timesOf));
  const weights = new Weights(metadata.get('cost_components'), scale);
  const skills = new SkillWords(services.keys());
  const measuredAt = metadata.get('time_window_met').text() === 'at_service_start' ? 'start' : 'end';
  const patients: Patient[] = [];
  let visitCount = 0;
  for (const field of patientFields) {
    const place = rowOf(field, size);
    const visits = readVisits(field, { place, services, carerIds, skills, scale, measuredAt, weights });
    patients.push({ id: field.get('id').text(), field, first: visitCount, visits });
    visitCount += visits.length;
  }
  const ticks = Int32Array.from(matrix, (units) => Math.ceil(units * scale - 1e-6));
  const leavesLate = !LEAVE_AT_SHIFT_START.includes(metadata.find('origin')?.text() ?? '');
  const problem: Problem = {
    places: size,
    travel: [{ bands: [{ from: -FAR, ticks }] }],
    visits: patients.flatMap(({ visits }) => visits.map(({ visit }) => visit)),
    links: patients.flatMap((patient) => readLinks(patient, scale)),
    shifts: caregivers.map((field, carer) =>
      readShifts(field, {
        carer,
        points,
        skills,
        scale,
        weights,
        root,
        measuredAt,
        leavesLate,
        longestLeg: largest(ticks),
      }),
    ),
    carers: caregivers.length,
    prices: weights.prices(leavesLate ? 'latest' : 'shift-start'),
  };
  return {
    problem,
    write: (plan) => writeUhhc(plan, problem, carerIds, patients, caregivers, scale),
    figures: (total) => ({ cost: total }),
    score: ({ cost }) => ({
      cost: cost.total,
      terms: {
        travel: cost.travel,
        lateness: cost.lateness,
        highestLateness: cost.highestLateness,
        waiting: cost.waiting,
        overtime: cost.overtime,
        highestIdle: cost.highestIdle,
        carers: cost.carers,
        unserved: cost.unserved,
        missedBreaks: cost.missedBreaks,
      },
    }),
  };
}

function rowOf(field: Field, size: number): number {
  const row = field.get('distance_matrix_index');
  return row.count() < size ? row.count() : row.wrong(`is ${row.count()}, the matrix has ${size} rows`);
}

function timesOf(patient: Field): number[] {
  const windows = patient
    .get('time_windows')
    .list()
    .flatMap((window) => window.get('start').upTo(window.get('end')));
  const durations = patient
    .get('required_services')
    .list()
    .flatMap((need) => need.find('duration')?.number() ?? []);
  return [...windows, ...durations];
}

function largest(values: Int32Array): number {
  return values.reduce((most, value) => Math.max(most, value), 0);
}
