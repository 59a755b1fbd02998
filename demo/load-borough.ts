/** Loads a generated borough through the HTTP API, as a council's own systems would. */
import type { Contract } from '../domain/contract.ts';
import type { Provider } from '../domain/provider.ts';
import { type ApiClient, each } from './api-client.ts';
import type { Borough } from './borough/borough.ts';

export type Progress = (stage: string, done: number, of: number) => void;

const AT_ONCE = 8;

/** Zones, providers, contracts, carers, shifts, absences and who attended whom in the last 28 days. */
export async function loadRegister(borough: Borough, operator: ApiClient, progress: Progress): Promise<void> {
  await operator.put('/v1/zones', {
    type: 'FeatureCollection',
    features: borough.zones.map(({ polygon, ...properties }) => ({ type: 'Feature', properties, geometry: polygon })),
  });
  await each(borough.providers, AT_ONCE, async (provider) => {
    const { id, version: _, ...fields } = provider satisfies Provider;
    await operator.create(`/v1/providers/${id}`, fields);
  });
  await each(borough.contracts, AT_ONCE, async (contract) => {
    const { id, version: _, ...fields } = contract satisfies Contract;
    await operator.create(`/v1/contracts/${id}`, fields);
  });
  const people = [
    ...borough.carers.map(({ id, providerId, version: _, ...fields }) => ({
      path: `/v1/providers/${providerId}/carers/${id}`,
      fields,
    })),
    ...borough.shiftPatterns.map(({ id, providerId, version: _, ...fields }) => ({
      path: `/v1/providers/${providerId}/shifts/${id}`,
      fields,
    })),
    ...borough.absences.map(({ id, providerId, version: _, ...fields }) => ({
      path: `/v1/providers/${providerId}/absences/${id}`,
      fields,
    })),
  ];
  let done = 0;
  // Carers come first: a shift of an unknown carer is refused.
  const order = [people.filter((p) => p.path.includes('/carers/')), people.filter((p) => !p.path.includes('/carers/'))];
  for (const group of order) {
    await each(group, AT_ONCE, async ({ path, fields }) => {
      await operator.create(path, fields);
      progress('carers and shifts', ++done, people.length);
    });
  }
  for (const [providerId, attendances] of Map.groupBy(borough.attendances, (a) => a.providerId)) {
    for (let from = 0; from < attendances.length; from += 2000) {
      const some = attendances.slice(from, from + 2000).map(({ providerId: _, ...fields }) => fields);
      await operator.post(
        `/v1/providers/${providerId}/attendances`,
        { attendances: some },
        `attendances-${providerId}-${from}`,
      );
    }
  }
}

/** Submits every package, in the borough's order within each zone's queue as far as several submitters can keep it. */
export async function submitPackages(borough: Borough, brokerage: ApiClient, progress: Progress): Promise<void> {
  let done = 0;
  await each(borough.packages, 1, async (request) => {
    await brokerage.post('/v1/packages', request, `package-${request.client.ref}`);
    progress('packages submitted', ++done, borough.packages.length);
  });
}
