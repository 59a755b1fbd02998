import { describe, expect, it } from 'vitest';
import { idempotencyRecords, REMEMBERED_SECONDS, RUNNING_SECONDS } from '../../storage/idempotency.ts';
import { freshTable } from './fresh-table.ts';

const made = freshTable();

/** A clock that stands until it is told to go on. */
function aClock() {
  let milliseconds = Date.parse('2026-11-22T09:00:00.000Z');
  return {
    now: () => new Date(milliseconds).toISOString(),
    goOn: (seconds: number) => {
      milliseconds += 1_000 * seconds;
    },
  };
}

const ANSWER = { status: 202, headers: { location: '/v1/packages/pkg_1' }, body: '{"id":"pkg_1"}' };

describe('an idempotency key', () => {
  it('is claimed by the first request and running to the second', async () => {
    const records = idempotencyRecords(made.table, aClock());
    expect(await records.claim('brokerage/b1', 'first', 'print')).toEqual({ kind: 'claimed' });
    expect(await records.claim('brokerage/b1', 'first', 'print')).toEqual({ kind: 'running' });
  });

  it('gives the same answer again, byte for byte', async () => {
    const records = idempotencyRecords(made.table, aClock());
    await records.claim('brokerage/b1', 'again', 'print');
    await records.answer('brokerage/b1', 'again', ANSWER);
    expect(await records.claim('brokerage/b1', 'again', 'print')).toEqual({ kind: 'answered', answer: ANSWER });
  });

  it('gives an answer again that is longer than an item holds', async () => {
    const records = idempotencyRecords(made.table, aClock());
    const long = {
      ...ANSWER,
      body: JSON.stringify(Array.from({ length: 9_000 }, (_, n) => ({ id: n, state: 'queued', reason: 'no room' }))),
    };
    expect(long.body.length).toBeGreaterThan(400_000);
    await records.claim('brokerage/b1', 'long', 'print');
    await records.answer('brokerage/b1', 'long', long);
    expect(await records.claim('brokerage/b1', 'long', 'print')).toEqual({ kind: 'answered', answer: long });
  });

  it('is refused to another request, whether the first has ended or not', async () => {
    const records = idempotencyRecords(made.table, aClock());
    await records.claim('brokerage/b1', 'other', 'print');
    expect(await records.claim('brokerage/b1', 'other', 'another print')).toEqual({ kind: 'other-request' });
    await records.answer('brokerage/b1', 'other', ANSWER);
    expect(await records.claim('brokerage/b1', 'other', 'another print')).toEqual({ kind: 'other-request' });
  });

  it('of one caller is not that of another', async () => {
    const records = idempotencyRecords(made.table, aClock());
    await records.claim('brokerage/b1', 'shared', 'print');
    expect(await records.claim('brokerage/b2', 'shared', 'another print')).toEqual({ kind: 'claimed' });
  });

  it('is free again after a request that did not succeed', async () => {
    const records = idempotencyRecords(made.table, aClock());
    await records.claim('brokerage/b1', 'released', 'print');
    await records.release('brokerage/b1', 'released');
    expect(await records.claim('brokerage/b1', 'released', 'corrected print')).toEqual({ kind: 'claimed' });
  });

  it('of a request that died is taken over after a minute and not before', async () => {
    const clock = aClock();
    const records = idempotencyRecords(made.table, clock);
    await records.claim('brokerage/b1', 'died', 'print');
    clock.goOn(RUNNING_SECONDS - 1);
    expect(await records.claim('brokerage/b1', 'died', 'print')).toEqual({ kind: 'running' });
    clock.goOn(1);
    expect(await records.claim('brokerage/b1', 'died', 'print')).toEqual({ kind: 'claimed' });
  });

  it('past its day is forgotten although the embedded table removes nothing', async () => {
    const clock = aClock();
    const records = idempotencyRecords(made.table, clock);
    await records.claim('brokerage/b1', 'old', 'print');
    await records.answer('brokerage/b1', 'old', ANSWER);
    clock.goOn(REMEMBERED_SECONDS);
    expect(await records.claim('brokerage/b1', 'old', 'another print')).toEqual({ kind: 'claimed' });
    expect(await records.claim('brokerage/b1', 'old', 'another print')).toEqual({ kind: 'running' });
  });

  it('sent ten times at once is claimed once', async () => {
    const records = idempotencyRecords(made.table, aClock());
    const claims = await Promise.all(Array.from({ length: 10 }, () => records.claim('brokerage/b1', 'ten', 'print')));
    expect(claims.filter(({ kind }) => kind === 'claimed')).toHaveLength(1);
    expect(claims.filter(({ kind }) => kind === 'running')).toHaveLength(9);
  });
});
