import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type EmbeddedDynamodb, startEmbeddedDynamodb } from '../../local/embedded-dynamodb.ts';
import { failPlacement } from '../../planning/fail-placement.ts';
import { placePackage } from '../../planning/place-package.ts';
import type { Ports } from '../../planning/ports.ts';
import { retryWaiting } from '../../planning/replan/retry-waiting.ts';
import { requeueUndecided } from '../../planning/requeue-undecided.ts';
import { aCouncil, type Council } from './a-council.ts';
import { aZone, submitted } from './a-zone.ts';

let dynamodb: EmbeddedDynamodb;
beforeAll(async () => {
  dynamodb = await startEmbeddedDynamodb();
});
afterAll(() => dynamodb.stop());

async function aCouncilWithAZone(): Promise<Council> {
  const council = await aCouncil(dynamodb);
  await aZone(council.ports);
  return council;
}

const withoutQueue = (ports: Ports): Ports => ({
  ...ports,
  queues: {
    ...ports.queues,
    queuePlacement: () => Promise.reject(new Error('connection refused')),
  },
});

describe('a package that is stored and not decided', () => {
  it('is sent again once its message would have come, and not before', async () => {
    const { ports, placements, at } = await aCouncilWithAZone();
    const id = await submitted(ports, 'c-1');
    // The message is lost.
    placements.length = 0;
    at('2026-11-22T12:06:59.000Z');
    expect(await requeueUndecided(ports, 'sweep')).toBe(0);
    at('2026-11-22T12:07:00.000Z');
    expect(await requeueUndecided(ports, 'sweep')).toBe(1);
    expect(placements).toMatchObject([{ packageId: id, attempt: 'submitted' }]);
    expect((await placePackage(ports, placements[0]!)).status).toBe('placed');
    expect(await requeueUndecided(ports, 'sweep')).toBe(0);
  });

  it('is not sent again while it waits in a long backlog; one whose message was lost there is, once it is the oldest', async () => {
    const { ports, placements, at } = await aCouncilWithAZone();
    const ids: string[] = [];
    for (let n = 10; n < 34; n++) {
      at(`2026-11-22T12:00:${n}.000Z`);
      ids.push(await submitted(ports, `c-${n}`));
    }
    at('2026-11-22T12:30:00.000Z');
    expect(await requeueUndecided(ports, 'sweep')).toBe(0);

    // That of the second is lost: 23 messages for 24 packages, so one is sent again, and it is the wrong one.
    placements.splice(1, 1);
    expect(await requeueUndecided(ports, 'sweep')).toBe(1);
    expect(placements.at(-1)?.packageId).toBe(ids[0]);

    // The first is decided, its second message changes nothing: now the lost one is the oldest.
    for (const message of [placements.shift()!, placements.pop()!]) await placePackage(ports, message);
    expect(await requeueUndecided(ports, 'sweep')).toBe(1);
    expect(placements.at(-1)?.packageId).toBe(ids[1]);
    expect(await requeueUndecided(ports, 'sweep')).toBe(0);
  });

  it('is stored all the same where the queue cannot be reached, and its history says so', async () => {
    const { ports, placements, at } = await aCouncilWithAZone();
    const id = await submitted(withoutQueue(ports), 'c-1');
    const told = await ports.store.eventsOf(`package/${id}`);
    expect(told.map(({ type }) => type)).toEqual(['package-submitted', 'placement-not-queued']);
    at('2026-11-22T12:07:00.000Z');
    await requeueUndecided(ports, 'sweep');
    expect((await placePackage(ports, placements[0]!)).status).toBe('placed');
  });

  it('is left to the night once its decision has failed every try, so that it does not hold up its zone', async () => {
    const { ports, placements, at } = await aCouncilWithAZone();
    const id = await submitted(ports, 'c-1');
    const [message] = placements.splice(0);
    await failPlacement(ports, message!, 'failed every try');
    at('2026-11-22T12:30:00.000Z');
    expect(await requeueUndecided(ports, 'sweep')).toBe(0);
    expect((await ports.store.package(id))?.status).toBe('received');
    expect(await retryWaiting(ports, '2026-11-23')).toBe(1);
    expect((await placePackage(ports, placements[0]!)).status).toBe('placed');
  });

  it('and was sent again before its first message died does nothing with the second', async () => {
    const { ports, placements, at } = await aCouncilWithAZone();
    const id = await submitted(ports, 'c-1');
    const [first] = placements.splice(0);
    at('2026-11-22T12:10:00.000Z');
    expect(await requeueUndecided(ports, 'sweep')).toBe(1);
    await failPlacement(ports, first!, 'failed every try');
    const failed = await ports.store.package(id);
    expect(await placePackage(ports, placements[0]!)).toEqual(failed);
  });

  it('decided by then is not touched by a dead letter that comes late', async () => {
    const { ports, placements } = await aCouncilWithAZone();
    const id = await submitted(ports, 'c-1');
    const [message] = placements.splice(0);
    const { version } = await placePackage(ports, message!);
    await failPlacement(ports, message!, 'failed every try');
    expect((await ports.store.package(id))?.version).toBe(version);
  });
});
