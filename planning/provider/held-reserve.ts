/**
 * A provider's reserve (domain/reserve.ts) as planning holds it: packages of nobody, offered to the provider for good, so
 * that gaps are kept for them like for every offer (rounds/gaps.ts). Every planning date places them anew where they fit;
 * what finds no place is no visit left out, because nobody has asked for it yet.
 */
import type { CarePackage, VisitPattern } from '../../domain/package.ts';
import { BAND_MINUTES, RESERVED_CALL_MINUTES, type Reserve } from '../../domain/reserve.ts';
import type { DayPlan } from '../../domain/round.ts';
import { wallMinutesOf, wallTime } from '../../domain/time.ts';
import type { Zone } from '../../domain/zone.ts';
import { callPlaces, nobodys } from './nobodys-calls.ts';
import type { ProviderFacts } from './provider-facts.ts';

/** No package is submitted under an identifier that begins so. */
const PREFIX = 'reserve:';
const EVERY_DAY = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;

/** One package a call. @param held the packages that it serves: the reserve is kept near their doors. */
export function reservePackages(
  providerId: string,
  reserve: readonly Reserve[],
  held: readonly CarePackage[],
  zones: readonly Zone[],
): readonly CarePackage[] {
  return reserve.flatMap(({ zoneId, from, minutes }) => {
    const zone = zones.find(({ id }) => id === zoneId);
    if (zone === undefined) return [];
    const places = callPlaces(held, zone);
    return Array.from({ length: minutes / RESERVED_CALL_MINUTES }, (_, i): CarePackage => {
      const id = `${PREFIX}${zoneId}:${from}:${i}`;
      const offer = { id, providerId, at: '', due: '', from: '1970-01-01', extraTravelMinutes: 0 };
      return { ...nobodys(id, zoneId, places[i]!, [callIn(from)]), status: 'offered', offer };
    });
  });
}

function callIn(from: string): VisitPattern {
  return {
    id: from,
    days: EVERY_DAY,
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
