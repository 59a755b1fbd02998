/** A provider that is suspended, restricted or ceases: what it may still take, and what would move where. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { VisitPattern } from '../../domain/package.ts';
import type { ProviderStatus } from '../../domain/provider.ts';
import { type EmbeddedDynamodb, startEmbeddedDynamodb } from '../../local/embedded-dynamodb.ts';
import { getContingencyList } from '../../planning/contingency/get-contingency-list.ts';
import { failContingency, lookForTaker } from '../../planning/contingency/look-for-taker.ts';
import { moveAll, movePackage } from '../../planning/contingency/move-package.ts';
import { ceaseProvider, suspendProvider } from '../../planning/contingency/suspend-provider.ts';
import { InvalidInput, NotAllowedNow } from '../../planning/errors.ts';
import { acceptOffer } from '../../planning/offers/accept-offer.ts';
import { placePackage } from '../../planning/place-package.ts';
import { provePlacement } from '../../planning/prove-placement.ts';
import { saveProvider } from '../../planning/register/save-provider.ts';
import { replanDay } from '../../planning/replan-day.ts';
import { startReplan } from '../../planning/start-replan.ts';
import { aProvider, aRotation } from '../domain/builders.ts';
import { aCouncil, broker, type Council, commitAll, meeting, operator, providerCaller } from './a-council.ts';
import { aZone, submitted } from './a-zone.ts';

let dynamodb: EmbeddedDynamodb;
beforeAll(async () => {
  dynamodb = await startEmbeddedDynamodb();
});
afterAll(() => dynamodb.stop());

const at8: Partial<VisitPattern> = {
  window: { from: '08:00', to: '08:00' },
  criticality: { level: 'critical', reason: 'insulin' },
};
const at10: Partial<VisitPattern> = { window: { from: '10:00', to: '10:30' } };
const atLeisure: Partial<VisitPattern> = { minutes: 30, window: { from: '07:30', to: '11:30' } };
const request = { listId: 'list-1', correlationId: 'test' };
const concerns = { reason: 'safeguarding' };

async function decided({ ports }: Council, ref: string, pattern: Partial<VisitPattern> = {}) {
  const packageId = await submitted(ports, ref, [pattern]);
  return placePackage(ports, { packageId, attempt: 'submitted' });
}

/** Gives packages to prov-1 alone, then lets prov-2 in. */
async function aCouncilWith(...patterns: Partial<VisitPattern>[]): Promise<Council> {
  const council = await aCouncil(dynamodb);
  await aZone(council.ports);
  await saveStatus(council, 'prov-2', { kind: 'suspended', from: '2026-11-01', reason: 'not yet' }, 1);
  for (const [n, pattern] of patterns.entries()) await decided(council, `c-${n + 1}`, pattern);
  await saveStatus(council, 'prov-2', { kind: 'active' }, 2);
  return council;
}

async function saveStatus({ ports }: Council, id: string, status: ProviderStatus, expected: number): Promise<void> {
  const value = aProvider({ id, status, version: expected + 1 });
  await commitAll(ports, [{ kind: 'provider', value, expected }]);
}

async function worked(council: Council) {
  for (const message of council.contingency.splice(0)) await lookForTaker(council.ports, message);
  return getContingencyList(council.ports, 'list-1');
}

describe('a suspended provider', () => {
  it('gets nothing new and keeps its rounds, also over a night', async () => {
    const council = await aCouncilWith(at8);
    await suspendProvider(council.ports, operator, 'prov-1', concerns, request);
    const next = await decided(council, 'c-9', at10);
    expect(next.placement?.providerId).toBe('prov-2');
    expect(next.outcome?.find((o) => o.providerId === 'prov-1')?.reasons[0]?.code ?? 'suspended').toBe('suspended');
    await startReplan(council.ports, 'scheduler', { correlationId: 'night' });
    for (const message of council.replans.splice(0)) await replanDay(council.ports, message);
    expect((await council.ports.store.dayPlan('prov-1', '2026-11-23'))?.rounds).toHaveLength(1);
  });

  it('has its open offers withdrawn and others asked; accepting one is answered by why', async () => {
    const council = await aCouncil(dynamodb);
    await aZone(council.ports);
    const contract = { id: 'k-1', zoneId: 'bury-east', rule: aRotation(), fallback: [], version: 2 };
    await commitAll(council.ports, [{ kind: 'contract', value: { ...contract, acceptance: 'offer' }, expected: 1 }]);
    const { id, offer } = await decided(council, 'c-1');
    council.placements.length = 0;
    await suspendProvider(council.ports, broker, 'prov-1', concerns, request);
    const accept = () => acceptOffer(council.ports, providerCaller('prov-1'), 'prov-1', offer!.id);
    await expect(accept()).rejects.toThrow('is suspended from new packages');
    expect((await worked(council)).entries).toMatchObject([{ packageId: id, state: 'offer-withdrawn' }]);
    await expect(accept()).rejects.toThrow(
      'was withdrawn at 2026-11-22T12:00:00.000Z: Elder Tree Care is suspended since 2026-11-22. Only an open offer',
    );
    for (const { packageId, attempt } of council.placements.splice(0)) {
      await placePackage(council.ports, { packageId, attempt });
    }
    expect((await council.ports.store.package(id))?.offer?.providerId).toBe('prov-2');
  });

  it('cannot be suspended to a day before it begins, nor once it has ceased', async () => {
    const council = await aCouncilWith();
    const backwards = { ...concerns, from: '2026-12-02', to: '2026-12-01' };
    await expect(suspendProvider(council.ports, broker, 'prov-1', backwards, request)).rejects.toThrow(InvalidInput);
    await ceaseProvider(council.ports, broker, 'prov-1', { reason: 'closes' }, request);
    const other = { ...request, listId: 'list-2' };
    await expect(suspendProvider(council.ports, broker, 'prov-1', concerns, other)).rejects.toThrow(NotAllowedNow);
  });
});

describe('a contingency list', () => {
  it('says for each package who could have it on live rounds, and counts no gap twice', async () => {
    // One carer each: of two visits at eight and one at ten, prov-2 has room for one of each.
    const council = await aCouncilWith(at8, at10);
    const held = await decided(council, 'c-9', at8);
    expect(held.placement?.providerId).toBe('prov-2');
    await ceaseProvider(council.ports, broker, 'prov-1', { reason: 'closes' }, request);
    const { entries, packageIds } = await worked(council);
    expect(packageIds).toHaveLength(2);
    expect(entries).toMatchObject([
      { state: 'nobody', answers: [{ providerId: 'prov-1' }, { providerId: 'prov-2' }] },
      { state: 'movable', taker: { providerId: 'prov-2' }, answers: [{ providerId: 'prov-1' }] },
    ]);
    const full = entries[0]?.answers.find((a) => a.providerId === 'prov-2');
    expect(full?.reasons[0]).toMatchObject({ code: 'capacity', numbers: { carers: 1 } });
    expect(entries[1]?.taker?.extraTravelMinutes).toBeGreaterThan(0);
  });

  it('of two that want one gap gives it to the first', async () => {
    const council = await aCouncil(dynamodb);
    await aZone(council.ports, {
      'prov-1': { carers: [{ id: 'ca-1' }, { id: 'ca-3' }] },
      'prov-2': { carers: [{ id: 'ca-2' }] },
    });
    await saveStatus(council, 'prov-2', { kind: 'suspended', from: '2026-11-01', reason: 'not yet' }, 1);
    for (const ref of ['c-1', 'c-2']) await decided(council, ref, at8);
    await saveStatus(council, 'prov-2', { kind: 'active' }, 2);
    await suspendProvider(council.ports, broker, 'prov-1', concerns, request);
    expect((await worked(council)).entries.map((e) => e.state)).toEqual(['movable', 'nobody']);
  });

  it('moves and promises nothing, and the same message twice changes nothing', async () => {
    const council = await aCouncilWith(at8);
    const { placement } = (await council.ports.store.packages({ limit: 1 })).items[0]!;
    const ledger = await council.ports.store.ledgerOf('bury-east');
    await suspendProvider(council.ports, broker, 'prov-1', concerns, request);
    const [message] = council.contingency;
    const once = await worked(council);
    await lookForTaker(council.ports, message!);
    await suspendProvider(council.ports, broker, 'prov-1', concerns, request);
    expect(council.contingency).toEqual([]);
    expect(await getContingencyList(council.ports, 'list-1')).toEqual(once);
    expect((await council.ports.store.packages({ limit: 1 })).items[0]?.placement).toEqual(placement);
    expect(await council.ports.store.ledgerOf('bury-east')).toEqual(ledger);
    expect(await council.ports.store.dayPlan('prov-2', '2026-11-23')).toBeUndefined();
  });

  it('names a package that could not be looked at', async () => {
    const council = await aCouncilWith(at8);
    await suspendProvider(council.ports, broker, 'prov-1', concerns, request);
    await failContingency(council.ports, council.contingency[0]!, 'gave up');
    expect((await worked(council)).entries).toMatchObject([{ state: 'failed', error: 'gave up' }]);
  });
});

describe('carrying out the list of a provider that ceases', () => {
  it('asks for each package anew, which passes on the day it ceases with a certificate that is proved', async () => {
    const council = await aCouncilWith(at8);
    const cessation = { from: '2026-11-26', reason: 'closes' };
    await ceaseProvider(council.ports, broker, 'prov-1', cessation, request);
    await worked(council);
    await moveAll(council.ports, broker, 'list-1', 'test');
    const [message] = council.contingency.splice(0);
    council.placements.length = 0;
    for (let twice = 0; twice < 2; twice++) await movePackage(council.ports, message!);
    const { packageId, attempt } = council.placements[0]!;
    const moved = await placePackage(council.ports, { packageId, attempt });
    expect(moved).toMatchObject({
      status: 'placed',
      placement: { providerId: 'prov-2', from: '2026-11-26' },
      outgoing: { until: '2026-11-25', kind: 'transfer' },
    });
    expect((await provePlacement(council.ports, broker, packageId)).proved).toBe(true);
    const transfers = (await council.ports.store.ledgerOf('bury-east')).filter((e) => e.kind === 'transfer');
    expect(transfers).toMatchObject([{ providerId: 'prov-1', until: '2026-11-25' }]);
    const servedOn = async (providerId: string, date: string) =>
      ((await council.ports.store.dayPlan(providerId, date))?.rounds ?? []).length;
    expect([await servedOn('prov-1', '2026-11-25'), await servedOn('prov-1', '2026-11-26')]).toEqual([1, 0]);
    expect([await servedOn('prov-2', '2026-11-25'), await servedOn('prov-2', '2026-11-26')]).toEqual([0, 1]);
  });

  it('moves nothing by a list that is over: the provider was put back to active, and ceases on another day', async () => {
    const council = await aCouncilWith(at8);
    const { ports } = council;
    await ceaseProvider(ports, broker, 'prov-1', { reason: 'recorded by mistake' }, request);
    await worked(council);
    await moveAll(ports, broker, 'list-1', 'test');
    const [stale] = council.contingency.splice(0);
    const saved = async (status: ProviderStatus) => {
      const { version, contingencyListId: _, ...before } = (await ports.store.provider('prov-1'))!;
      return saveProvider(ports, operator, { ...before, status }, version);
    };
    expect((await saved({ kind: 'active' })).contingencyListId).toBeUndefined();
    const later = { from: '2026-12-01', reason: 'closes' };
    await ceaseProvider(ports, broker, 'prov-1', later, { ...request, listId: 'list-2' });
    expect((await saved({ kind: 'ceased', from: '2026-12-01' })).contingencyListId).toBe('list-2');
    await expect(movePackage(ports, stale!)).rejects.toThrow(/^list list-1: .* made list list-2$/);
    await expect(moveAll(ports, broker, 'list-1', 'test')).rejects.toThrow(NotAllowedNow);
    expect((await ports.store.package(stale!.packageId))?.status).toBe('placed');
    expect((await movePackage(ports, { ...stale!, listId: 'list-2' }))?.status).toBe('received');
  });

  it('is refused while it is only suspended', async () => {
    const council = await aCouncilWith(at8);
    await suspendProvider(council.ports, broker, 'prov-1', concerns, request);
    await expect(moveAll(council.ports, broker, 'list-1', 'test')).rejects.toThrow(NotAllowedNow);
  });
});

describe('a restricted provider', () => {
  it('takes so many new minutes a week and no more, until the next Monday', async () => {
    const council = await aCouncilWith();
    // Two packages of seven half hours.
    await saveStatus(council, 'prov-1', { kind: 'restricted', maxNewMinutesPerWeek: 420 }, 1);
    await saveStatus(council, 'prov-2', { kind: 'ceased', from: '2026-01-01' }, 3);
    expect((await decided(council, 'c-1', atLeisure)).status).toBe('placed');
    expect((await decided(council, 'c-2', atLeisure)).status).toBe('placed');
    const third = await decided(council, 'c-3', atLeisure);
    expect(third.status).toBe('waiting');
    expect(third.outcome?.find((o) => o.providerId === 'prov-1')?.reasons[0]).toMatchObject({
      code: 'restricted',
      numbers: { most: 420, taken: 420, asked: 210 },
    });
    council.at('2026-11-23T09:00:00.000Z');
    const again = await placePackage(council.ports, { packageId: third.id, attempt: 'retry/1' });
    expect(again).toMatchObject({ status: 'placed', placement: { providerId: 'prov-1' } });
  });
});

describe('a provider that is suspended', () => {
  const suspend = ({ ports }: Council) => suspendProvider(ports, operator, 'prov-1', concerns, request);
  const cease = ({ ports }: Council) =>
    ceaseProvider(ports, operator, 'prov-1', { from: '2026-12-01', reason: 'insolvent' }, request);

  it.each([
    { how: 'or', halts: suspend },
    { how: 'or ceases,', halts: cease },
  ])('$how while a package is placed with it does not get it', async ({ halts }) => {
    const council = await aCouncil(dynamodb);
    await aZone(council.ports);
    const packageId = await submitted(council.ports, 'c-1');
    const placed = await placePackage(
      meeting(council.ports, () => halts(council)),
      { packageId, attempt: 'submitted' },
    );
    expect(placed).toMatchObject({ status: 'placed', placement: { providerId: 'prov-2' } });
  });

  it('between its turn and the reading of its days does not get it', async () => {
    const council = await aCouncil(dynamodb);
    await aZone(council.ports);
    const packageId = await submitted(council.ports, 'c-1');
    const { store } = council.ports;
    const providerAsRead: typeof store.providerAsRead = async (id) => {
      if (id === 'prov-1') await suspend(council);
      return store.providerAsRead(id);
    };
    const late = { ...council.ports, store: { ...store, providerAsRead } };
    const placed = await placePackage(late, { packageId, attempt: 'submitted' });
    expect(placed.placement?.providerId).toBe('prov-2');
    expect(placed.outcome?.map((o) => [o.providerId, o.reasons[0]?.code])).toEqual([
      ['prov-1', 'suspended'],
      ['prov-2', undefined],
    ]);
  });

  it('while it accepts an offer does not get the package', async () => {
    const council = await aCouncil(dynamodb);
    const { ports } = council;
    await aZone(ports);
    const contract = { id: 'k-1', zoneId: 'bury-east', rule: aRotation(), fallback: [], version: 2 };
    await commitAll(ports, [{ kind: 'contract', value: { ...contract, acceptance: 'offer' }, expected: 1 }]);
    const { offer } = await decided(council, 'c-1');
    const accepted = acceptOffer(
      meeting(ports, () => suspend(council)),
      providerCaller('prov-1'),
      'prov-1',
      offer!.id,
    );
    await expect(accepted).rejects.toThrow('is suspended from new packages: safeguarding');
  });

  it('while a package is placed first has it in its list', async () => {
    const council = await aCouncil(dynamodb);
    await aZone(council.ports);
    const packageId = await submitted(council.ports, 'c-1');
    const place = () => placePackage(council.ports, { packageId, attempt: 'submitted' });
    const list = await suspendProvider(meeting(council.ports, place), operator, 'prov-1', concerns, request);
    expect(list.packageIds).toEqual([packageId]);
  });
});
