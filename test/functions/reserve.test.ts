import { beforeAll, describe, expect, it } from 'vitest';
import { readDayPlan } from '../../storage/day-plans.ts';
import { aGateway, broker, operator } from './a-gateway.ts';
import { sqsEvent } from './a-queue.ts';
import { aPackageBody, aProviderBody, loadRegister } from './a-register.ts';

const gateway = aGateway();
beforeAll(() => loadRegister(gateway));

const DATE = '2026-11-23';
const reserve = [
  { zoneId: 'bury-east', from: '08:00', days: ['mon', 'tue'], minutes: 60 },
  { zoneId: 'bury-east', from: '08:00', days: ['sat'], minutes: 120 },
];

function save(providerId: string, version: number, body: object) {
  const headers = { 'if-match': `"${version}"` };
  const path = `/v1/providers/${providerId}`;
  return gateway.call({ method: 'PUT', as: operator, path, body: { ...aProviderBody, ...body }, headers });
}

describe('a reserve over HTTP', () => {
  it('is saved with its provider, wanted and held in where room is, and in no form of the rounds', async () => {
    for (const id of ['prov-1', 'prov-2']) {
      const saved = await save(id, 1, { kind: 'in-house', reserve });
      expect([saved.status, saved.json.reserve], saved.text).toEqual([200, reserve]);
    }
    const { id } = (await gateway.create(broker, '/v1/packages', aPackageBody)).json;
    const { handler } = await import('../../functions/place-package.ts');
    const body = { packageId: id, zoneId: 'bury-east', attempt: 'submitted', correlationId: 'c-1' };
    expect(await handler(sqsEvent({ group: 'bury-east', body }))).toEqual({ batchItemFailures: [] });
    const { placement } = (await gateway.call({ as: broker, path: `/v1/packages/${id}` })).json;

    const room = await gateway.call({ as: broker, path: `/v1/zones/bury-east/capacity?date=${DATE}` });
    const bands = room.json.providers.find((p: { providerId: string }) => p.providerId === placement.providerId).bands;
    expect(bands[1]).toMatchObject({ from: '08:00', reserve: { wantedMinutes: 60, heldMinutes: 60 } });
    expect(bands[2]).not.toHaveProperty('reserve');
    const wednesday = await gateway.call({ as: broker, path: `/v1/zones/bury-east/capacity?date=2026-11-25` });
    expect(wednesday.json.providers[0].bands[1]).not.toHaveProperty('reserve');

    const stored = await readDayPlan(gateway.table, placement.providerId, DATE);
    expect(JSON.stringify(stored?.withGaps)).toContain('reserve:');
    for (const format of ['json', 'geojson', 'ics', 'csv', 'html']) {
      const path = `/v1/providers/${placement.providerId}/rounds?date=${DATE}&format=${format}`;
      const { status, text } = await gateway.call({ as: operator, path });
      expect(status, text).toBe(200);
      expect(text.length).toBeGreaterThan(0);
      expect(text).not.toContain('reserve');
    }
    const rounds = await gateway.call({
      as: operator,
      path: `/v1/providers/${placement.providerId}/rounds?date=${DATE}`,
    });
    expect(rounds.json.rounds.map((r: { totals: { visits: number } }) => r.totals.visits)).toEqual([1]);
    expect(rounds.json.leftOut).toEqual([]);
  });

  it('names the field of one that cannot be kept', async () => {
    const version = (await gateway.call({ as: operator, path: '/v1/providers/prov-1' })).json.version;
    const wrong = [{ zoneId: 'nowhere', from: '08:00', minutes: 45 }];
    const { status, json } = await save('prov-1', version, { reserve: wrong });
    expect(status).toBe(400);
    expect(json.errors.map(({ field }: { field: string }) => field)).toEqual([
      '/reserve/0/zoneId',
      '/reserve/0/minutes',
    ]);
    const twice = await save('prov-1', version, { reserve: [reserve[0], { ...reserve[1], days: ['tue', 'sat'] }] });
    expect([twice.status, twice.json.errors[0].field]).toEqual([400, '/reserve/1']);
    const half = await save('prov-1', version, { reserve: [{ ...reserve[0], from: '09:00' }] });
    expect([half.status, half.json.errors[0].field]).toEqual([400, '/reserve/0/from']);
  });
});
