/** What a council has before the first package: one zone, two providers under an 80/20 contract, a carer with hours each. */
import { randomUUID } from 'node:crypto';
import { expect } from 'vitest';
import { type Answer, type Gateway, operator } from './a-gateway.ts';

const RING = [
  [-2.4, 53.55],
  [-2.2, 53.55],
  [-2.2, 53.65],
  [-2.4, 53.65],
  [-2.4, 53.55],
];

const zoneMap = {
  type: 'FeatureCollection',
  features: [
    {
      type: 'Feature',
      properties: { id: 'bury-east', name: 'Bury East' },
      geometry: { type: 'Polygon', coordinates: [RING] },
    },
  ],
};

export const aProviderBody = { name: 'Irwell Care', kind: 'framework', rating: 'good', status: { kind: 'active' } };

export const aCarerBody = {
  initials: 'SK',
  home: { lat: 53.59, lon: -2.3 },
  mode: 'car',
  skills: [{ code: 'medication' }],
  gender: 'female',
  languages: ['en'],
  avoids: [],
  clearedFrom: '2026-01-01',
  maxMinutesPerWeek: 2880,
};

export const aShiftBody = {
  carerId: 'carer-1',
  days: ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'],
  from: '07:00',
  to: '15:00',
  validFrom: '2026-01-01',
};

const aContractBody = {
  zoneId: 'bury-east',
  rule: {
    kind: 'rotation',
    shares: [
      { providerId: 'prov-1', percent: 80 },
      { providerId: 'prov-2', percent: 20 },
    ],
    firstPeriodStarts: '2026-01-05',
    periodDays: 28,
    turns: 'each-period',
    measure: 'packages',
    carryShortfall: true,
  },
  fallback: [],
};

export const aPackageBody = {
  client: {
    ref: 'C-1042',
    initials: 'MB',
    location: { lat: 53.5933, lon: -2.2966 },
    postcode: 'BL9 0AA',
    accessMinutes: 2,
    needs: { barredCarers: [], preferredCarers: [], household: [] },
  },
  patterns: [
    {
      id: 'breakfast',
      days: ['mon', 'wed', 'fri'],
      window: { from: '07:30', to: '09:00' },
      minutes: 45,
      carersRequired: 1,
      skills: ['medication'],
      criticality: { level: 'standard' },
    },
  ],
  startDate: '2026-11-23',
  fundedMinutesPerWeek: 135,
  source: { kind: 'community' },
  urgency: 'standard',
  needType: 'long-term',
};

/** The same for a client of its own: one client cannot have the same visits twice. */
export function forAnotherClient<B extends Pick<typeof aPackageBody, 'client'>>(body: B): B {
  return { ...body, client: { ...body.client, ref: `C-${randomUUID()}` } };
}

/** Creates under an id of our own. */
export async function put(gateway: Gateway, path: string, body: unknown): Promise<Answer> {
  const answer = await gateway.call({ method: 'PUT', as: operator, path, body, headers: { 'if-none-match': '*' } });
  expect(answer.status, answer.text).toBe(201);
  return answer;
}

export async function loadRegister(gateway: Gateway): Promise<void> {
  const zones = await gateway.call({ method: 'PUT', as: operator, path: '/v1/zones', body: zoneMap });
  expect(zones.status, zones.text).toBe(200);
  for (const [index, id] of ['prov-1', 'prov-2'].entries()) {
    await put(gateway, `/v1/providers/${id}`, { ...aProviderBody, name: `Provider ${index + 1}` });
    await put(gateway, `/v1/providers/${id}/carers/carer-${index + 1}`, aCarerBody);
    await put(gateway, `/v1/providers/${id}/shifts/shift-${index + 1}`, {
      ...aShiftBody,
      carerId: `carer-${index + 1}`,
    });
  }
  await put(gateway, '/v1/contracts/contract-1', aContractBody);
}

/** From now on the providers of the zone are offered a package before they have it. */
export async function offerFirst(gateway: Gateway): Promise<void> {
  const path = '/v1/contracts/contract-1';
  const { id: _, version, ...contract } = (await gateway.call({ as: operator, path })).json;
  const body = { ...contract, acceptance: 'offer' };
  const headers = { 'if-match': `"${version}"` };
  const saved = await gateway.call({ method: 'PUT', as: operator, path, body, headers });
  expect(saved.status, saved.text).toBe(200);
}
