/** A provider is suspended: what the council sees, over HTTP on the local stack. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { aCouncil, aPackage, type Council } from './a-council.ts';

let council: Council;
beforeAll(async () => {
  council = await aCouncil({ carers: 4 });
});
afterAll(() => council?.stop());

it('gets nothing new and keeps its rounds, while a list fills that says where its packages could go', async () => {
  const placed = [await council.placed(aPackage()), await council.placed(aPackage())];
  const holder = placed[0]!.placement!.providerId;
  const held = placed.filter((p) => p.placement?.providerId === holder).length;
  const path = `/v1/providers/${holder}/suspension`;
  const rounds = `/v1/providers/${holder}/rounds?date=2026-11-24`;
  const before = await council.call('operator', 'GET', rounds);

  const { status, headers } = await council.call('brokerage', 'POST', path, { reason: 'quality concerns' });
  expect(status).toBe(202);
  let list = await council.call('brokerage', 'GET', headers.get('location')!);
  for (let tries = 0; !list.body.progress.done && tries < 1200; tries++) {
    await new Promise((resolve) => setTimeout(resolve, 50));
    list = await council.call('brokerage', 'GET', headers.get('location')!);
  }
  expect(list.body.progress).toMatchObject({ packages: held, queued: 0, movable: held, done: true });
  for (const { taker } of list.body.items) expect(taker.providerId).not.toBe(holder);

  expect((await council.placed(aPackage())).placement?.providerId).not.toBe(holder);
  const after = await council.call('operator', 'GET', rounds);
  expect(after.body.rounds).toEqual(before.body.rounds);
});

it('ceases to trade: its list is carried out, and each package has another provider, proved', async () => {
  const { id, placement } = await council.placed(aPackage());
  const holder = placement!.providerId;
  const body = { reason: 'closes its doors' };
  const { headers } = await council.call('operator', 'POST', `/v1/providers/${holder}/cessation`, body);
  const moves = await council.call('operator', 'POST', `${headers.get('location')}/moves`);
  expect(moves.status, moves.text).toBe(202);
  let now = await council.call('brokerage', 'GET', `/v1/packages/${id}`);
  for (
    let tries = 0;
    now.body.placement?.providerId !== holder ? now.body.status === 'received' : tries < 400;
    tries++
  ) {
    await new Promise((resolve) => setTimeout(resolve, 50));
    now = await council.call('brokerage', 'GET', `/v1/packages/${id}`);
  }
  expect(now.body.status).toBe('placed');
  expect(now.body.placement.providerId).not.toBe(holder);
  const { body: proof } = await council.call('brokerage', 'GET', `/v1/packages/${id}/certificate`);
  expect(proof.proved).toBe(true);
  expect(JSON.stringify(proof.passedOver)).toContain('ceased');
});
