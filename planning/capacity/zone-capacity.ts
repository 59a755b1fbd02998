/**
 * Where room is, before a package is sent: how many more calls the live rounds of each provider of a zone could take, by
 * two hours of the day. Not hours of nobody added up: calls of the length asked for, at the doors of clients in the
 * zone, are put into the rounds one beside the other, with the way there, until no more go in. Each band by itself, and
 * calls that anybody may attend: a package with skills or wishes is tried by a capacity check.
 */
import type { CarePackage } from '../../domain/package.ts';
import type { Location } from '../../domain/place.ts';
import { routesOf } from '../../domain/placement/routes.ts';
import type { ProviderStatus } from '../../domain/provider.ts';
import type { LocalDate } from '../../domain/time.ts';
import { dayMinuteOf } from '../../domain/time.ts';
import type { Zone } from '../../domain/zone.ts';
import { insert } from '../../solver/insert.ts';
import { InvalidInput, NotFound } from '../errors.ts';
import { liveDates } from '../placement/live-days.ts';
import type { Ports } from '../ports.ts';
import type { AskedVisit } from '../problem/day-problem.ts';
import { isHeld, readProvider, visitsPlannedFor, withPackages } from '../provider/provider-facts.ts';
import { standingRounds } from '../rounds/standing.ts';
import { toProblem } from '../to-problem.ts';

/** Starts of the bands, two hours each: the reserve's bands too (WA41). */
export const BANDS = ['06:00', '08:00', '10:00', '12:00', '14:00', '16:00', '18:00', '20:00'] as const;
const BAND_MINUTES = 120;
/** Looked for in a band: enough to choose a provider by, and answered within a second or two. */
export const MOST_CALLS = 12;

export interface ZoneCapacity {
  readonly zoneId: string;
  readonly date: LocalDate;
  readonly callMinutes: number;
  readonly providers: readonly ProviderRoom[];
}

export interface ProviderRoom {
  readonly providerId: string;
  readonly status: ProviderStatus['kind'];
  readonly bands: readonly BandRoom[];
}

export interface BandRoom {
  /** Wall-clock start of the two hours in which the calls start. */
  readonly from: (typeof BANDS)[number];
  /** Calls that would go in; MOST_CALLS = that many or more. */
  readonly calls: number;
  readonly minutes: number;
}

export interface Asked {
  readonly date: LocalDate;
  /** Of one call, for one carer. */
  readonly callMinutes: number;
}

/** @throws NotFound for an unknown zone, InvalidInput for a date whose rounds are not live. */
export async function zoneCapacity(ports: Ports, zoneId: string, asked: Asked): Promise<ZoneCapacity> {
  const dates = liveDates(ports.clock.now(), ports.settings);
  if (!dates.includes(asked.date)) {
    const rule = `one of the coming days, ${dates[0]} to ${dates.at(-1)}`;
    throw new InvalidInput([{ field: '/date', value: asked.date, rule }]);
  }
  const { store } = ports;
  const [zones, contract, all] = await Promise.all([store.zones(), store.contractOf(zoneId), store.providers()]);
  const zone = zones.find(({ id }) => id === zoneId);
  if (zone === undefined) throw new NotFound('zone', zoneId);
  const named = contract === undefined ? [] : routesOf(contract, '').map(({ providerId }) => providerId);
  const statusOf = new Map(all.map(({ id, status }) => [id, status.kind]));
  const providers: ProviderRoom[] = [];
  for (const providerId of named) {
    const bands = await roomOf(ports, zone, providerId, asked);
    providers.push({ providerId, status: statusOf.get(providerId) ?? 'ceased', bands });
  }
  return { zoneId, ...asked, providers };
}

async function roomOf(ports: Ports, zone: Zone, providerId: string, { date, callMinutes }: Asked): Promise<BandRoom[]> {
  const read = await readProvider(ports, providerId, [date]);
  const here = read.packages.filter((p) => isHeld(p) && p.zoneId === zone.id).map((p) => p.client.location);
  const doors = here.length > 0 ? here : [middleOf(zone)];
  const callers = Array.from({ length: MOST_CALLS }, (_, i) => caller(zone.id, i, spread(doors, i)));
  const facts = withPackages(read, callers);
  const planned = visitsPlannedFor(read, date);
  const calls = BANDS.flatMap((from) => callers.map((each) => callIn(each, date, from, callMinutes)));
  const day = toProblem(facts, date, [...planned, ...calls]);
  const probes = new Set(calls.map((_, i) => planned.length + i));
  const { rounds } = standingRounds(day, probes);
  const holdStarts = facts.plans.get(date)?.state === 'published';
  return BANDS.map((from, band) => {
    const first = planned.length + band * MOST_CALLS;
    const wanted = callers.map((_, i) => first + i);
    const { left } = insert(day.problem, { rounds }, wanted, { limit: 1, holdStarts });
    const fitting = MOST_CALLS - left.length;
    return { from, calls: fitting, minutes: fitting * callMinutes };
  });
}

/** The i-th of MOST_CALLS places, from all over the list. */
function spread(doors: readonly Location[], i: number): Location {
  return doors[Math.floor((i * Math.max(doors.length, MOST_CALLS)) / MOST_CALLS) % doors.length]!;
}

/** Of the corners, each once: for a zone in which a provider serves nobody yet. */
function middleOf({ polygon }: Zone): Location {
  const corners = polygon.coordinates[0]!.slice(1);
  const mean = (axis: 0 | 1) => corners.reduce((sum, corner) => sum + corner[axis]!, 0) / corners.length;
  return { lat: mean(1), lon: mean(0) };
}

/** A client that nobody is, without a need that would stop any carer. */
function caller(zoneId: string, i: number, location: Location): CarePackage {
  const id = `room-${i}`;
  const needs = { barredCarers: [], preferredCarers: [], household: [] };
  return {
    id,
    status: 'received',
    zoneId,
    client: { ref: id, initials: '', location, postcode: '', accessMinutes: 0, needs },
    patterns: [],
    startDate: '1970-01-01',
    fundedMinutesPerWeek: 0,
    source: { kind: 'community' },
    urgency: 'standard',
    needType: '',
    submittedAt: '',
    submittedBy: '',
    version: 0,
  };
}

function callIn(carePackage: CarePackage, date: LocalDate, from: string, minutes: number): AskedVisit {
  const opens = dayMinuteOf(date, from);
  const window = { from: opens, to: opens + BAND_MINUTES - 1 };
  const { id: packageId, client } = carePackage;
  return {
    carePackage,
    visit: {
      id: `${packageId}/${from}/${date}`,
      packageId,
      patternId: from,
      serviceOrder: 1,
      clientRef: client.ref,
      date,
      window,
      wanted: opens + BAND_MINUTES / 2,
      minutes,
      carersRequired: 1,
      skills: [],
      critical: false,
    },
  };
}
