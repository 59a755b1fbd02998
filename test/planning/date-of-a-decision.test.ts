/** Between midnight and five the night before is still planned with, but a contract's new period, week or year has begun. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Provider } from '../../domain/provider.ts';
import { type EmbeddedDynamodb, startEmbeddedDynamodb } from '../../local/embedded-dynamodb.ts';
import { zoneBacklog } from '../../planning/backlog/retry-backlog.ts';
import { suspendProvider } from '../../planning/contingency/suspend-provider.ts';
import { placePackage } from '../../planning/place-package.ts';
import { zoneShares } from '../../planning/zone-shares.ts';
import { aPattern, aPurchase } from '../domain/builders.ts';
import { aCouncil, type Council, operator } from './a-council.ts';
import { aZone, submitted } from './a-zone.ts';

let dynamodb: EmbeddedDynamodb;
beforeAll(async () => {
  dynamodb = await startEmbeddedDynamodb();
});
afterAll(() => dynamodb.stop());

/** Of a Monday on which the rotation turns from 80/20 to 20/80. */
const NIGHT = '2026-11-23T03:00:00.000Z';

async function onTheNight(): Promise<Council> {
  const council = await aCouncil(dynamodb);
  await aZone(council.ports);
  council.at(NIGHT);
  return council;
}

async function decided({ ports }: Council, ref: string) {
  const day = (['mon', 'tue', 'wed', 'thu', 'fri'] as const)[Number(ref.at(-1))]!;
  return placePackage(ports, { packageId: await submitted(ports, ref, [{ days: [day] }]), attempt: 'submitted' });
}

async function saveProvider({ ports }: Council, id: string, change: Partial<Provider>): Promise<void> {
  const before = (await ports.store.provider(id))!;
  const value = { ...before, ...change, version: before.version + 1 };
  await ports.store.commit([{ kind: 'provider', value, expected: before.version }]);
}

describe('on the night a period turns', () => {
  it('each package goes by the new shares, and by what was placed that night before it', async () => {
    const council = await onTheNight();
    const takers: (string | undefined)[] = [];
    for (let n = 0; n < 5; n++) takers.push((await decided(council, `c-${n}`)).placement?.providerId);
    expect(takers.filter((id) => id === 'prov-2')).toHaveLength(4);
    const report = await zoneShares(council.ports, 'bury-east');
    expect(report).toMatchObject({ date: '2026-11-23', period: { from: '2026-11-23' } });
    expect(report.providers).toMatchObject([
      { percent: 20, had: 1, state: 'within' },
      { percent: 80, had: 4, state: 'within' },
    ]);
  });

  it('a backlog is shared out by the new shares', async () => {
    const council = await onTheNight();
    for (const id of ['prov-1', 'prov-2']) {
      await saveProvider(council, id, { status: { kind: 'suspended', from: '2026-11-01', reason: 'quality' } });
    }
    for (let n = 0; n < 5; n++) await decided(council, `c-${n}`);
    for (const id of ['prov-1', 'prov-2']) await saveProvider(council, id, { status: { kind: 'active' } });
    const { shared } = await zoneBacklog(council.ports, 'bury-east');
    expect(shared?.quotas).toMatchObject([{ due: 1 }, { due: 4 }]);
  });
});

describe('on the night of a Monday', () => {
  it('a restricted provider may take what it may take a week again', async () => {
    const council = await aCouncil(dynamodb);
    await aZone(council.ports, { 'prov-1': { carers: [{ id: 'ca-1' }] } });
    await saveProvider(council, 'prov-1', { status: { kind: 'restricted', maxNewMinutesPerWeek: 30 } });
    expect((await decided(council, 'c-0')).placement?.providerId).toBe('prov-1');
    expect((await decided(council, 'c-1')).status).toBe('waiting');
    council.at(NIGHT);
    expect((await decided(council, 'c-2')).placement?.providerId).toBe('prov-1');
  });

  it('a volume is asked for what the package takes from its first served date, the planning date that is about to begin', async () => {
    const council = await onTheNight();
    const k1 = (await council.ports.store.contractOf('bury-east'))!;
    const volume = { minutesPerYear: 700, yearStarts: '2026-01-01' };
    const value = { ...k1, purchases: [aPurchase({ providerId: 'prov-1', volume })], version: 2 };
    await council.ports.store.commit([{ kind: 'contract', value, expected: 1 }]);
    const daily = aPattern({
      minutes: 20,
      shortVisit: { knownCarer: true, partOfPackage: true, timeLimitedTask: true },
    });
    const packageId = await submitted(council.ports, 'c-1', [daily]);
    const { outcome } = await placePackage(council.ports, { packageId, attempt: 'submitted' });
    // 23 November to the end of the year: 39 days.
    expect(outcome?.[0]?.reasons[0]).toMatchObject({ code: 'volume', numbers: { asked: 39 * 20 } });
  });
});

describe('a suspension', () => {
  it('told in the night holds from that date, and one whose last day is over at midnight holds no more', async () => {
    const council = await onTheNight();
    const lists = { listId: 'list-1', correlationId: 'test' };
    await suspendProvider(council.ports, operator, 'prov-1', { to: '2026-11-23', reason: 'quality' }, lists);
    expect((await council.ports.store.provider('prov-1'))?.status).toMatchObject({ from: '2026-11-23' });
    await saveProvider(council, 'prov-2', {
      status: { kind: 'suspended', from: '2026-11-01', to: '2026-11-22', reason: 'quality' },
    });
    const { outcome, placement } = await decided(council, 'c-0');
    expect(placement?.providerId).toBe('prov-2');
    expect(outcome?.map(({ providerId, answer }) => `${providerId} ${answer}`)).toEqual(['prov-2 placed']);
  });
});
