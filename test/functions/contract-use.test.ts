import { beforeAll, describe, expect, it } from 'vitest';
import { aGateway, broker, operator } from './a-gateway.ts';
import { sqsEvent } from './a-queue.ts';
import { aPackageBody, loadRegister } from './a-register.ts';

const gateway = aGateway();
beforeAll(() => loadRegister(gateway));

async function placed(): Promise<string> {
  const body = { ...aPackageBody, startDate: '2026-11-23' };
  const { id } = (await gateway.create(broker, '/v1/packages', body)).json;
  const { handler } = await import('../../functions/place-package.ts');
  const message = { packageId: id, zoneId: 'bury-east', attempt: 'submitted', correlationId: 'c-1' };
  await handler(sqsEvent({ group: 'bury-east', body: message }));
  return id;
}

describe('the split of a zone', () => {
  it('is told with what each provider had and is due in the period of today', async () => {
    const id = await placed();
    const { json } = await gateway.call({ as: broker, path: `/v1/packages/${id}` });
    const report = (await gateway.call({ as: broker, path: '/v1/zones/bury-east/shares' })).json;
    expect(report).toMatchObject({
      contractId: 'contract-1',
      period: { from: '2026-11-09', to: '2026-12-06' },
      measure: 'packages',
      unit: 1,
      turnedAway: [],
    });
    const had = report.providers.filter((p: { had: number }) => p.had === 1);
    expect(had.map((p: { providerId: string }) => p.providerId)).toEqual([json.placement.providerId]);
    expect(report.providers.map((p: { state: string }) => p.state)).toEqual(['within', 'within']);
  });

  it('of another period is empty, and there is none in a zone without a rotation', async () => {
    const other = await gateway.call({ as: operator, path: '/v1/zones/bury-east/shares?date=2026-06-01' });
    expect(other.json.providers.map((p: { had: number }) => p.had)).toEqual([0, 0]);
    expect((await gateway.call({ as: operator, path: '/v1/zones/atlantis/shares' })).status).toBe(404);
    expect((await gateway.call({ as: operator, path: '/v1/zones/bury-east/shares?date=soon' })).status).toBe(400);
  });
});

describe('a contract that is impossible', () => {
  it('is refused with the field, the value and the rule', async () => {
    const { json: contract } = await gateway.call({ as: operator, path: '/v1/contracts/contract-1' });
    const { id: _, version: __, ...body } = contract;
    const wrong = { ...body, rule: { ...body.rule, turns: 'each-week', periodDays: 10 } };
    const answer = await gateway.call({
      method: 'PUT',
      as: operator,
      path: '/v1/contracts/contract-1',
      body: wrong,
      headers: { 'if-match': '"1"' },
    });
    expect([answer.status, answer.json.errors]).toMatchObject([400, [{ field: '/rule/periodDays', value: 10 }]]);
  });
});
