import type { Link, Visit } from '../../solver/problem.ts';
import type { Field } from '../reading/field.ts';
import type { SkillWords } from './skill-words.ts';
import { wholeTicks } from './time-scale.ts';
import { FAR } from './uhhc-shifts.ts';
import type { Weights } from './uhhc-weights.ts';

/** A patient of the file: each required service is a visit of its own, from index `first` on. */
export interface Patient {
  readonly id: string;
  readonly field: Field;
  readonly first: number;
  readonly visits: readonly PatientVisit[];
}

export interface PatientVisit {
  readonly service: string;
  /** In the file's units; the solution states the departure with it. */
  readonly duration: number;
  readonly visit: Visit;
}

interface Reading {
  readonly place: number;
  readonly services: ReadonlyMap<string, number>;
  readonly carerIds: readonly string[];
  readonly skills: SkillWords;
  readonly scale: number;
  readonly measuredAt: Visit['measuredAt'];
  readonly weights: Weights;
}

export function readVisits(patient: Field, reading: Reading): PatientVisit[] {
  const { services, skills, scale, weights } = reading;
  const needs = patient.get('required_services').list();
  if (needs.length === 0) patient.get('required_services').wrong('is empty');
  const optional = patient.find('optional')?.flag() ?? false;
  const mayBeLeftOut = optional && !weights.hard('optional_patients');
  const windows = patient
    .get('time_windows')
    .list()
    .map((field) => field.get('start').upTo(field.get('end')))
    .map(([from, to]) => ({ from: wholeTicks(from * scale), to: wholeTicks(to * scale) }));
  if (windows.length === 0) patient.get('time_windows').wrong('is empty');
  const shared = {
    place: reading.place,
    windows,
    measuredAt: reading.measuredAt,
    windowRule: weights.hard('total_tardiness') || weights.hard('highest_tardiness') ? 'hard' : 'priced',
    carers: 1,
    // Priced once a patient, whose services are left out together: the services share it.
    unservedPrice: mayBeLeftOut ? weights.each('optional_patients') / needs.length : null,
    ...carerRules(patient, reading),
  } as const;
  return needs.map((need) => {
    const service = need.get('service').text();
    const usual = services.get(service) ?? need.get('service').wrong(`no service '${service}' is listed`);
    const duration = need.find('duration')?.number() ?? usual;
    const visit: Visit = { ...shared, duration: wholeTicks(duration * scale), skills: skills.words([service]) };
    return { service, duration, visit };
  });
}

/** Incompatible carers are barred; others than the preferred ones cost a price, or are barred where that is hard. */
function carerRules(patient: Field, { carerIds, weights }: Reading) {
  const barred = new Set(patient.find('incompatible_caregivers')?.texts() ?? []);
  const preferred = patient.find('preferred_caregivers')?.texts();
  if (preferred !== undefined && weights.hard('caregiver_preferences')) {
    for (const id of carerIds) if (!preferred.includes(id)) barred.add(id);
  }
  const indices = (ids: Iterable<string>) => [...ids].map((id) => carerIds.indexOf(id)).filter((i) => i !== -1);
  const price = weights.each('caregiver_preferences');
  return {
    ...(barred.size > 0 ? { barred: indices(barred) } : {}),
    ...(preferred !== undefined && price > 0
      ? { carerPrices: indices(preferred).map((carer) => ({ carer, price: 0 })), otherCarerPrice: price }
      : {}),
  };
}

/** Gaps between the two services of a synchronised patient; services of an optional one are served all or none. */
export function readLinks({ field, first, visits }: Patient, scale: number): Link[] {
  if (visits.length < 2) return [];
  const rule = field.find('synchronization');
  const type = rule?.get('type').text() ?? 'independent';
  if (rule === undefined || type === 'independent') return visits.slice(1).map((_, i) => allOrNone(first + i));
  const [min, max] = type === 'simultaneous' || !rule.has('distance') ? [0, 0] : distance(rule.get('distance'));
  const gap = { min: wholeTicks(min * scale), max: wholeTicks(max * scale) };
  const synchronised: Link = { first, second: first + 1, ...gap, differentCarers: true, together: true };
  return [synchronised, ...visits.slice(2).map((_, i) => allOrNone(first + 1 + i))];
}

function allOrNone(first: number): Link {
  return {
    first,
    second: first + 1,
    min: -FAR,
    max: Number.POSITIVE_INFINITY,
    differentCarers: false,
    together: true,
  };
}

function distance(field: Field): [number, number] {
  return field.isList() ? field.range() : field.get('min').upTo(field.get('max'));
}
