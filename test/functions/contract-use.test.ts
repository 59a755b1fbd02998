import { beforeAll, describe, expect, it } from 'vitest';
import { type Answer, aGateway, broker, operator } from './a-gateway.ts';
import { sqsEvent } from './a-queue.ts';
import {
  aCarerBody,
  aPackageBody,
  aProviderBody,
  aShiftBody,
  forAnotherClient,
  loadRegister,
  put,
} from './a-register.ts';

const gateway = aGateway();
beforeAll(() => loadRegister(gateway));

async function placed(needType = 'long-term'): Promise<string> {
  const body = forAnotherClient({ ...aPackageBody, needType });
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

async function changeContract(change: object): Promise<Answer> {
  const path = '/v1/contracts/contract-1';
  const { json, headers } = await gateway.call({ as: operator, path });
  const { id: _, version: __, ...body } = json;
  const answer = { method: 'PUT', as: operator, path, body: { ...body, ...change } } as const;
  return gateway.call({ ...answer, headers: { 'if-match': headers.etag! } });
}

const dementiaBlock = {
  id: 'block-dementia',
  providerId: 'prov-2',
  kind: 'block',
  volume: { minutesPerYear: 52_000, yearStarts: '2026-04-01' },
  needTypes: ['dementia'],
  asked: 'first',
  beyondVolume: 'passed-over',
};

describe('a block', () => {
  it('is drawn on first by the need it is for, shown with its run-rate, and proved in the certificate', async () => {
    expect((await changeContract({ purchases: [dementiaBlock] })).status).toBe(200);
    const id = await placed('dementia');
    const proof = (await gateway.call({ as: broker, path: `/v1/packages/${id}/certificate` })).json;
    expect(proof).toMatchObject({ providerId: 'prov-2', route: 'purchase', proved: true });
    // 135 minutes a week from Monday 23 November, a week of them gone by the 30th.
    const { items } = (await gateway.call({ as: broker, path: '/v1/purchases?date=2026-11-30' })).json;
    expect(items).toMatchObject([
      {
        contractId: 'contract-1',
        year: { from: '2026-04-01', to: '2027-03-31' },
        volumeMinutes: 52_000,
        usedMinutes: 135,
        weeklyMinutes: 135,
        packages: 1,
        forecastMinutes: Math.round((135 * 129) / 7),
      },
    ]);
    expect(items[0].paidMinutes).toBe(items[0].profileToDateMinutes);
    const nowhere = await gateway.call({ as: broker, path: '/v1/purchases?zone=radcliffe' });
    expect([nowhere.status, nowhere.json.errors[0].rule]).toEqual([400, 'must be a zone: bury-east']);
  });

  it('that is taken up is passed over, and the history says so with the figures', async () => {
    const volume = { ...dementiaBlock.volume, minutesPerYear: 3000 };
    await changeContract({ purchases: [{ ...dementiaBlock, volume }] });
    const id = await placed('dementia');
    const proof = (await gateway.call({ as: broker, path: `/v1/packages/${id}/certificate` })).json;
    expect(proof).toMatchObject({ providerId: 'prov-1', route: 'rule', proved: true });
    expect(proof.passedOver).toMatchObject([
      { providerId: 'prov-2', code: 'volume', reasons: [{ numbers: { volume: 3000, committed: 2488, asked: 2488 } }] },
    ]);
    const { items } = (await gateway.call({ as: broker, path: `/v1/packages/${id}/history` })).json;
    expect(items.at(-1).text).toContain('3000 minutes to 2027-03-31; 2488 are taken up and this package takes 2488');
  });
});

describe('what the framework excludes', () => {
  it('is routed to its own team, with a coded reason for every provider of the framework', async () => {
    await put(gateway, '/v1/providers/crisis-team', { ...aProviderBody, name: 'Crisis team', kind: 'in-house' });
    await put(gateway, '/v1/providers/crisis-team/carers/carer-9', aCarerBody);
    await put(gateway, '/v1/providers/crisis-team/shifts/shift-9', { ...aShiftBody, carerId: 'carer-9' });
    await changeContract({ needs: [{ needType: 'crisis-response', ownTeams: ['crisis-team'] }] });
    const path = `/v1/packages/${await placed('crisis-response')}`;
    const proof = (await gateway.call({ as: broker, path: `${path}/certificate` })).json;
    expect(proof).toMatchObject({ providerId: 'crisis-team', route: 'own-team', proved: true });
    expect(proof.passedOver.map((p: { code: string }) => p.code)).toEqual(['need-type', 'need-type']);
  });

  it('waits rather than go to the framework when its own team may not take it', async () => {
    const team = { ...aProviderBody, name: 'Crisis team', kind: 'in-house' };
    const body = { ...team, status: { kind: 'suspended', from: '2026-11-01', reason: 'no lead' } };
    const path = '/v1/providers/crisis-team';
    await gateway.call({ method: 'PUT', as: operator, path, body, headers: { 'if-match': '"1"' } });
    const id = await placed('crisis-response');
    const { json } = await gateway.call({ as: broker, path: `/v1/packages/${id}` });
    expect(json.status).toBe('waiting');
    expect(json.outcome.map((o: { reasons: { code: string }[] }) => o.reasons[0]?.code)).toEqual([
      'need-type',
      'need-type',
      'suspended',
    ]);
  });
});

describe('the backlog of a zone', () => {
  it('is shown to a broker, and queued on request', async () => {
    const seen = await gateway.call({ as: broker, path: '/v1/zones/bury-east/backlog' });
    expect(seen.json.lines).toMatchObject([{ status: 'waiting', minutesPerWeek: 135 }]);
    const tried = await gateway.create(broker, '/v1/backlogs', { zoneId: 'bury-east' });
    expect([tried.status, tried.json]).toEqual([202, seen.json]);
    expect((await gateway.create(broker, '/v1/backlogs', { zoneId: 'atlantis' })).status).toBe(404);
  });
});

describe('a block proposal', () => {
  it('is made for a zone from its ledger, and its volume can stand in a contract as it is', async () => {
    const path = '/v1/block-proposals?zone=bury-east&percent=50&date=2027-02-10';
    const { status, json, text } = await gateway.call({ as: broker, path });
    expect(status, text).toBe(200);
    const [proposal] = json.items;
    expect(proposal).toMatchObject({
      zoneId: 'bury-east',
      from: '2026-02-01',
      to: '2027-01-31',
      knownFrom: '2026-11-22',
    });
    const block = { ...dementiaBlock, volume: proposal.volume };
    const saved = await changeContract({ purchases: [block] });
    expect(saved.status, saved.text).toBe(200);
    expect((await gateway.call({ as: broker, path: '/v1/block-proposals?percent=101' })).status).toBe(400);
  });
});

describe('a contract that is impossible', () => {
  it('is refused with the field, the value and the rule', async () => {
    const { json: contract } = await gateway.call({ as: operator, path: '/v1/contracts/contract-1' });
    const weekly = await changeContract({ rule: { ...contract.rule, turns: 'each-week', periodDays: 10 } });
    expect([weekly.status, weekly.json.errors]).toMatchObject([400, [{ field: '/rule/periodDays', value: 10 }]]);
    const volume = { ...dementiaBlock.volume, minutesByMonth: Array(12).fill(4000) };
    const block = await changeContract({ purchases: [{ ...dementiaBlock, volume }] });
    expect(block.json.errors).toMatchObject([
      {
        field: '/purchases/0/volume/minutesByMonth',
        rule: "must add up to the year's 52000 minutes, these to 48000",
      },
    ]);
    const nobody = await changeContract({ needs: [{ needType: 'low-level', classes: ['voluntary'] }] });
    expect(nobody.json.errors).toMatchObject([{ field: '/needs/0/classes' }]);
  });
});
