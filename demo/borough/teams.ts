/**
 * Who serves where with what work in mind. The demo hands out in one day what a council places over years, all of it
 * in one period of the rotation. So the provider with the 80% is staffed for four fifths of the zone's stock; the
 * other for its fifth and the new packages of the next periods, when it is the one with 80%; the in-house team for
 * the nights, its own services, the reserve and what is left over. No provider could take over the whole zone.
 */
import type { Draft } from './packages.ts';
import { CONTINGENCY, IN_HOUSE, LOT_TWO, type Market } from './providers.ts';
import type { Size } from './scale.ts';
import { noWork, plus, reservedWork, type Work, workOf } from './staffing.ts';

export interface Team {
  readonly providerId: string;
  /** Where its carers live and its clients are. */
  readonly zoneIds: readonly string[];
  readonly work: Work;
  /** Least carers on an early and on a late shift. */
  readonly floor: number;
  /** Positions in the drafts. */
  readonly holds: readonly number[];
}

/** Held work plus a margin for fragmentation, sickness and skills. */
const MARGIN = 1.12;
/** Of the zone's work, on top, for whoever has the small share now. */
const GROWTH = 0.06;
const OVERFLOW = 0.03;
const ZONES_A_NIGHT_CREW = 3;

export function teamsOf(
  size: Size,
  drafts: readonly Draft[],
  holders: readonly (string | undefined)[],
  market: Market,
): Team[] {
  const zoneIds = market.contracts.map((c) => c.zoneId);
  const work = (held: (i: number) => boolean) =>
    workOf(
      drafts.filter((_, i) => held(i)).map((d) => d.request),
      size.legMinutes,
    );
  const holdsIn = (providerId: string, zones: readonly string[]) =>
    drafts.flatMap((d, i) => (holders[i] === providerId && zones.includes(d.zoneId) ? [i] : []));
  const team = (providerId: string, zones: readonly string[], floor: number, extra: Work): Team => {
    const holds = holdsIn(providerId, zones);
    const own = new Set(holds);
    return {
      providerId,
      zoneIds: zones,
      floor,
      holds,
      work: plus(
        extra,
        work((i) => own.has(i)),
        MARGIN,
      ),
    };
  };
  const share = (zones: readonly string[], factor: number) =>
    plus(
      noWork,
      work((i) => drafts[i]!.kind === 'day' && zones.includes(drafts[i]!.zoneId)),
      factor,
    );

  const own = market.contracts.flatMap(({ zoneId, rule }) =>
    rule.kind === 'rotation'
      ? rule.shares.map((s, i) => team(s.providerId, [zoneId], 4, share([zoneId], i === 0 ? 0 : GROWTH)))
      : [team(rule.tiers[0]!.providerIds[0]!, [zoneId], 4, share([zoneId], GROWTH))],
  );
  if (size.contracts === 'tiers') {
    return [...own, ...groups(zoneIds).map((zones) => team(CONTINGENCY, zones, 2, share(zones, OVERFLOW)))];
  }
  const shared = [IN_HOUSE, ...(size.lotTwo ? [LOT_TWO] : [])];
  const kept = (providerId: string) =>
    reservedWork(market.providers.find(({ id }) => id === providerId)?.reserve ?? [], size.legMinutes);
  const spare = share(zoneIds, OVERFLOW);
  return [...own, ...shared.map((providerId) => team(providerId, zoneIds, 4, plus(spare, kept(providerId))))];
}

/** A crew cannot be everywhere in a county: it keeps to a few neighbouring lots. */
function groups(zoneIds: readonly string[]): string[][] {
  const result: string[][] = [];
  for (let i = 0; i < zoneIds.length; i += ZONES_A_NIGHT_CREW) result.push(zoneIds.slice(i, i + ZONES_A_NIGHT_CREW));
  return result;
}
