import { beforeAll, describe, expect, it } from 'vitest';
import { aGateway, operator, provider } from './a-gateway.ts';
import { aCarerBody, aProviderBody, loadRegister } from './a-register.ts';

const gateway = aGateway();
beforeAll(() => loadRegister(gateway));

const path = '/v1/providers/prov-1/carers/carer-1';
const change = (headers: Readonly<Record<string, string>>, initials = 'SL') =>
  gateway.call({ method: 'PUT', as: provider('prov-1'), path, body: { ...aCarerBody, initials }, headers });

describe('a change', () => {
  it('needs the version that was read: 428 without', async () => {
    const answer = await change({});
    expect(answer.status).toBe(428);
    expect(answer.json.errors[0]).toMatchObject({ in: 'header', field: 'If-Match', value: null });
  });

  it('is made on the ETag as given, which then rises', async () => {
    const { headers } = await gateway.call({ as: provider('prov-1'), path });
    const changed = await change({ 'if-match': headers.etag! });
    expect([changed.status, changed.json.initials]).toEqual([200, 'SL']);
    expect(changed.headers.etag).not.toBe(headers.etag);
  });

  it('is refused with 412 on a stale one, and nothing changes', async () => {
    const before = await gateway.call({ as: provider('prov-1'), path });
    await change({ 'if-match': before.headers.etag! }, 'S1');
    const stale = await change({ 'if-match': before.headers.etag! }, 'S2');
    expect([stale.status, stale.json.type]).toEqual([412, 'urn:rounds:problem:version-conflict']);
    expect((await gateway.call({ as: provider('prov-1'), path })).json.initials).toBe('S1');
  });

  it('is refused when the tag is not one of ours', async () => {
    const answer = await change({ 'if-match': 'yesterday' });
    expect(answer.status).toBe(400);
    expect(answer.json.errors[0]).toMatchObject({ field: 'If-Match', value: 'yesterday' });
  });

  it('creates with If-None-Match: *, and not over one that is there', async () => {
    const put = (headers: Readonly<Record<string, string>>) =>
      gateway.call({ method: 'PUT', as: operator, path: '/v1/providers/prov-9', body: aProviderBody, headers });
    expect((await put({ 'if-none-match': '*' })).status).toBe(201);
    expect((await put({ 'if-none-match': '*' })).status).toBe(412);
  });
});
