import { describe, expect, it } from 'vitest';
import type { Replan, ReplanJob } from '../../domain/replan.ts';
import { NotFound, VersionConflict } from '../../planning/errors.ts';
import { storeOn } from '../../storage/store.ts';
import { freshTable } from './fresh-table.ts';

const made = freshTable();
const store = () => storeOn(made.table);

const job = (providerId: string, of: Partial<ReplanJob> = {}): ReplanJob => ({
  providerId,
  date: '2026-11-23',
  state: 'queued',
  ...of,
});

async function aReplan(id: string, providers: readonly string[]): Promise<Replan> {
  const jobs = providers.map((provider) => job(provider));
  const value = {
    id,
    date: '2026-11-23',
    startedAt: '2026-11-22T02:30:00.000Z',
    startedBy: 'scheduler',
    jobs,
    version: 1,
  };
  await store().commit([{ kind: 'replan', value, expected: 0 }]);
  return value;
}

describe('a replan', () => {
  it('is read back with its jobs in the order in which they were queued', async () => {
    const replan = await aReplan('2026-11-23', ['zeta', 'alpha', 'mid']);
    expect(await store().replan('2026-11-23')).toEqual(replan);
  });

  it('of a date is made once', async () => {
    await aReplan('2026-11-24', ['a']);
    await expect(aReplan('2026-11-24', ['a'])).rejects.toThrow(VersionConflict);
  });

  it('counts every one of twenty jobs that end at the same moment, and tells each how many are still open', async () => {
    const providers = Array.from({ length: 20 }, (_, n) => `prov_${n}`);
    await aReplan('2026-11-25', providers);
    const seen = await Promise.all(
      providers.map((provider) =>
        store().recordReplanJob('2026-11-25', job(provider, { state: 'improved', visits: 9 })),
      ),
    );
    const open = seen.map(({ jobs }) => jobs.filter(({ state }) => state === 'queued').length);
    expect(open.sort((a, b) => b - a)).toEqual(providers.map((_, n) => 19 - n));
    const replan = await store().replan('2026-11-25');
    expect(replan?.jobs.map(({ state }) => state)).toEqual(providers.map(() => 'improved'));
    expect(replan?.version).toBe(21);
  });

  it('is unchanged by the same state reported twice', async () => {
    await aReplan('2026-11-26', ['a']);
    await store().recordReplanJob('2026-11-26', job('a', { state: 'improved', seconds: 4 }));
    const once = await store().replan('2026-11-26');
    expect(await store().recordReplanJob('2026-11-26', job('a', { state: 'improved', seconds: 99 }))).toEqual(once);
    expect(await store().replan('2026-11-26')).toEqual(once);
  });

  it('keeps what an ended job found when a dead letter says that it failed, and lets a failed one still end well', async () => {
    await aReplan('2026-11-28', ['a', 'b']);
    const report = (provider: string, of: Partial<ReplanJob>) =>
      store().recordReplanJob('2026-11-28', job(provider, of));
    await report('a', { state: 'improved', visits: 9 });
    await report('a', { state: 'failed', error: 'what followed it timed out' });
    await report('b', { state: 'failed', error: 'carer without a home' });
    expect((await store().replan('2026-11-28'))?.jobs).toEqual([
      job('a', { state: 'improved', visits: 9 }),
      job('b', { state: 'failed', error: 'carer without a home' }),
    ]);
    expect((await report('b', { state: 'kept' })).jobs[1]?.state).toBe('kept');
  });

  it('or a job that does not exist is named', async () => {
    await aReplan('2026-11-27', ['a']);
    const report = (replan: string, provider: string) =>
      store().recordReplanJob(replan, job(provider, { state: 'failed' }));
    await expect(report('2026-01-01', 'a')).rejects.toThrow(new NotFound('replan', '2026-01-01'));
    await expect(report('2026-11-27', 'b')).rejects.toThrow('no job of replan 2026-11-27 with id b/2026-11-23');
  });

  it('of the latest date is listed first', async () => {
    await aReplan('2027-01-01', ['a']);
    await aReplan('2027-01-01.2', ['a']);
    expect((await store().replans(2)).map(({ id }) => id)).toEqual(['2027-01-01.2', '2027-01-01']);
  });

  it('is listed with as many as are asked for, also where they are more than a page of a query holds', async () => {
    const error = 'x'.repeat(300_000);
    const ids = ['2028-01-01', '2028-01-02', '2028-01-03', '2028-01-04', '2028-01-05'];
    for (const id of ids) {
      await aReplan(id, ['a']);
      await store().recordReplanJob(id, job('a', { state: 'failed', error }));
    }
    expect((await store().replans(5)).map(({ id }) => id)).toEqual([...ids].reverse());
    expect((await store().replans(4)).map(({ id }) => id)).toEqual([...ids].reverse().slice(0, 4));
  });
});
