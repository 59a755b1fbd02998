import { beforeAll, describe, expect, it } from 'vitest';
import { aGateway, broker, provider } from './a-gateway.ts';
import { sqsEvent } from './a-queue.ts';
import { aPackageBody, forAnotherClient, loadRegister, offerFirst } from './a-register.ts';

const gateway = aGateway();
beforeAll(async () => {
  await loadRegister(gateway);
  await offerFirst(gateway);
});

const packageOf = async (id: string) => (await gateway.call({ as: broker, path: `/v1/packages/${id}` })).json;

async function decide(id: string, attempt: string): Promise<void> {
  const { handler } = await import('../../functions/place-package.ts');
  const body = { packageId: id, zoneId: 'bury-east', attempt, correlationId: 'c-1' };
  expect(await handler(sqsEvent({ group: 'bury-east', body }))).toEqual({ batchItemFailures: [] });
}

/** A package that is offered, as the broker reads it. */
async function offered() {
  const { id } = (await gateway.create(broker, '/v1/packages', forAnotherClient(aPackageBody))).json;
  await decide(id, 'submitted');
  return packageOf(id);
}

describe('an offer', () => {
  it('stands in its provider’s queue, anonymous, and in nobody else’s; accepted, the package is told', async () => {
    const { id, status, offer, client } = await offered();
    expect(status).toBe('offered');
    const [mine, other] = offer.providerId === 'prov-1' ? ['prov-1', 'prov-2'] : ['prov-2', 'prov-1'];
    const queue = await gateway.call({ as: provider(mine!), path: `/v1/providers/${mine}/offers` });
    expect(queue.json.items.map((one: { id: string }) => one.id)).toContain(offer.id);
    expect(queue.text).not.toMatch(/C-[0-9a-f]{8}|"MB"|0AA|53\.59/);
    const theirs = await gateway.call({ as: provider(other!), path: `/v1/providers/${other}/offers` });
    expect(theirs.text).not.toContain(id);
    expect((await gateway.call({ as: provider(mine!), path: `/v1/packages/${id}` })).status).toBe(404);

    const path = `/v1/providers/${mine}/offers/${offer.id}/accept`;
    const accepted = await gateway.create(provider(mine!), path, undefined);
    expect([accepted.status, accepted.json.status, accepted.json.client.ref]).toEqual([200, 'placed', client.ref]);
    const again = await gateway.create(provider(mine!), path, undefined);
    expect([again.status, again.json.type]).toEqual([409, 'urn:rounds:problem:not-allowed-now']);
    expect(again.json.detail).toContain('was accepted at');
    const now = await packageOf(id);
    expect([now.version, now.offer]).toEqual([accepted.json.version, undefined]);
    expect(now.outcome.at(-1)).toEqual({ providerId: mine, answer: 'placed', reasons: [] });
  });

  it('of an emergency is for today: nothing is kept free, and what is left of today is tried when it is accepted', async () => {
    const today = '2026-11-22';
    const pattern = { ...aPackageBody.patterns[0]!, id: 'lunch', minutes: 30, days: ['mon', 'sun'] };
    const patterns = [{ ...pattern, window: { from: '13:30', to: '14:15' } }];
    const request = { ...aPackageBody, patterns, urgency: 'emergency', startDate: today };
    const { id } = (await gateway.create(broker, '/v1/packages', request)).json;
    await decide(id, 'submitted');
    const { offer } = await packageOf(id);
    expect([offer.from, offer.notToday]).toEqual([today, undefined]);
    const as = provider(offer.providerId);
    const rounds = async () =>
      (await gateway.call({ as, path: `/v1/providers/${offer.providerId}/rounds?date=${today}` })).text;
    expect(await rounds()).not.toContain(id);
    const accepted = await gateway.create(as, `/v1/providers/${offer.providerId}/offers/${offer.id}/accept`, undefined);
    expect(accepted.json.placement.from).toBe(today);
    expect(accepted.json.clock.firstVisit.at).toMatch(/^2026-11-22T1[34]:/);
    expect(await rounds()).toContain(`${id}/lunch/${today}`);
  });

  it('is refused with a code; the next is asked, and the history tells it in order', async () => {
    const { id, offer } = await offered();
    const path = `/v1/providers/${offer.providerId}/offers/${offer.id}/refuse`;
    const as = provider(offer.providerId);
    expect((await gateway.create(as, path, { code: 'mood', text: 'not today' })).status).toBe(400);
    const refused = await gateway.create(as, path, { code: 'travel', text: 'No carer near by.' });
    expect([refused.status, refused.json]).toEqual([200, { id: offer.id, refused: true }]);
    await decide(id, `after/${offer.id}`);
    const next = (await packageOf(id)).offer.providerId;
    expect(next).not.toBe(offer.providerId);
    const { items } = (await gateway.call({ as: broker, path: `/v1/packages/${id}/history` })).json;
    expect(items.map((event: { type: string }) => event.type)).toEqual([
      'package-submitted',
      'package-offered',
      'offer-refusal',
      'package-offered',
    ]);
    expect(items[2].text).toBe(
      `Provider ${offer.providerId.slice(-1)} refused: No carer near by. The next in order is asked.`,
    );
  });

  it('of another provider is answered as one that does not exist, and stays open', async () => {
    const { id, offer } = await offered();
    const other = offer.providerId === 'prov-1' ? 'prov-2' : 'prov-1';
    for (const offerId of [offer.id, 'pkg_none.1', 'nonsense']) {
      const path = `/v1/providers/${other}/offers/${offerId}`;
      const accepted = await gateway.create(provider(other), `${path}/accept`, undefined);
      const refused = await gateway.create(provider(other), `${path}/refuse`, { code: 'travel', text: 'Too far.' });
      expect([accepted.status, refused.status]).toEqual([404, 404]);
    }
    expect((await packageOf(id)).status).toBe('offered');
  });

  it('is left alone by the sweep until it is due', async () => {
    const { id } = await offered();
    const { handler } = await import('../../functions/sweep-offers.ts');
    expect(await handler()).toMatchObject({ lapsed: 0, requeued: 0 });
    expect((await packageOf(id)).status).toBe('offered');
  });
});
