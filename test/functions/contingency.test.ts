import { beforeAll, describe, expect, it } from 'vitest';
import { storeOn } from '../../storage/store.ts';
import { aProvider } from '../storage/builders.ts';
import { aGateway, broker, operator, provider } from './a-gateway.ts';
import { sqsEvent } from './a-queue.ts';
import { aPackageBody, aProviderBody, forAnotherClient, loadRegister, put } from './a-register.ts';

const gateway = aGateway();
beforeAll(() => loadRegister(gateway));

const read = async (path: string) => (await gateway.call({ as: broker, path })).json;
const suspension = { from: '2026-11-22', to: '2026-12-31', reason: 'Concerns raised by safeguarding' };

async function placed(): Promise<{ id: string; holder: string; ref: string }> {
  const { id, client } = (await gateway.create(broker, '/v1/packages', forAnotherClient(aPackageBody))).json;
  const { handler } = await import('../../functions/place-package.ts');
  const body = { packageId: id, zoneId: 'bury-east', attempt: 'submitted', correlationId: 'c-1' };
  await handler(sqsEvent({ group: 'bury-east', body }));
  return { id, ref: client.ref, holder: (await read(`/v1/packages/${id}`)).placement.providerId };
}

describe('suspending a provider over HTTP', () => {
  it('answers 202 with the place of the list, which fills package by package and names the client by reference alone', async () => {
    const { id, holder, ref } = await placed();
    const other = holder === 'prov-1' ? 'prov-2' : 'prov-1';
    const path = `/v1/providers/${holder}/suspension`;
    const started = await gateway.create(broker, path, suspension);
    expect(started.status, started.text).toBe(202);
    expect(started.json).toMatchObject({
      providerId: holder,
      because: 'suspended',
      progress: { queued: 1, done: false },
    });
    expect(await read(`/v1/providers/${holder}`)).toMatchObject({ status: { kind: 'suspended', to: '2026-12-31' } });

    const { handler } = await import('../../functions/replan-day.ts');
    const body = { listId: started.json.id, packageId: id, correlationId: 'c-2' };
    for (let twice = 0; twice < 2; twice++) {
      expect(await handler(sqsEvent({ group: started.json.id, body }))).toEqual({ batchItemFailures: [] });
    }
    const list = await gateway.call({ as: operator, path: started.headers.location! });
    expect(list.json).toMatchObject({
      progress: { packages: 1, queued: 0, movable: 1, done: true },
      items: [{ packageId: id, clientRef: ref, state: 'movable', taker: { providerId: other } }],
    });
    expect(list.text).not.toMatch(/"MB"|0AA|carer-\d/);
    expect((await read(`/v1/packages/${id}`)).placement.providerId).toBe(holder);
  });

  it('is refused while an earlier suspension stands, which it names; a cessation is not', async () => {
    await put(gateway, '/v1/providers/prov-9', { ...aProviderBody, name: 'Third Care' });
    const path = '/v1/providers/prov-9/suspension';
    expect((await gateway.create(broker, path, suspension)).status).toBe(202);
    const again = await gateway.create(broker, path, { reason: 'we are full' });
    expect([again.status, again.json.type]).toEqual([409, 'urn:rounds:problem:not-allowed-now']);
    expect(again.json.detail).toContain('suspended from 2026-11-22 to 2026-12-31 (Concerns raised by safeguarding)');
    expect((await read('/v1/providers/prov-9')).status.reason).toBe(suspension.reason);
    const ceased = await gateway.create(broker, '/v1/providers/prov-9/cessation', { reason: 'closes its doors' });
    expect(ceased.status, ceased.text).toBe(202);
  });

  it('is for brokers and the operator; a list that does not exist is answered so', async () => {
    const body = { reason: 'we are full' };
    expect((await gateway.create(provider('prov-1'), '/v1/providers/prov-1/suspension', body)).status).toBe(403);
    expect((await gateway.create(provider('prov-1'), '/v1/providers/prov-2/suspension', body)).status).toBe(404);
    expect((await gateway.create(broker, '/v1/providers/nobody/suspension', body)).status).toBe(404);
    expect((await gateway.call({ as: broker, path: '/v1/contingency-lists/none' })).status).toBe(404);
  });

  it('says which field of a suspension makes no sense', async () => {
    const backwards = { ...suspension, to: '2026-11-01' };
    const { status, json } = await gateway.create(broker, '/v1/providers/prov-1/suspension', backwards);
    expect([status, json.errors[0].field]).toEqual([400, '/to']);
  });

  it('and carrying out its list: a move that is queued when the provider is active again is done with, and moves nothing', async () => {
    const { holder, id } = await placed();
    const list = await gateway.create(operator, `/v1/providers/${holder}/cessation`, { reason: 'by mistake' });
    expect(list.status, list.text).toBe(202);
    const path = `/v1/providers/${holder}`;
    const { headers, json } = await gateway.call({ as: operator, path });
    expect(json.contingencyListId).toBe(list.json.id);
    const ifMatch = { 'if-match': headers.etag! };
    await gateway.call({ method: 'PUT', as: operator, path, body: aProviderBody, headers: ifMatch });
    expect((await read(path)).status).toEqual({ kind: 'active' });
    const { handler } = await import('../../functions/replan-day.ts');
    const body = { listId: list.json.id, packageId: id, correlationId: 'c-3', move: true };
    expect(await handler(sqsEvent({ group: list.json.id, body }))).toEqual({ batchItemFailures: [] });
    expect((await read(`/v1/packages/${id}`)).placement.providerId).toBe(holder);
  });

  it('is given up on one package without the others: a dead letter is named in the list', async () => {
    const { holder, id } = await placed();
    const { json } = await gateway.create(operator, `/v1/providers/${holder}/cessation`, {
      reason: 'closes its doors',
    });
    const { handler } = await import('../../functions/dead-letters.ts');
    const body = { listId: json.id, packageId: id, correlationId: 'c-9' };
    await handler(sqsEvent({ group: json.id, body }));
    const list = await read(`/v1/contingency-lists/${json.id}`);
    expect(list.progress.failed).toBe(1);
    expect(list.items.find((one: { packageId: string }) => one.packageId === id).error).toContain('c-9');
  });
});

describe('carrying out a long list', () => {
  const packageIds = Array.from({ length: 120 }, (_, n) => `pkg_long_${n}`);
  const text = 'No carer could be there: '.repeat(8);
  const reasons = [1, 2, 3].map((about) => ({ code: 'hours' as const, text, about: `carer-${about}` }));
  const answers = Array.from({ length: 8 }, (_, n) => ({ providerId: `prov-${n}`, reasons }));

  it('is answered 202 with each package and how far it is, and the same again; why others could not have it is read from the list', async () => {
    const { commit } = storeOn(gateway.table);
    const status = { kind: 'ceased' as const, from: '2026-12-01' };
    const [id, providerId] = ['list_long', 'prov-long'];
    const ceased = aProvider({ id: providerId, status, contingencyListId: id });
    const at = '2026-11-22T11:00:00.000Z';
    await commit([
      { kind: 'provider', value: ceased, expected: 0 },
      {
        kind: 'contingency-list',
        value: { id, providerId, because: 'ceased', startedAt: at, startedBy: 'broker-1', packageIds, entries: [] },
      },
    ]);
    for (const packageId of packageIds) {
      const state = 'nobody' as const;
      await commit([{ kind: 'contingency-entry', value: { listId: id, packageId, at, state, answers } }]);
    }
    const headers = { 'idempotency-key': 'long' };
    const move = () => gateway.call({ method: 'POST', as: broker, path: `/v1/contingency-lists/${id}/moves`, headers });
    const moved = await move();
    expect(moved.status, moved.text.slice(0, 300)).toBe(202);
    expect(moved.json.progress).toMatchObject({ packages: 120, nobody: 120, done: true });
    expect(moved.json.items[0]).toEqual({ packageId: 'pkg_long_0', at, state: 'nobody' });
    const again = await move();
    expect([again.status, again.headers['idempotency-replayed'], again.text]).toEqual([202, 'true', moved.text]);
    const list = await gateway.call({ as: broker, path: moved.headers.location! });
    expect(list.text.length).toBeGreaterThan(400_000);
    expect(list.json.items[0].answers).toHaveLength(8);
  });
});
