import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ProviderStatus } from '../../domain/provider.ts';
import { type EmbeddedDynamodb, startEmbeddedDynamodb } from '../../local/embedded-dynamodb.ts';
import { retryBacklog, zoneBacklog } from '../../planning/backlog/retry-backlog.ts';
import { NotFound } from '../../planning/errors.ts';
import { placePackage } from '../../planning/place-package.ts';
import { retryWaiting } from '../../planning/replan/retry-waiting.ts';
import { zoneShares } from '../../planning/zone-shares.ts';
import { aClient, BURY } from '../domain/builders.ts';
import { aCouncil, type Council } from './a-council.ts';
import { aZone, submitted } from './a-zone.ts';

let dynamodb: EmbeddedDynamodb;
beforeAll(async () => {
  dynamodb = await startEmbeddedDynamodb();
});
afterAll(() => dynamodb.stop());

/** prov-1's carer lives in Bury, prov-2's five kilometres to the north. */
const FAR_NORTH = { lat: BURY.lat + 0.045, lon: BURY.lon };
const suspended: ProviderStatus = { kind: 'suspended', from: '2026-11-01', reason: 'quality' };

async function setStatus({ ports }: Council, id: string, status: ProviderStatus): Promise<void> {
  const provider = (await ports.store.provider(id))!;
  const value = { ...provider, status, version: provider.version + 1 };
  await ports.store.commit([{ kind: 'provider', value, expected: provider.version }]);
}

/** Ten packages that came while both providers were suspended: the third and the eighth are in the north. */
async function aBacklog(): Promise<Council & { readonly ids: readonly string[] }> {
  const council = await aCouncil(dynamodb);
  const { ports, placements } = council;
  await aZone(ports, {
    'prov-1': { carers: [{ id: 'ca-1' }] },
    'prov-2': { carers: [{ id: 'ca-2', home: FAR_NORTH }] },
  });
  for (const id of ['prov-1', 'prov-2']) await setStatus(council, id, suspended);
  const ids: string[] = [];
  for (let n = 0; n < 10; n++) {
    council.at(`2026-11-22T10:0${n}:00.000Z`);
    const location = n === 2 || n === 7 ? FAR_NORTH : { lat: BURY.lat + n * 0.0005, lon: BURY.lon };
    const anyTime = { window: { from: '07:30', to: '12:00' } };
    ids.push(await submitted(ports, `c-${n}`, [anyTime], { client: aClient({ ref: `c-${n}`, location }) }));
  }
  for (const message of placements.splice(0)) {
    expect((await placePackage(ports, message)).status).toBe('waiting');
  }
  for (const id of ['prov-1', 'prov-2']) await setStatus(council, id, { kind: 'active' });
  council.at('2026-11-22T12:00:00.000Z');
  return { ...council, ids };
}

describe('a backlog', () => {
  it('is shared out by quota so that the way is short, and placed as proposed when it is tried again', async () => {
    const { ports, placements, ids } = await aBacklog();
    const backlog = await retryBacklog(ports, { zoneId: 'bury-east', correlationId: 'test' });
    expect(backlog.shared).toEqual({
      method: 'integer-program',
      furthest: 0,
      quotas: [
        { providerId: 'prov-1', due: 8, given: 8 },
        { providerId: 'prov-2', due: 2, given: 2 },
      ],
    });
    const north = backlog.lines.filter((line) => line.providerId === 'prov-2').map((line) => line.carePackage.id);
    expect(north).toEqual([ids[2], ids[7]]);
    expect(placements.map((m) => m.packageId)).toEqual(backlog.lines.map((line) => line.carePackage.id));
    for (const [i, message] of placements.entries()) {
      const { placement } = await placePackage(ports, message);
      expect(placement?.providerId).toBe(backlog.lines[i]!.providerId);
    }
    const { providers } = await zoneShares(ports, 'bury-east');
    expect(providers.map((p) => [p.had, p.state])).toEqual([
      [8, 'within'],
      [2, 'within'],
    ]);
  });

  it('is only looked at without being queued, and asked for in a zone that exists', async () => {
    const { ports, placements } = await aBacklog();
    expect((await zoneBacklog(ports, 'bury-east')).lines).toHaveLength(10);
    expect(placements).toEqual([]);
    await expect(zoneBacklog(ports, 'atlantis')).rejects.toThrow(NotFound);
  });

  it('goes to nobody who may not be asked, and says so', async () => {
    const council = await aBacklog();
    await setStatus(council, 'prov-2', suspended);
    const { shared, lines } = await zoneBacklog(council.ports, 'bury-east');
    expect(shared?.quotas.map((q) => q.given)).toEqual([10, 0]);
    await setStatus(council, 'prov-1', suspended);
    const nobody = await zoneBacklog(council.ports, 'bury-east');
    expect(nobody).toMatchObject({ zoneId: 'bury-east' });
    expect([nobody.shared, nobody.lines.length, nobody.lines[0]?.providerId]).toEqual([undefined, 10, undefined]);
    expect(lines[0]?.providerId).toBe('prov-1');
  });

  it('is what the night tries again, in the same order, once', async () => {
    const { ports, placements } = await aBacklog();
    const { lines } = await zoneBacklog(ports, 'bury-east');
    expect(await retryWaiting(ports, '2026-11-23')).toBe(10);
    expect(placements.map((m) => [m.packageId, m.attempt])).toEqual(
      lines.map((line) => [line.carePackage.id, 'retry/2026-11-23']),
    );
  });

  it('is given to the queue at once: a call a package would outlast the job that does it', async () => {
    const { ports } = await aBacklog();
    let given = 0;
    const whenAnswered: number[] = [];
    const queuePlacement = async () => {
      given += 1;
      await new Promise(setImmediate);
      whenAnswered.push(given);
    };
    await retryWaiting({ ...ports, queues: { ...ports.queues, queuePlacement } }, '2026-11-23');
    expect(whenAnswered).toEqual(Array(10).fill(10));
  });
});
