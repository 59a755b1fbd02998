import type { Location } from '../../domain/place.ts';
import { travelMinutes } from '../../domain/travel.ts';
import type { Ports } from '../ports.ts';

/** Minutes by car to a place from the nearest client or carer's home of a provider; a day's drive where it has neither. */
export type Reach = (providerId: string, to: Location) => number;

const NOBODY_NEAR = 24 * 60;

export async function reachOf({ store, settings }: Ports, providerIds: readonly string[]): Promise<Reach> {
  const known = await Promise.all(
    providerIds.map(async (id) => {
      const [packages, carers] = await Promise.all([store.packagesOfProvider(id), store.carersOf(id)]);
      return [id, [...packages.map((p) => p.client.location), ...carers.map((c) => c.home)]] as const;
    }),
  );
  const places = new Map(known);
  return (providerId, to) =>
    (places.get(providerId) ?? []).reduce(
      (least, from) => Math.min(least, travelMinutes(from, to, 'car', settings)),
      NOBODY_NEAR,
    );
}
