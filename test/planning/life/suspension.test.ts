import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { VisitPattern } from '../../../domain/package.ts';
import { type EmbeddedDynamodb, startEmbeddedDynamodb } from '../../../local/embedded-dynamodb.ts';
import { InvalidInput, NotAllowedNow } from '../../../planning/errors.ts';
import { getPackage } from '../../../planning/get-package.ts';
import { type Resumption, resumePackage } from '../../../planning/life/resume-package.ts';
import { type SuspensionRequest, suspendPackage } from '../../../planning/life/suspend-package.ts';
import { sweepPackages } from '../../../planning/life/sweep-packages.ts';
import { publishRounds } from '../../../planning/publish-rounds.ts';
import { replanDay } from '../../../planning/replan-day.ts';
import { startReplan } from '../../../planning/start-replan.ts';
import { aCouncil, broker, type Council, operator, providerCaller } from '../a-council.ts';
import { aZone } from '../a-zone.ts';
import { decideQueued, placed, visitsIn } from './a-placed-package.ts';

let dynamodb: EmbeddedDynamodb;
beforeAll(async () => {
  dynamodb = await startEmbeddedDynamodb();
});
afterAll(() => dynamodb.stop());

/** A visit that leaves no room beside it at eight. */
const at8: Partial<VisitPattern>[] = [
  { window: { from: '08:00', to: '08:00' }, criticality: { level: 'critical', reason: 'insulin' } },
];

interface Placed {
  readonly council: Council;
  readonly id: string;
}

async function aPlaced(): Promise<Placed> {
  const council = await aCouncil(dynamodb);
  await aZone(council.ports);
  return { council, id: (await placed(council, 'c-1', at8)).id };
}

async function suspend({ council, id }: Placed, over: Partial<SuspensionRequest> = {}) {
  const { version } = await getPackage(council.ports, broker, id);
  return suspendPackage(council.ports, broker, id, { reason: 'hospital', expected: version, ...over });
}

async function resume({ council, id }: Placed, from: string, over: Partial<Resumption> = {}) {
  const { version } = await getPackage(council.ports, broker, id);
  const asked = { from, ifNoRoom: 'refuse', expected: version, correlationId: 'test', ...over } as const;
  return resumePackage(council.ports, broker, id, asked);
}

const day = ({ council }: Placed, date: string, provider = 'prov-1') => council.ports.store.dayPlan(provider, date);

describe('a package whose client goes to hospital', () => {
  it('leaves every round, today’s visits that have not begun included, and stays with its provider', async () => {
    const one = await aPlaced();
    await publishRounds(one.council.ports, providerCaller('prov-1'), 'prov-1', '2026-11-23', 1);
    one.council.at('2026-11-23T07:30:00.000Z');
    const { carePackage, days } = await suspend(one);
    expect(carePackage).toMatchObject({
      status: 'placed',
      suspension: { from: '2026-11-24', holdUntil: '2026-12-07' },
    });
    expect(days).toHaveLength(7);
    for (let d = 23; d < 30; d++) expect(visitsIn(await day(one, `2026-11-${d}`))).toEqual([]);
    const told = await one.council.ports.store.eventsOf('plan/prov-1/2026-11-23');
    expect(told.at(-1)).toMatchObject({ type: 'plan-repaired', data: { state: 'published' } });
    expect((await one.council.ports.store.ledgerOf('bury-east')).map((e) => e.kind)).toEqual(['placement']);
  });

  it('finds its place again when it resumes, whatever was placed and replanned meanwhile', async () => {
    const one = await aPlaced();
    await suspend(one);
    const { ports } = one.council;
    expect((await placed(one.council, 'c-2', at8)).placement?.providerId).toBe('prov-2');
    expect((await placed(one.council, 'c-3', at8)).status).toBe('waiting');
    const { id: replanId } = await startReplan(ports, operator, { date: '2026-11-26', correlationId: 't' });
    for (const message of one.council.replans.filter((m) => m.replanId === replanId)) await replanDay(ports, message);
    const { holds, committed, days } = await resume(one, '2026-11-26');
    expect([holds, committed]).toEqual([true, true]);
    expect(days.map(({ plan }) => plan.date)).toEqual([26, 27, 28, 29].map((d) => `2026-11-${d}`));
    expect(visitsIn(await day(one, '2026-11-25'))).toEqual([]);
    expect(visitsIn(await day(one, '2026-11-26'))).toEqual([`${one.id}/breakfast/2026-11-26`]);
    expect((await ports.store.ledgerOf('bury-east')).filter((e) => e.packageId === one.id)).toHaveLength(1);
  });

  it('comes back to the call of tonight that is dated tomorrow, and not to one that is past', async () => {
    const council = await aCouncil(dynamodb);
    await aZone(council.ports, { 'prov-1': { carers: [{ id: 'ca-1' }], shifts: { from: '22:00', to: '07:00' } } });
    const one = { council, id: (await placed(council, 'c-1', [{ window: { from: '02:00', to: '02:30' } }])).id };
    await suspend(one);
    council.at('2026-11-24T03:30:00.000Z');
    await expect(resume(one, '2026-11-24')).rejects.toThrow('/from: must not be before 2026-11-25');
    council.at('2026-11-24T10:00:00.000Z');
    expect((await resume(one, '2026-11-25')).holds).toBe(true);
    expect(visitsIn(await day(one, '2026-11-24'))).toEqual([`${one.id}/breakfast/2026-11-25`]);
  });

  it('loses the place once the hold is over, with a word in its history, and others may have it', async () => {
    const one = await aPlaced();
    await suspend(one);
    one.council.at('2026-12-06T12:00:00.000Z');
    expect(await sweepPackages(one.council.ports)).toBe(0);
    one.council.at('2026-12-07T12:00:00.000Z');
    expect(await sweepPackages(one.council.ports)).toBe(1);
    const told = (await one.council.ports.store.eventsOf(`package/${one.id}`)).at(-1);
    expect(told).toMatchObject({ type: 'place-released', by: 'scheduler' });
    for (const ref of ['c-2', 'c-3']) expect((await placed(one.council, ref, at8)).status).toBe('placed');
  });

  it('that comes back to no room is told which visits fail, or goes to whoever has it', async () => {
    const one = await aPlaced();
    await suspend(one);
    one.council.at('2026-12-07T12:00:00.000Z');
    await sweepPackages(one.council.ports);
    expect((await placed(one.council, 'c-2', at8)).placement?.providerId).toBe('prov-1');
    const refused = await resume(one, '2026-12-10');
    expect(refused).toMatchObject({ holds: false, committed: false, failing: [{ patternId: 'breakfast' }] });
    await resume(one, '2026-12-10', { ifNoRoom: 're-broker' });
    await decideQueued(one.council);
    const now = await getPackage(one.council.ports, broker, one.id);
    expect(now).toMatchObject({ status: 'placed', placement: { providerId: 'prov-2', from: '2026-12-10' } });
    expect(visitsIn(await day(one, '2026-12-10', 'prov-2'))).toEqual([`${one.id}/breakfast/2026-12-10`]);
  });

  it('may be suspended from a date to come, and until then nothing changes', async () => {
    const one = await aPlaced();
    await suspend(one, { from: '2026-11-26', expectedReturn: '2026-12-03' });
    expect(visitsIn(await day(one, '2026-11-25'))).toHaveLength(1);
    expect(visitsIn(await day(one, '2026-11-26'))).toEqual([]);
  });

  it('is known to have been away before, once it goes again', async () => {
    const one = await aPlaced();
    await suspend(one);
    await resume(one, '2026-11-25');
    one.council.at('2026-11-30T12:00:00.000Z');
    await suspend(one, { reason: 'respite' });
    expect(await getPackage(one.council.ports, broker, one.id)).toMatchObject({
      earlierSuspensions: [{ reason: 'hospital', from: '2026-11-23', resumesFrom: '2026-11-25' }],
      suspension: { reason: 'respite', from: '2026-12-01' },
    });
  });

  it('is suspended once at a time, and resumed only while it is', async () => {
    const one = await aPlaced();
    await expect(resume(one, '2026-11-24')).rejects.toThrow(NotAllowedNow);
    await expect(suspend(one, { from: '2026-11-21' })).rejects.toThrow(InvalidInput);
    await suspend(one);
    await expect(suspend(one)).rejects.toThrow(NotAllowedNow);
    await expect(resume(one, '2026-11-22')).rejects.toThrow(InvalidInput);
  });
});
