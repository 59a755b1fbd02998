import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aCouncil, aPackage, type Council } from './a-council.ts';

let council: Council;
beforeAll(async () => {
  council = await aCouncil();
});
afterAll(() => council?.stop());

const PATH = '/v1/contracts/contract-west';

async function changeContract(change: object) {
  const { body, headers } = await council.call('operator', 'GET', PATH);
  const { id: _, version: __, ...contract } = body;
  return council.call('operator', 'PUT', PATH, { ...contract, ...change }, { 'if-match': headers.get('etag') ?? '' });
}

/** Reablement goes to the in-house team alone, out of hours agreed for the year. */
const reablement = (minutesPerYear: number) => ({
  purchases: [
    {
      id: 'reablement',
      providerId: 'in-house',
      kind: 'in-house',
      volume: { minutesPerYear, yearStarts: '2026-04-01' },
      needTypes: ['reablement'],
      asked: 'first',
      beyondVolume: 'passed-over',
    },
  ],
  needs: [{ needType: 'reablement', classes: ['in-house'] }],
});

describe('hours bought by volume', () => {
  it('are drawn on until they are taken up; what waits is tried again by the broker once there are more', async () => {
    // 210 minutes a week from 24 November to the end of March are 3,840: one package fits, two do not.
    expect((await changeContract(reablement(5000))).status).toBe(200);
    const first = await council.placed(aPackage({ needType: 'reablement' }));
    expect(first.placement?.providerId).toBe('in-house');
    const second = await council.placed(aPackage({ needType: 'reablement' }));
    expect(second.status).toBe('waiting');
    expect(second.outcome?.map((o) => [o.providerId, o.reasons[0]?.code])).toEqual([
      ['in-house', 'volume'],
      ['alder', 'need-type'],
      ['birch', 'need-type'],
    ]);
    const before = (await council.call('brokerage', 'GET', '/v1/zones/west/backlog')).body;
    expect(before.lines).toMatchObject([{ packageId: second.id, status: 'waiting' }]);
    expect(before.lines[0].providerId).toBeUndefined();

    expect((await changeContract(reablement(8000))).status).toBe(200);
    const tried = await council.call('brokerage', 'POST', '/v1/backlogs', { zoneId: 'west' });
    expect([tried.status, tried.body.lines[0].providerId]).toEqual([202, 'in-house']);
    await expect
      .poll(async () => (await council.call('brokerage', 'GET', `/v1/packages/${second.id}`)).body.status, {
        timeout: 20_000,
      })
      .toBe('placed');
    const proof = (await council.call('brokerage', 'GET', `/v1/packages/${second.id}/certificate`)).body;
    expect(proof).toMatchObject({ providerId: 'in-house', route: 'purchase', proved: true });
    const { items } = (await council.call('brokerage', 'GET', '/v1/purchases?zone=west')).body;
    expect(items).toMatchObject([{ volumeMinutes: 8000, packages: 0, usedMinutes: 0, forecastMinutes: 7680 }]);
  });

  it('are in nobody’s share; a change of the split changes who is asked, and an impossible one is refused', async () => {
    const shares = (await council.call('brokerage', 'GET', '/v1/zones/west/shares')).body;
    expect(shares.providers.map((p: { had: number }) => p.had)).toEqual([0, 0]);
    const { rule } = (await council.call('operator', 'GET', PATH)).body;
    const split = (a: number, b: number) => ({
      rule: {
        ...rule,
        shares: [
          { providerId: 'alder', percent: a },
          { providerId: 'birch', percent: b },
        ],
      },
    });
    const refused = await changeContract(split(20, 79));
    expect([refused.status, refused.body.errors[0]]).toMatchObject([
      400,
      { field: '/rule/shares', rule: 'must add up to 100, these to 99' },
    ]);
    expect((await changeContract(split(20, 80))).status).toBe(200);
    expect((await council.placed(aPackage())).placement?.providerId).toBe('birch');
    const taken = await changeContract({ otherZoneIds: ['east'] });
    expect(taken.body.errors[0]).toMatchObject({
      field: '/otherZoneIds/0',
      rule: 'must be a zone under one contract; contract-east has it',
    });
  });
});
