import { PutItemCommand } from '@aws-sdk/client-dynamodb';
import { beforeAll, expect, it } from 'vitest';
import { attributesOf } from '../../storage/attributes.ts';
import { aGateway, broker } from './a-gateway.ts';
import { sqsEvent } from './a-queue.ts';
import { aPackageBody, forAnotherClient, loadRegister, offerFirst } from './a-register.ts';

const gateway = aGateway();
beforeAll(async () => {
  await loadRegister(gateway);
  await offerFirst(gateway);
});

it('a step of the sweep that fails keeps no other from its work, and the sweep says so at the end', async () => {
  const { id } = (await gateway.create(broker, '/v1/packages', forAnotherClient(aPackageBody))).json;
  const { handler: place } = await import('../../functions/place-package.ts');
  const message = { packageId: id, zoneId: 'bury-east', attempt: 'submitted', correlationId: 'c-1' };
  await place(sqsEvent({ group: 'bury-east', body: message }));
  const path = `/v1/packages/${id}`;
  expect((await gateway.call({ as: broker, path })).json.status).toBe('offered');
  // The first step and the fourth list what is undecided, and meet this.
  const broken = {
    pk: 'package/pkg_broken',
    sk: 'package',
    packageStatus: 'received',
    packageOrder: '2026-11-22T09:00:00.000Z/pkg_broken',
    body: 'no JSON',
  };
  const { database, name } = gateway.table;
  await database.send(new PutItemCommand({ TableName: name, Item: attributesOf(broken) }));

  // Read when the entry is first loaded: the sweep's clock is two days on, when the offer has lapsed.
  process.env.CLOCK_OFFSET_MS = String(Number(process.env.CLOCK_OFFSET_MS) + 48 * 3_600_000);
  const { handler: sweep } = await import('../../functions/sweep-offers.ts');
  await expect(sweep()).rejects.toThrow('2 of 5 steps of the sweep failed');
  const { status, offer } = (await gateway.call({ as: broker, path })).json;
  expect([status, offer]).toEqual(['received', undefined]);
});
