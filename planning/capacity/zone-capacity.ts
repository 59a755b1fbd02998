/**
 * Where room is, before a package is sent: how many more calls the live rounds of each provider of a zone could take, by
 * two hours of the day. Not hours of nobody added up: calls of the length asked for, at the doors of clients in the
 * zone, are put into the rounds one beside the other, with the way there, until no more go in. Each band by itself, and
 * calls that anybody may attend: a package with skills or wishes is tried by a capacity check. Of today, into the rounds
 * that are under way what could start in them yet: nothing there moves any more.
 */
import type { CarePackage } from '../../domain/package.ts';
import { everybodyIn, type Listed } from '../../domain/placement/routes.ts';
import { leastNotice } from '../../domain/placement/same-day.ts';
import type { ProviderStatus } from '../../domain/provider.ts';
import { BAND_MINUTES, BANDS, RESERVED_CALL_MINUTES, type ReserveKept } from '../../domain/reserve.ts';
import { dayMinuteOf, type LocalDate, type LocalTime, localTimeOf, planningDateOf } from '../../domain/time.ts';
import type { Zone } from '../../domain/zone.ts';
import { insert } from '../../solver/insert.ts';
import type { PlanRound } from '../../solver/plan.ts';
import { InvalidInput, NotFound } from '../errors.ts';
import { fromRounds } from '../from-rounds.ts';
import { liveDates } from '../placement/live-days.ts';
import { reservedToCome, toCome } from '../placement/reserve-today.ts';
import { minuteToCome } from '../placement/start-today.ts';
import type { Ports } from '../ports.ts';
import type { AskedVisit, DayProblem } from '../problem/day-problem.ts';
import { isReserve } from '../provider/held-reserve.ts';
import { callPlaces, nobodys } from '../provider/nobodys-calls.ts';
import { isHeld, readProvider, visitsPlannedFor, withPackages } from '../provider/provider-facts.ts';
import { serves } from '../repair/mended-rounds.ts';
import { holding, standingRounds } from '../rounds/standing.ts';
import { toProblem } from '../to-problem.ts';

export interface ZoneCapacity {
  readonly zoneId: string;
  readonly date: LocalDate;
  readonly callMinutes: number;
  /** Of today: when the first call could start, after the shortest notice of those that may start on the day. */
  readonly earliest?: LocalTime;
  readonly providers: readonly ProviderRoom[];
}

/** `route`: how the contract comes to it; 'spot' = bought package by package, after everybody else. */
export interface ProviderRoom extends Listed {
  readonly status: ProviderStatus['kind'];
  readonly bands: readonly BandRoom[];
}

export interface BandRoom {
  /** Wall-clock start of the two hours in which the calls start. */
  readonly from: (typeof BANDS)[number];
  /** Calls that would go in; as many as are tried (provider/nobodys-calls.ts) = that many or more. */
  readonly calls: number;
  readonly minutes: number;
  /** Of a provider that keeps minutes free here for emergencies; the calls are what goes in beside them. */
  readonly reserve?: ReserveKept;
}

export interface Asked {
  readonly date: LocalDate;
  /** Of one call, for one carer. */
  readonly callMinutes: number;
}

/** @throws NotFound for an unknown zone, InvalidInput for a date whose rounds are not live. */
export async function zoneCapacity(ports: Ports, zoneId: string, asked: Asked): Promise<ZoneCapacity> {
  const { store, settings, clock } = ports;
  const at = clock.now();
  const today = planningDateOf(at);
  const notice = leastNotice(settings.starts);
  const dates = [...(notice === undefined ? [] : [today]), ...liveDates(at, settings)];
  if (!dates.includes(asked.date)) {
    const rule = `must be ${notice === undefined ? '' : 'today or '}one of the coming days, ${dates[0]} to ${dates.at(-1)}`;
    throw new InvalidInput([{ field: '/date', value: asked.date, rule }]);
  }
  const earliest = asked.date === today ? minuteToCome(today, at) + (notice ?? 0) : undefined;
  const [zones, contract, all] = await Promise.all([store.zones(), store.contractOf(zoneId), store.providers()]);
  const zone = zones.find(({ id }) => id === zoneId);
  if (zone === undefined) throw new NotFound('zone', zoneId);
  const listed = contract === undefined ? [] : everybodyIn(contract);
  const statusOf = new Map(all.map(({ id, status }) => [id, status.kind]));
  const providers: ProviderRoom[] = [];
  for (const each of listed) {
    const bands = await roomOf(ports, zone, each.providerId, asked, earliest);
    providers.push({ ...each, status: statusOf.get(each.providerId) ?? 'ceased', bands });
  }
  return { zoneId, ...asked, ...(earliest !== undefined && { earliest: localTimeOf(today, earliest) }), providers };
}

async function roomOf(
  ports: Ports,
  zone: Zone,
  providerId: string,
  { date, callMinutes }: Asked,
  earliest: number | undefined,
): Promise<BandRoom[]> {
  const read = await readProvider(ports, providerId, [date]);
  const places = callPlaces(read.packages.filter(isHeld), zone);
  const callers = places.map((place, i) => nobodys(`room-${i}`, zone.id, place));
  const facts = withPackages(read, callers);
  const kept = earliest === undefined ? [] : reservedToCome(read, date, earliest);
  const standing = [...visitsPlannedFor(read, date), ...kept];
  const calls = BANDS.flatMap((from) =>
    callers.flatMap((each) => toCome(callIn(each, date, from, callMinutes), earliest ?? 0)),
  );
  const day = toProblem(facts, date, [...standing, ...calls]);
  const probes = day.visits.map((_, v) => v).slice(standing.length);
  const underWay = earliest !== undefined;
  const rounds = underWay ? roundsUnderWay(day, kept) : standingRounds(day, new Set(probes)).rounds;
  const holdStarts = underWay || facts.plans.get(date)?.state === 'published';
  return BANDS.map((from) => {
    const wanted = probes.filter((v) => day.visits[v]!.visit.patternId === from);
    const { left } = insert(day.problem, { rounds }, wanted, { limit: 1, holdStarts });
    const fitting = wanted.length - left.length;
    const reserve = reserveIn(day, rounds, zone.id, from);
    return { from, calls: fitting, minutes: fitting * callMinutes, ...(reserve !== undefined && { reserve }) };
  });
}

/** Today's rounds as they are, and beside them as many calls of the reserve as still have a place. */
function roundsUnderWay(day: DayProblem, kept: readonly AskedVisit[]): readonly PlanRound[] {
  const stored = day.facts.plans.get(day.date);
  const rounds = holding(day, fromRounds(day, stored?.rounds ?? []));
  const reserved = kept.map(({ visit }) => day.visitOf.get(visit.id)!);
  return insert(day.problem, { rounds }, reserved, { limit: 1, holdStarts: true }).plan.rounds;
}

/** What the provider is to keep free in a band of the zone, and what of it has a place in the rounds. */
function reserveIn(
  { visits }: DayProblem,
  rounds: readonly PlanRound[],
  zoneId: string,
  from: string,
): ReserveKept | undefined {
  const wanted = visits.flatMap(({ carePackage, visit }, v) =>
    isReserve(carePackage) && carePackage.zoneId === zoneId && visit.patternId === from ? [v] : [],
  );
  if (wanted.length === 0) return undefined;
  const held = wanted.filter((visit) => serves(rounds, visit));
  return {
    wantedMinutes: wanted.length * RESERVED_CALL_MINUTES,
    heldMinutes: held.length * RESERVED_CALL_MINUTES,
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
      // As early as may be: in published rounds a call stays where it goes in, and from the middle they would not pack.
      wanted: opens,
      minutes,
      carersRequired: 1,
      skills: [],
      critical: false,
    },
  };
}
