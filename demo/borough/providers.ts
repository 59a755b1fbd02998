/** Providers and the contracts of the zones. Names are birds; no provider of this name is meant. */
import type { Contract, RotationRule, TierRule } from '../../domain/contract.ts';
import type { Provider } from '../../domain/provider.ts';
import { type LocalDate, weekOf } from '../../domain/time.ts';
import type { Zone } from '../../domain/zone.ts';
import type { Size } from './scale.ts';
import { needsOf, purchasesOf, reserveOf } from './terms.ts';

/** The council's own team: all zones, and the only roving night round of a rotation council. */
export const IN_HOUSE = 'in-house';
/** Contingency in every lot of a tiered council, and its night round. */
export const CONTINGENCY = 'avocet';
export const LOT_TWO = 'shearwater';

const BIRDS =
  'kestrel lapwing curlew dunlin wagtail dipper siskin redstart linnet goldcrest nuthatch fieldfare whinchat plover teal'.split(
    ' ',
  );
const LEADS_IN_A_COUNTY = 15;
const LOT_TWO_CAP = 600 * 60;

export interface Market {
  readonly providers: readonly Provider[];
  readonly contracts: readonly Contract[];
  /** Who runs the night round. */
  readonly nightProviderId: string;
}

export function marketOf(size: Size, zones: readonly Zone[], date: LocalDate): Market {
  return size.contracts === 'rotation' ? rotationMarket(size, zones, date) : tierMarket(zones);
}

/** Two providers a zone, the first with 80% of the period that starts in the demo's week (BU2, BU3). */
function rotationMarket(size: Size, zones: readonly Zone[], date: LocalDate): Market {
  const providers = zones.flatMap((_, z) => [framework(BIRDS[2 * z]!), framework(BIRDS[2 * z + 1]!)]);
  const contracts = zones.map((zone, z): Contract => {
    const rule: RotationRule = {
      kind: 'rotation',
      shares: [
        { providerId: providers[2 * z]!.id, percent: 80 },
        { providerId: providers[2 * z + 1]!.id, percent: 20 },
      ],
      firstPeriodStarts: weekOf(date),
      periodDays: 14,
      turns: 'each-period',
      reading: 'target',
      noCapacity: 'counts',
      measure: 'packages',
      carryShortfall: false,
    };
    const purchases = purchasesOf(z, providers[2 * z]!.id, IN_HOUSE, date);
    return {
      ...contract(zone, rule, size.lotTwo ? [IN_HOUSE, LOT_TWO] : [IN_HOUSE]),
      needs: needsOf(IN_HOUSE),
      ...(purchases.length > 0 && { purchases }),
    };
  });
  const inHouse: Provider = {
    ...framework(IN_HOUSE),
    name: 'Council home care team',
    kind: 'in-house',
    reserve: reserveOf(zones),
  };
  const lotTwo: Provider[] = size.lotTwo ? [{ ...framework(LOT_TWO), weeklyMinutesCap: LOT_TWO_CAP }] : [];
  return { providers: [...providers, inHouse, ...lotTwo], contracts, nightProviderId: IN_HOUSE };
}

/** A lead for each lot, three of them for two lots; the neighbours' leads supplement; one contingency for all (LE2). */
function tierMarket(zones: readonly Zone[]): Market {
  const leads = BIRDS.slice(0, LEADS_IN_A_COUNTY).map(framework);
  const lead = (z: number) => leads[((z % leads.length) + leads.length) % leads.length]!.id;
  const contracts = zones.map((zone, z): Contract => {
    const rule: TierRule = {
      kind: 'tiers',
      tiers: [
        { name: 'lead', providerIds: [lead(z)] },
        { name: 'supplementary', providerIds: [lead(z + 1), lead(z - 1)] },
        { name: 'contingency', providerIds: [CONTINGENCY] },
      ],
    };
    return contract(zone, rule, []);
  });
  return { providers: [...leads, framework(CONTINGENCY)], contracts, nightProviderId: CONTINGENCY };
}

function framework(id: string): Provider {
  const name = `${id[0]!.toUpperCase()}${id.slice(1)} Home Care`;
  return { id, name, kind: 'framework', rating: 'good', status: { kind: 'active' }, version: 1 };
}

function contract(zone: Zone, rule: Contract['rule'], fallback: readonly string[]): Contract {
  return { id: `contract-${zone.id}`, zoneId: zone.id, rule, fallback, version: 1 };
}
