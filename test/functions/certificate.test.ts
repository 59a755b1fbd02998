import { beforeAll, describe, expect, it } from 'vitest';
import { aGateway, broker, provider } from './a-gateway.ts';
import { sqsEvent } from './a-queue.ts';
import { aPackageBody, forAnotherClient, loadRegister } from './a-register.ts';

const gateway = aGateway();
beforeAll(() => loadRegister(gateway));

describe('the certificate of a placement', () => {
  it('is shown to brokerage and proved from the ledger, and never to a provider', async () => {
    const body = forAnotherClient(aPackageBody);
    const { id } = (await gateway.create(broker, '/v1/packages', body)).json;
    const { handler } = await import('../../functions/place-package.ts');
    const message = { packageId: id, zoneId: 'bury-east', attempt: 'submitted', correlationId: 'c-1' };
    await handler(sqsEvent({ group: 'bury-east', body: message }));
    const path = `/v1/packages/${id}`;
    const { placement } = (await gateway.call({ as: broker, path })).json;
    expect(placement.certificate).toMatchObject({ order: [{ route: 'rule' }], passedOver: [] });
    const proof = await gateway.call({ as: broker, path: `${path}/certificate` });
    expect(proof.json).toMatchObject({ providerId: placement.providerId, entry: 1, proved: true });
    const held = await gateway.call({ as: provider(placement.providerId), path });
    expect([held.status, held.json.placement.certificate]).toEqual([200, undefined]);
  });

  it('is not there before a package is placed', async () => {
    const { id } = (await gateway.create(broker, '/v1/packages', forAnotherClient(aPackageBody))).json;
    const { status, json } = await gateway.call({ as: broker, path: `/v1/packages/${id}/certificate` });
    expect(status).toBe(404);
    expect(json.detail).toContain('nobody has held it; see `outcome`');
  });
});
