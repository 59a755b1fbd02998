import { randomUUID } from 'node:crypto';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { idempotencyRecords } from '../../storage/idempotency.ts';
import { type Answer, aGateway, broker, operator } from './a-gateway.ts';
import { aCarerBody, aPackageBody, aProviderBody, forAnotherClient, loadRegister, put } from './a-register.ts';

const gateway = aGateway();
beforeAll(() => loadRegister(gateway));

/** The package of another client with each test. */
let asked = aPackageBody;
beforeEach(() => {
  asked = forAnotherClient(aPackageBody);
});

const submit = (key: string, body: unknown = asked, as = broker): Promise<Answer> =>
  gateway.call({ method: 'POST', as, path: '/v1/packages', body, headers: { 'idempotency-key': key } });

/** As after a day. */
async function forget(key: string): Promise<void> {
  const records = idempotencyRecords(gateway.table, { now: () => new Date().toISOString() });
  await records.release('brokerage/broker-1', key);
}

describe('an Idempotency-Key', () => {
  it('is needed for every POST that creates', async () => {
    const answer = await gateway.call({ method: 'POST', as: broker, path: '/v1/packages', body: aPackageBody });
    expect(answer.status).toBe(400);
    expect(answer.json.errors[0]).toMatchObject({ in: 'header', field: 'Idempotency-Key', value: null });
  });

  it('gives the same request the same answer and stores one package', async () => {
    const key = randomUUID();
    const [first, second] = [await submit(key), await submit(key)];
    expect(second.text).toBe(first.text);
    expect(second.status).toBe(202);
    expect(second.headers.location).toBe(first.headers.location);
    expect(second.headers['idempotency-replayed']).toBe('true');
  });

  it('refuses another request with 422', async () => {
    const key = randomUUID();
    await submit(key);
    const other = await submit(key, { ...asked, urgency: 'urgent' });
    expect(other.status).toBe(422);
    expect(other.json).toMatchObject({ type: 'urn:rounds:problem:idempotency-key-reused' });
    expect(other.json.errors[0]).toMatchObject({ field: 'Idempotency-Key', value: key });
  });

  it('answers 409 while the first request still runs, and stores one package of twenty at once', async () => {
    const key = randomUUID();
    const answers = await Promise.all(Array.from({ length: 20 }, () => submit(key)));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([202, 409]));
    const ids = answers.filter(({ status }) => status === 202).map(({ json }) => json.id);
    expect(new Set(ids).size).toBe(1);
  });

  it('belongs to its caller: another caller’s same key is another key', async () => {
    const key = randomUUID();
    const [first, second] = [await submit(key), await submit(key, forAnotherClient(asked), operator)];
    expect(second.status).toBe(202);
    expect(second.json.id).not.toBe(first.json.id);
  });

  it('is free again after a request that was refused, so that the corrected one may use it', async () => {
    const key = randomUUID();
    expect((await submit(key, { ...aPackageBody, startDate: 'soon' })).status).toBe(400);
    expect((await submit(key)).status).toBe(202);
  });

  it('used for a carer is refused to a package, which is not stored', async () => {
    const key = randomUUID();
    const headers = { 'idempotency-key': key };
    const path = '/v1/providers/prov-1/carers';
    const carer = await gateway.call({ method: 'POST', as: operator, path, body: aCarerBody, headers });
    expect(carer.status).toBe(201);
    const before = await gateway.call({ as: operator, path: '/v1/packages?limit=50' });
    expect((await submit(key, aPackageBody, operator)).status).toBe(422);
    const after = await gateway.call({ as: operator, path: '/v1/packages?limit=50' });
    expect(after.json.items).toHaveLength(before.json.items.length);
  });

  it('that was forgotten gives the package that it once stored instead of storing a second', async () => {
    const key = randomUUID();
    const first = await submit(key);
    await forget(key);
    const again = await submit(key);
    expect(again.status).toBe(202);
    expect(again.json.id).toBe(first.json.id);
    expect(again.headers['idempotency-replayed']).toBeUndefined();
  });

  it('that was forgotten is refused to a package for another client, which is not stored, and may name the first again', async () => {
    const key = randomUUID();
    const first = await submit(key);
    await forget(key);
    const other = await submit(key, forAnotherClient(asked));
    expect([other.status, other.json.type]).toEqual([422, 'urn:rounds:problem:idempotency-key-reused']);
    expect(other.json.errors[0]).toMatchObject({ in: 'header', field: 'Idempotency-Key', value: key });
    expect((await submit(key, { ...asked, urgency: 'urgent' })).status).toBe(422);
    expect((await submit(key)).json.id).toBe(first.json.id);
  });

  it('that was forgotten is refused to another suspension, and to the same once that was lifted', async () => {
    const [key, id] = [randomUUID(), 'prov-forgotten'];
    const path = `/v1/providers/${id}`;
    await put(gateway, path, { ...aProviderBody, name: 'Third Care' });
    const suspend = async (body: object) => {
      await forget(key);
      const headers = { 'idempotency-key': key };
      return gateway.call({ method: 'POST', as: broker, path: `${path}/suspension`, body, headers });
    };
    const concerns = { from: '2026-11-22', reason: 'Concerns raised by safeguarding' };
    const first = await suspend(concerns);
    expect(first.status, first.text).toBe(202);
    expect(await suspend(concerns)).toMatchObject({ status: 202, text: first.text });
    const read = () => gateway.call({ as: operator, path });
    const { id: _, contingencyListId: __, version, ...provider } = (await read()).json;
    const body = { ...provider, status: { kind: 'active' } };
    const headers = { 'if-match': `"${version}"` };
    expect((await gateway.call({ method: 'PUT', as: operator, path, body, headers })).status).toBe(200);
    for (const again of [{ reason: 'Another concern' }, concerns]) {
      const { status, json } = await suspend(again);
      expect([status, json.type]).toEqual([422, 'urn:rounds:problem:idempotency-key-reused']);
      expect(json.errors[0]).toMatchObject({ in: 'header', field: 'Idempotency-Key', value: key });
    }
    expect((await read()).json.status).toEqual({ kind: 'active' });
  });

  it('holds for carers as for packages', async () => {
    const path = '/v1/providers/prov-1/carers';
    const headers = { 'idempotency-key': randomUUID() };
    const add = () => gateway.call({ method: 'POST', as: operator, path, body: aCarerBody, headers });
    const [first, second] = [await add(), await add()];
    expect(first.status).toBe(201);
    expect(second.text).toBe(first.text);
  });
});
