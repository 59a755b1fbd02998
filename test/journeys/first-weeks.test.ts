/** Six weeks in-house after a discharge, then the zone's order: over HTTP, with four weeks between two starts of the stack. */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CarePackage } from '../../domain/package.ts';
import { aCouncil, aPackage, type Council } from './a-council.ts';

const dataDir = mkdtempSync(join(tmpdir(), 'rounds-test-'));
let council: Council;
let discharged: CarePackage;

/** The west zone's first weeks are the own team's, which is its fallback too; framework providers are asked and may refuse. */
async function firstWeeksInHouse(): Promise<void> {
  const path = '/v1/contracts/contract-west';
  const { body } = await council.call('operator', 'GET', path);
  const { id: _, version, ...contract } = body;
  const needs = [{ needType: 'first-weeks', ownTeams: ['in-house'] }];
  const terms = { ...contract, needs, acceptance: 'offer', obliged: ['in-house'] };
  const saved = await council.call('operator', 'PUT', path, terms, { 'if-match': `"${version}"` });
  expect(saved.status, saved.text).toBe(200);
}

const sweep = () => council.runtime.functions.get('functions/sweep-offers.ts')!.invoke({});
const workList = async () => (await council.call('brokerage', 'GET', '/v1/work-list')).body.items;
const certificate = async () =>
  (await council.call('brokerage', 'GET', `/v1/packages/${discharged.id}/certificate`)).body;

async function restarted(now: string): Promise<void> {
  await council.stop();
  council = await aCouncil({ dataDir, now });
}

beforeAll(async () => {
  council = await aCouncil({ dataDir });
  await firstWeeksInHouse();
  discharged = await council.placed(
    aPackage({
      startDate: '2026-11-24',
      urgency: 'hospital-discharge',
      source: { kind: 'hospital', readyDate: '2026-11-24' },
    }),
  );
});
afterAll(() => council.stop());

describe('a package from hospital', () => {
  it('is with the own team at once, by a certificate that proves it; nobody has to do with it', async () => {
    expect([discharged.status, discharged.placement?.providerId]).toEqual(['placed', 'in-house']);
    expect(await certificate()).toMatchObject({ route: 'own-team', proved: true });
    expect(await workList()).toEqual([]);
  });

  it('is left alone until two weeks before its six weeks end', async () => {
    // It starts on Tuesday 24 November, so day 42 is Monday 4 January.
    await restarted('2026-12-21T10:00:00.000Z');
    await sweep();
    const { body } = await council.call('brokerage', 'GET', `/v1/packages/${discharged.id}`);
    expect(body).toMatchObject({ status: 'placed', placement: { providerId: 'in-house' } });
    expect(await workList()).toEqual([]);
  });

  it('is asked for anew before day 42 and stands on the work list with its due time, while the own team goes on', async () => {
    await restarted('2026-12-22T10:00:00.000Z');
    await sweep();
    const now = await council.decided(discharged.id);
    expect(now).toMatchObject({
      status: 'offered',
      offer: { providerId: 'alder', from: '2027-01-05' },
      outgoing: { placement: { providerId: 'in-house' }, until: '2027-01-04', kind: 'transfer' },
      askedAnew: { from: '2027-01-05' },
    });
    const items = await workList();
    expect(items).toMatchObject([{ packageId: discharged.id, status: 'offered', clock: { state: 'in-time' } }]);
    expect(items[0].clock.placeBy > '2026-12-22T10:00:00.000Z').toBe(true);
    await sweep();
    expect((await workList()).map((item: { packageId: string }) => item.packageId)).toEqual([discharged.id]);
  });

  it('goes to whoever of the zone accepts it from the day after, and tells the whole of it in order', async () => {
    const { offer } = await council.decided(discharged.id);
    const path = `/v1/providers/alder/offers/${offer!.id}/accept`;
    const accepted = await council.call('provider:alder', 'POST', path);
    expect(accepted.status, accepted.text).toBe(200);
    const { body } = await council.call('brokerage', 'GET', `/v1/packages/${discharged.id}`);
    expect(body).toMatchObject({
      status: 'placed',
      placement: { providerId: 'alder', from: '2027-01-05' },
      outgoing: { placement: { providerId: 'in-house' }, until: '2027-01-04' },
    });
    expect(await certificate()).toMatchObject({ providerId: 'alder', route: 'rule', proved: true });
    expect(await workList()).toEqual([]);
    const history = await council.call('brokerage', 'GET', `/v1/packages/${discharged.id}/history`);
    expect(history.body.items.map(({ type }: { type: string }) => type)).toEqual([
      'package-submitted',
      'package-placed',
      'package-begun',
      'package-asked-anew',
      'package-offered',
      'package-placed',
    ]);
  });
});
