/**
 * A provider's reserve (domain/reserve.ts) as planning holds it: packages of nobody, offered to the provider for good, so
 * that gaps are kept for them like for every offer (rounds/gaps.ts). Every planning date places them anew where they fit;
 * what finds no place is no visit left out, because nobody has asked for it yet.
 */
import type { CarePackage, VisitPattern } from '../../domain/package.ts';
import {
  BAND_MINUTES,
  RESERVED_CALL_MINUTES,
  type Reserve,
  type ReserveKept,
  reservedOn,
} from '../../domain/reserve.ts';
import type { DayPlan } from '../../domain/round.ts';
import { WEEKDAYS, type Weekday, wallMinutesOf, wallTime, weekdayOf } from '../../domain/time.ts';
import type { Zone } from '../../domain/zone.ts';
import { callPlaces, nobodys } from './nobodys-calls.ts';
import type { ProviderFacts } from './provider-facts.ts';

/** No package is submitted under an identifier that begins so. */
const PREFIX = 'reserve:';

/**
 * One package a call, on the weekdays that ask for so many.
 * @param held the packages that it serves: the reserve is kept near their doors.
 */
export function reservePackages(
  providerId: string,
  reserve: readonly Reserve[],
  held: readonly CarePackage[],
  zones: readonly Zone[],
): readonly CarePackage[] {
  return [...Map.groupBy(reserve, ({ zoneId, from }) => `${zoneId}:${from}`)].flatMap(([name, ofBand]) => {
    const { zoneId, from } = ofBand[0]!;
    const zone = zones.find(({ id }) => id === zoneId);
    if (zone === undefined) return [];
    const places = callPlaces(held, zone);
    const calls = WEEKDAYS.map((weekday) => reservedOn(ofBand, weekday) / RESERVED_CALL_MINUTES);
    return Array.from({ length: Math.max(...calls) }, (_, i): CarePackage => {
      const id = `${PREFIX}${name}:${i}`;
      const offer = { id, providerId, at: '', due: '', from: '1970-01-01', extraTravelMinutes: 0 };
      const days = WEEKDAYS.filter((_weekday, d) => i < calls[d]!);
      return { ...nobodys(id, zoneId, places[i]!, [callIn(from, days)]), status: 'offered', offer };
    });
  });
}

function callIn(from: string, days: readonly Weekday[]): VisitPattern {
  return {
    id: from,
    days,
    window: { from, to: wallTime(wallMinutesOf(from) + BAND_MINUTES - 1) },
    minutes: RESERVED_CALL_MINUTES,
    carersRequired: 1,
    skills: [],
    criticality: { level: 'standard' },
  };
}

export function isReserve({ id }: Pick<CarePackage, 'id'>): boolean {
  return id.startsWith(PREFIX);
}

/** What of the reserve has a place in the rounds of a day; undefined where none is wanted. */
export function reserveKept(reserve: readonly Reserve[], { date, withGaps = [] }: DayPlan): ReserveKept | undefined {
  const wantedMinutes = reservedOn(reserve, weekdayOf(date));
  if (wantedMinutes === 0) return undefined;
  const calls = withGaps.flatMap(({ segments }) =>
    segments.filter((s) => s.kind === 'visit' && isReserve({ id: s.packageId })),
  );
  return { wantedMinutes, heldMinutes: calls.length * RESERVED_CALL_MINUTES };
}

/** The provider as an emergency sees it: what is kept for emergencies is free, also in the weekly hours of its carers. */
export function withoutReserve(facts: ProviderFacts): ProviderFacts {
  if (!facts.packages.some(isReserve)) return facts;
  const plans = new Map([...facts.plans].map(([date, plan]) => [date, emptied(plan)]));
  return { ...facts, packages: facts.packages.filter((p) => !isReserve(p)), plans };
}

/** Other gaps of the same round are looked for anew. */
function emptied({ withGaps, ...plan }: DayPlan): DayPlan {
  const others = withGaps?.filter(
    ({ segments }) => !segments.some((s) => s.kind === 'visit' && isReserve({ id: s.packageId })),
  );
  return others === undefined || others.length === 0 ? plan : { ...plan, withGaps: others };
}
