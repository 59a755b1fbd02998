import { routesOf } from '../domain/placement/routes.ts';
import type { Borough } from './borough/borough.ts';
import { IN_HOUSE } from './borough/providers.ts';

/** In which zones the contract lets providers answer; everywhere else whoever is due and has room holds the package. */
export type Offering = 'none' | 'one' | 'all';

/** The council's own team has to take what it can, where the contract names it. */
export function withOffers<B extends Pick<Borough, 'zones' | 'contracts'>>(borough: B, offering: Offering): B {
  const last = borough.zones.at(-1)?.id;
  const contracts = borough.contracts.map((contract) =>
    offering === 'all' || (offering === 'one' && contract.zoneId === last)
      ? {
          ...contract,
          acceptance: 'offer' as const,
          obliged: routesOf(contract, '').flatMap(({ providerId }) => (providerId === IN_HOUSE ? [IN_HOUSE] : [])),
        }
      : contract,
  );
  return { ...borough, contracts };
}
