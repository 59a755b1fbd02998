import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aCouncil, aPackage, aPattern, type Council, EVERY_DAY } from './a-council.ts';

let council: Council;
beforeAll(async () => {
  council = await aCouncil({ carers: 6 });
  // Submitted in an order that insertion alone serves badly: far and near clients alternate.
  for (let n = 0; n < 12; n++) {
    const lat = n % 2 === 0 ? 53.56 + n * 0.004 : 53.62 - n * 0.004;
    await council.placed(
      aPackage({
        at: { lat, lon: -2.34 + n * 0.004 },
        patterns: [aPattern({ window: { from: '07:30', to: '11:30' } })],
      }),
    );
  }
});
afterAll(() => council?.stop());

interface Batch {
  readonly id: string;
  readonly progress: { readonly done: boolean; readonly failed: number };
  readonly jobs: readonly {
    readonly providerId: string;
    readonly date: string;
    readonly state: string;
    readonly travelMinutesBefore: number;
    readonly travelMinutesAfter: number;
  }[];
}

async function replanned(date: string): Promise<Batch> {
  const { status, body } = await council.call('operator', 'POST', '/v1/replans', { date });
  expect(status).toBe(202);
  for (let tries = 0; tries < 600; tries++) {
    const now = await council.call('operator', 'GET', `/v1/replans/${body.id}`);
    if (now.body.progress.done) return now.body;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('the batch did not end within 30 s');
}

const day = async (provider: string, date: string) =>
  (await council.call(`provider:${provider}`, 'GET', `/v1/providers/${provider}/rounds?date=${date}`)).body;

describe('the night', () => {
  it('replans the next day of every provider, keeps every visit, and says what travel was and is', async () => {
    const before = await day('alder', '2026-11-24');
    const batch = await replanned('2026-11-24');
    expect(batch.progress.failed).toBe(0);
    expect(new Set(batch.jobs.map((job) => job.providerId))).toEqual(new Set(['alder', 'birch', 'in-house']));
    const after = await day('alder', '2026-11-24');
    const ids = (plan: { rounds: { segments: { visitId?: string }[] }[] }) =>
      plan.rounds.flatMap((round) => round.segments.flatMap((s) => (s.visitId ? [s.visitId] : []))).sort();
    expect(ids(after)).toEqual(ids(before));
    // Travel is the first of the prices, not the only one: a few minutes of it may be given for hours of waiting.
    const improved = batch.jobs.filter((each) => each.state === 'improved' && each.travelMinutesBefore > 0);
    const sum = (of: (job: Batch['jobs'][number]) => number) => improved.reduce((total, job) => total + of(job), 0);
    expect(sum((job) => job.travelMinutesAfter)).toBeLessThan(1.1 * sum((job) => job.travelMinutesBefore));
  });

  it('changes nothing where it finds nothing better', async () => {
    const date = '2026-11-25';
    for (let nights = 1; nights <= 10; nights++) {
      const before = await day('alder', date);
      const batch = await replanned(date);
      const job = batch.jobs.find((each) => each.providerId === 'alder' && each.date === date);
      if (job?.state !== 'kept') continue;
      expect(await day('alder', date)).toEqual(before);
      return;
    }
    throw new Error('ten nights of one day each found something better');
  });

  it('tries the packages that wait on the new rounds, as its last job ends', async () => {
    // Three of the six carers of each provider work in the morning.
    const four = await council.placed(aPackage({ patterns: [aPattern({ carersRequired: 4 })] }));
    expect(four.placement).toBeUndefined();
    const [carer] = (await council.call('operator', 'GET', '/v1/providers/alder/carers')).body.items;
    const { id: _, providerId: __, version: ___, ...another } = carer;
    await council.call('operator', 'PUT', '/v1/providers/alder/carers/alder-c9', another, { 'if-none-match': '*' });
    const hours = { carerId: 'alder-c9', days: EVERY_DAY, from: '07:00', to: '14:30', validFrom: '2026-01-01' };
    await council.call('operator', 'PUT', '/v1/providers/alder/shifts/s9', hours, { 'if-none-match': '*' });
    await replanned('2026-11-24');
    for (let tries = 0; tries < 200; tries++) {
      const { body } = await council.call('brokerage', 'GET', `/v1/packages/${four.id}`);
      if (body.placement?.providerId === 'alder') return;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    throw new Error(`${four.id} was not tried again within 10 s`);
  });

  it('gives the day that enters the horizon its first plan', async () => {
    await replanned('2026-11-24');
    const entering = await day('alder', '2026-11-30');
    expect(entering.version).toBeGreaterThan(0);
    expect(
      entering.rounds.some((round: { segments: { kind: string }[] }) => round.segments.some((s) => s.kind === 'visit')),
    ).toBe(true);
  });
});
