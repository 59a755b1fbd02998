import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type EmbeddedDynamodb, startEmbeddedDynamodb } from '../../local/embedded-dynamodb.ts';
import { failReplanJob } from '../../planning/fail-replan-job.ts';
import { placePackage } from '../../planning/place-package.ts';
import { replanDay } from '../../planning/replan-day.ts';
import { startReplan } from '../../planning/start-replan.ts';
import { aShiftPattern } from '../domain/builders.ts';
import { aCouncil, type Council, commitAll, operator } from './a-council.ts';
import { aZone, submitted } from './a-zone.ts';

let dynamodb: EmbeddedDynamodb;
beforeAll(async () => {
  dynamodb = await startEmbeddedDynamodb();
});
afterAll(() => dynamodb.stop());

/** Three packages in a zone with one carer, and the night's messages. */
async function aNight(): Promise<Council> {
  const council = await aCouncil(dynamodb);
  await aZone(council.ports, { 'prov-1': { carers: [{ id: 'ca-1' }] } });
  for (const ref of ['c-1', 'c-2', 'c-3']) {
    const packageId = await submitted(council.ports, ref, [{ window: { from: '08:00', to: '11:00' } }]);
    await placePackage(council.ports, { packageId, attempt: 'submitted' });
  }
  council.placements.length = 0;
  await startReplan(council.ports, 'scheduler', { correlationId: 'night' });
  return council;
}

async function theNight({ ports, replans }: Council): Promise<void> {
  for (const message of replans.splice(0)) await replanDay(ports, message);
}

describe('the night', () => {
  it('has one job a provider for tomorrow and one for the day that enters the horizon', async () => {
    const { replans } = await aNight();
    expect(replans.map((m) => `${m.providerId} ${m.date}`)).toEqual([
      'prov-1 2026-11-23',
      'prov-2 2026-11-23',
      'prov-1 2026-11-30',
      'prov-2 2026-11-30',
    ]);
  });

  it('is not started by hand for a day that is over, under way or not planned ahead yet: the days that are, are named', async () => {
    const council = await aNight();
    for (const date of ['2020-01-01', '2026-11-22', '2026-11-30']) {
      const started = startReplan(council.ports, operator, { date, correlationId: 'by hand' });
      await expect(started).rejects.toThrow(/2026-11-23 to 2026-11-29/);
    }
    expect(await council.ports.store.replans(5)).toHaveLength(1);
  });

  it('keeps every visit in exactly one round or left out', async () => {
    const council = await aNight();
    await theNight(council);
    const plan = await council.ports.store.dayPlan('prov-1', '2026-11-23');
    const planned = plan?.rounds.flatMap((r) => r.segments.flatMap((s) => (s.kind === 'visit' ? [s.visitId] : [])));
    expect(new Set(planned).size).toBe(3);
    expect(planned).toHaveLength(3);
    expect(plan?.leftOut).toEqual([]);
  });

  it('records how many of the promises made still hold in the full plan', async () => {
    const council = await aNight();
    await theNight(council);
    const before = await council.ports.store.replan('2026-11-23');
    expect(before?.jobs[0]).toMatchObject({ date: '2026-11-23', promises: { made: 3, kept: 3 } });
    // The carer's hours end before the second of three calls could be over.
    const shorter = aShiftPattern({ id: 's-ca-1', carerId: 'ca-1', providerId: 'prov-1', to: '09:15' });
    const [stored] = await council.ports.store.shiftPatternsOf('prov-1');
    await commitAll(council.ports, [
      { kind: 'shift-pattern', value: { ...shorter, version: 2 }, expected: stored!.version },
    ]);
    await startReplan(council.ports, operator, { date: '2026-11-23', correlationId: 'again' });
    await theNight(council);
    const after = (await council.ports.store.replans(5)).find(({ id }) => id !== '2026-11-23');
    const job = after?.jobs.find((each) => each.providerId === 'prov-1' && each.date === '2026-11-23');
    expect(job?.promises?.made).toBe(3);
    expect(job?.promises?.kept).toBeLessThan(3);
    expect(job?.promises?.kept).toBe(3 - job!.leftOut!);
  });

  it('changes nothing when it is run twice', async () => {
    const council = await aNight();
    const messages = [...council.replans];
    await theNight(council);
    const { store } = council.ports;
    const first = [await store.dayPlan('prov-1', '2026-11-23'), await store.replan('2026-11-23')];
    for (const message of messages) await replanDay(council.ports, message);
    await startReplan(council.ports, 'scheduler', { correlationId: 'again' });
    await theNight(council);
    expect([await store.dayPlan('prov-1', '2026-11-23'), await store.replan('2026-11-23')]).toEqual(first);
  });

  it('is the same night again after a crash between the plan and the record of it', async () => {
    const council = await aNight();
    const message = council.replans[0]!;
    const { recordReplanJob } = council.ports.store;
    const crash = new Error('killed before the record');
    const crashing = { ...council.ports.store, recordReplanJob: () => Promise.reject(crash) };
    await expect(replanDay({ ...council.ports, store: crashing }, message)).rejects.toBe(crash);
    const after = await council.ports.store.dayPlan('prov-1', '2026-11-23');
    await replanDay({ ...council.ports, store: { ...council.ports.store, recordReplanJob } }, message);
    expect(await council.ports.store.dayPlan('prov-1', '2026-11-23')).toEqual(after);
  });

  it('names a failed job and tries the packages that wait once all others have ended', async () => {
    const council = await aNight();
    const waits = await submitted(council.ports, 'c-4', [
      { window: { from: '08:00', to: '11:00' }, skills: ['insulin'] },
    ]);
    await placePackage(council.ports, { packageId: waits, attempt: 'submitted' });
    const [poison, ...others] = council.replans.splice(0);
    council.placements.length = 0;
    for (const message of others) await replanDay(council.ports, message);
    expect(council.placements).toEqual([]);
    await failReplanJob(council.ports, poison!, 'carer without a home');
    expect((await council.ports.store.replan('2026-11-23'))?.jobs[0]).toMatchObject({
      state: 'failed',
      error: 'carer without a home',
    });
    expect(council.placements).toMatchObject([{ packageId: waits, attempt: 'retry/2026-11-23' }]);
  });

  it('plans the visits anew when the hours behind a stored round are gone', async () => {
    const council = await aNight();
    const shift = aShiftPattern({ id: 's-ca-1', carerId: 'ca-1', from: '09:30', to: '13:00', version: 2 });
    await commitAll(council.ports, [{ kind: 'shift-pattern', value: shift, expected: 1 }]);
    await theNight(council);
    const plan = await council.ports.store.dayPlan('prov-1', '2026-11-23');
    expect(plan?.rounds[0]?.segments[0]?.from).toBeGreaterThanOrEqual(570);
  });

  it('keeps the rounds where all that is cheaper is over the hours of the week, and so is the shorter week', async () => {
    const council = await aCouncil(dynamodb);
    await aZone(council.ports, { 'prov-1': { carers: [{ id: 'ca-1', maxMinutesPerWeek: 80 }] } });
    const [first, second] = [
      { id: 'first', days: ['mon'], window: { from: '08:00', to: '09:00' } },
      { id: 'second', days: ['mon'], window: { from: '08:50', to: '09:20' } },
    ] as const;
    const packageId = await submitted(council.ports, 'c-1', [first, second]);
    const { patterns, version } = await placePackage(council.ports, { packageId, attempt: 'submitted' });
    const before = await council.ports.store.dayPlan('prov-1', '2026-11-23');
    expect(before?.leftOut).toEqual([]);
    // The second is now wished for at 10:35: with the wait until then the carer would be paid more than 80 minutes.
    const window = { from: '08:50', to: '12:20' };
    const stored = (await council.ports.store.package(packageId))!;
    const wider = { ...stored, patterns: [patterns[0]!, { ...patterns[1]!, window }], version: version + 1 };
    await commitAll(council.ports, [{ kind: 'package', value: wider, expected: version }]);
    await startReplan(council.ports, 'scheduler', { correlationId: 'night' });
    await theNight(council);
    const job = (await council.ports.store.replan('2026-11-23'))?.jobs[0];
    expect(job).toMatchObject({ state: 'kept', visits: 2, leftOut: 0 });
    expect(await council.ports.store.dayPlan('prov-1', '2026-11-23')).toEqual(before);
  });

  it('is a batch of its own each time it is started by hand', async () => {
    const council = await aNight();
    const ids = [];
    for (const correlationId of ['a', 'b']) {
      ids.push((await startReplan(council.ports, operator, { date: '2026-11-24', correlationId })).id);
    }
    expect(ids).toEqual(['2026-11-24.1', '2026-11-24.2']);
  });

  it('started by hand before 05:00 plans the day that enters the horizon too, and after 05:00 the one that entered', async () => {
    const council = await aCouncil(dynamodb);
    await aZone(council.ports);
    const datesAt = async (instant: string) => {
      council.at(instant);
      const { jobs } = await startReplan(council.ports, operator, { correlationId: 'duty officer' });
      return [...new Set(jobs.map(({ date }) => date))];
    };
    expect(await datesAt('2026-11-23T03:30:00.000Z')).toEqual(['2026-11-23', '2026-11-30']);
    expect(await datesAt('2026-11-23T05:30:00.000Z')).toEqual(['2026-11-24', '2026-11-30']);
  });

  it('that began in part goes on when it is started by hand, once', async () => {
    const council = await aNight();
    council.at('2026-11-23T03:30:00.000Z');
    const [done, ...lost] = council.replans.splice(0);
    await replanDay(council.ports, done!);
    const byHand = () => startReplan(council.ports, operator, { correlationId: 'duty officer' });
    expect((await byHand()).id).toBe('2026-11-23');
    const jobOf = ({ replanId, providerId, date }: (typeof lost)[number]) => ({ replanId, providerId, date });
    expect(council.replans.map(jobOf)).toEqual(lost.map(jobOf));
    await theNight(council);
    expect((await byHand()).id).toBe('2026-11-23.1');
  });
});
