/** Package requests of one locality: enough of them for its share of the council's visits a day. */
import type { Client, Needs } from '../../domain/client.ts';
import { minutesPerWeek } from '../../domain/occurrences.ts';
import type { PackageRequest, Urgency, VisitPattern } from '../../domain/package.ts';
import { addDays, type LocalDate, weekOf } from '../../domain/time.ts';
import type { Zone } from '../../domain/zone.ts';
import { type Address, addressesOf } from './addresses.ts';
import { dayOf } from './calls.ts';
import type { Locality } from './council.ts';
import { nightOf } from './nights.ts';
import { type Random, randomOf } from './random.ts';
import { CRISIS_RESPONSE } from './terms.ts';
import { unplaceable } from './unplaceable.ts';

export interface Draft {
  readonly zoneId: string;
  readonly request: PackageRequest;
  /** Attended before: has a history. */
  readonly known: boolean;
  readonly kind: 'day' | 'night' | 'unplaceable';
}

const NIGHT_SHARE = 0.015;
const UNPLACEABLE_SHARE = 0.03;
const NEW_SHARE = 0.15;
const ADDRESSES_AHEAD = 60;

export function draftsOf(seed: number, locality: Locality, zone: Zone, visitsPerDay: number, date: LocalDate): Draft[] {
  const random = randomOf(seed, `packages ${locality.id}`);
  const expected = Math.ceil(visitsPerDay / 2);
  const addresses = addressesOf(locality, zone, expected + ADDRESSES_AHEAD, randomOf(seed, `addresses ${locality.id}`));
  const drafts: Draft[] = [];
  let visits = 0;
  for (const address of addresses) {
    if (visits >= visitsPerDay) return drafts;
    const draft = draftOf(random, zone.id, address, drafts.length, date);
    const isFlexible = draft.kind === 'day' && draft.known && !drafts.some((d) => d.request.hoursBank !== undefined);
    drafts.push(isFlexible ? { ...draft, request: withHoursBank(draft.request) } : draft);
    visits += draft.request.patterns.reduce((sum, p) => sum + p.days.length, 0) / 7;
  }
  throw new RangeError(
    `${locality.id}: ${addresses.length} addresses hold ${visits} visits a day, wanted ${visitsPerDay}`,
  );
}

function draftOf(random: Random, zoneId: string, address: Address, n: number, date: LocalDate): Draft {
  const kind = random.weighted([
    ['night', NIGHT_SHARE],
    ['unplaceable', UNPLACEABLE_SHARE],
    ['day', 1 - NIGHT_SHARE - UNPLACEABLE_SHARE],
  ] as const);
  const impossible = unplaceable[random.int(0, unplaceable.length - 1)]!;
  const patterns = kind === 'night' ? nightOf(random) : kind === 'day' ? dayOf(random).patterns : impossible.patterns;
  const needs = { ...needsOf(random), ...(kind === 'unplaceable' ? impossible.needs : {}) };
  const known = kind === 'day' && !random.chance(NEW_SHARE);
  const client: Client = {
    ref: `${zoneId}-${String(n + 1).padStart(4, '0')}`,
    initials: initialsOf(random),
    ...address,
    needs,
  };
  return { zoneId, kind, known, request: requestOf(random, client, patterns, known, date) };
}

function requestOf(
  random: Random,
  client: Client,
  patterns: readonly VisitPattern[],
  known: boolean,
  date: LocalDate,
): PackageRequest {
  const hospital = random.chance(known ? 0.1 : 0.6);
  // Whoever is known has been at home for weeks: only a new client waits on a ward.
  const urgency: Urgency = hospital
    ? known
      ? 'standard'
      : 'hospital-discharge'
    : random.weighted([
        ['standard', 88],
        ['urgent', 10],
        ['emergency', 2],
      ] as const);
  const starts = known
    ? 1
    : random.weighted([
        [1, 60],
        [2, 15],
        [4, 15],
        [10, 10],
      ] as const);
  const reablement = !known && random.chance(0.4);
  const startDate = addDays(date, starts);
  const commissioned = minutesPerWeek({ patterns });
  return {
    client,
    patterns,
    startDate,
    ...(reablement ? { endDate: addDays(startDate, 41) } : {}),
    // Funded in half hours.
    fundedMinutesPerWeek: Math.ceil(commissioned / 30) * 30,
    source: hospital ? { kind: 'hospital', readyDate: startDate } : { kind: 'community' },
    urgency,
    needType: urgency === 'emergency' ? CRISIS_RESPONSE : reablement ? 'reablement' : 'long-term',
  };
}

/** Carers are named later, when it is known who might come: see wishes.ts. */
function needsOf(random: Random): Needs {
  const gender = random.weighted([
    [undefined, 78],
    [{ carer: 'female', strength: 'required' }, 9],
    [{ carer: 'female', strength: 'preferred' }, 8],
    [{ carer: 'male', strength: 'required' }, 1],
    [{ carer: 'male', strength: 'preferred' }, 4],
  ] as const);
  const language = random.weighted([
    [undefined, 94],
    ['ur', 3],
    ['pa', 1.5],
    ['pl', 1.5],
  ] as const);
  const strength = random.chance(0.2) ? 'required' : 'preferred';
  return {
    ...(gender === undefined ? {} : { gender }),
    ...(language === undefined ? {} : { language: { code: language, strength } }),
    barredCarers: [],
    preferredCarers: [],
    household: [
      ...(random.chance(0.12) ? ['dog'] : []),
      ...(random.chance(0.08) ? ['cat'] : []),
      ...(random.chance(0.1) ? ['smoking'] : []),
    ],
  };
}

/** Flexible hours (BU7): as funded over four weeks, more in one week and less in the next, and two hours beside them. */
function withHoursBank(request: PackageRequest): PackageRequest {
  const week = request.fundedMinutesPerWeek;
  const moved = Math.round(week / 3 / 30) * 30;
  const weeks = [week + moved, week - moved, week + moved, week - moved] as const;
  return { ...request, hoursBank: { firstPeriodStarts: weekOf(request.startDate), weeks, contingencyMinutes: 120 } };
}

export function initialsOf(random: Random): string {
  const letter = () => random.pick([...'ABCDEFGHIJKLMNOPRSTWY']);
  return letter() + letter();
}
