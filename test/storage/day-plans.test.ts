import { describe, expect, it } from 'vitest';
import type { DayPlan } from '../../domain/round.ts';
import { VersionConflict } from '../../planning/errors.ts';
import { connect } from '../../storage/connection.ts';
import { planChange } from '../../storage/day-plans.ts';
import { readPartition } from '../../storage/read.ts';
import { storeOn } from '../../storage/store.ts';
import { putAll } from '../../storage/write.ts';
import { aDayPlan, aLedgerEntry, aPackage, aRound, leftOut } from './builders.ts';
import { freshTable } from './fresh-table.ts';

const made = freshTable();
const store = () => storeOn(made.table);

const save = (value: DayPlan, expected: number) => store().commit([{ kind: 'plan', value, expected }]);

async function storedItems(plan: DayPlan): Promise<string[]> {
  const pk = `plan/${plan.providerId}/${plan.date}`;
  return (await readPartition(made.table, pk)).map(({ sk }) => sk);
}

describe('a day plan', () => {
  it('is read back as it was stored, rounds in their order', async () => {
    const plan = aDayPlan({
      providerId: 'back',
      state: 'published',
      publishedAt: '2026-11-22T16:00:00.000Z',
      rounds: [aRound(2, 3), aRound(10), aRound(1, 14)],
      leftOut: [leftOut(1), leftOut(2)],
    });
    await save(plan, 0);
    expect(await store().dayPlan('back', '2026-11-23')).toEqual(plan);
  });

  it('not made yet is undefined, and an empty one is not', async () => {
    expect(await store().dayPlan('nobody', '2026-11-23')).toBeUndefined();
    await save(aDayPlan({ providerId: 'empty' }), 0);
    expect(await store().dayPlan('empty', '2026-11-23')).toEqual(aDayPlan({ providerId: 'empty' }));
  });

  it('of 250 rounds of twenty visits, more than a transaction or a page holds, is stored as one', async () => {
    const rounds = Array.from({ length: 250 }, (_, n) => aRound(n, 20));
    const plan = aDayPlan({ providerId: 'county', rounds, leftOut: Array.from({ length: 500 }, (_, n) => leftOut(n)) });
    await save(plan, 0);
    expect(await store().dayPlan('county', '2026-11-23')).toEqual(plan);
    const next = { ...plan, version: 2, rounds: rounds.map((round) => ({ ...round, mode: 'walk' as const })) };
    await save(next, 1);
    expect(await store().dayPlan('county', '2026-11-23')).toEqual(next);
  });

  it('rewrites only the rounds that changed and leaves no old ones behind', async () => {
    const plan = aDayPlan({ providerId: 'few', rounds: [aRound(1), aRound(2), aRound(3)] });
    await save(plan, 0);
    const before = await storedItems(plan);
    await save({ ...plan, version: 2, rounds: [aRound(1), aRound(2, 5), aRound(3)] }, 1);
    const after = await storedItems(plan);
    expect(after).toHaveLength(before.length);
    expect(after.filter((sk) => !before.includes(sk))).toHaveLength(1);
  });

  it('of a version that is not stored any more is refused and leaves nothing behind', async () => {
    const plan = aDayPlan({ providerId: 'stale', rounds: [aRound(1)] });
    await save(plan, 0);
    await save({ ...plan, version: 2, rounds: [aRound(2)] }, 1);
    const before = await storedItems(plan);
    await expect(save({ ...plan, version: 2, rounds: [aRound(3)] }, 1)).rejects.toThrow(
      'day plan of stale on 2026-11-23: version 1 was read, 2 is stored',
    );
    expect(await storedItems(plan)).toEqual(before);
  });

  it.each([
    ['in the transaction itself', 1],
    ['staged before it', 150],
  ])('%s leaves nothing behind when the commit fails elsewhere', async (_, rounds) => {
    const zoneId = `failing-${rounds}`;
    await store().commit([{ kind: 'ledger', value: aLedgerEntry({ zoneId, seq: 1 }) }]);
    const plan = aDayPlan({
      providerId: 'elsewhere',
      rounds: Array.from({ length: rounds }, (_, n) => aRound(n)),
    });
    const writes = [
      { kind: 'plan', value: plan, expected: 0 },
      { kind: 'ledger', value: aLedgerEntry({ zoneId, seq: 1 }) },
    ] as const;
    await expect(store().commit(writes)).rejects.toThrow(VersionConflict);
    expect(await storedItems(plan)).toEqual([]);
  });

  it('changed by ten at once is one of the ten, whole', async () => {
    const plan = aDayPlan({ providerId: 'ten', rounds: [aRound(0)] });
    await save(plan, 0);
    const attempts = Array.from({ length: 10 }, (_, n) => ({
      ...plan,
      version: 2,
      rounds: [aRound(100 + n), aRound(200 + n, 3)],
    }));
    const outcomes = await Promise.allSettled(attempts.map((attempt) => save(attempt, 1)));
    const winners = attempts.filter((_, n) => outcomes[n]!.status === 'fulfilled');
    expect(winners).toHaveLength(1);
    expect(await store().dayPlan('ten', '2026-11-23')).toEqual(winners[0]);
  });

  it('is never half old and half new to those who read while it changes', async () => {
    const at = (version: number) =>
      aDayPlan({ providerId: 'read', version, rounds: [1, 2, 3, 4].map((n) => aRound(n, version)) });
    await save(at(1), 0);
    let writing = true;
    const readAll = async () => {
      const seen: DayPlan[] = [];
      while (writing) seen.push((await store().dayPlan('read', '2026-11-23'))!);
      return seen;
    };
    const readers = [readAll(), readAll(), readAll()];
    for (let version = 2; version <= 15; version++) await save(at(version), version - 1);
    writing = false;
    const seen = (await Promise.all(readers)).flat();
    expect(seen.length).toBeGreaterThan(3);
    for (const plan of seen) expect(plan).toEqual(at(plan.version));
  });
});

describe('a process that has read a day before', () => {
  const elsewhere = () => storeOn(connect(made.table.name, made.client));

  it('sees at once what another process changed: a few rounds, all of them, the state', async () => {
    const first = aDayPlan({ providerId: 'seen', rounds: Array.from({ length: 40 }, (_, n) => aRound(n)) });
    await elsewhere().commit([{ kind: 'plan', value: first, expected: 0 }]);
    const read = () => store().dayPlan('seen', '2026-11-23');
    expect(await read()).toEqual(first);
    const few = { ...first, version: 2, rounds: [aRound(99, 4), ...first.rounds.slice(1)] };
    await elsewhere().commit([{ kind: 'plan', value: few, expected: 1 }]);
    expect(await read()).toEqual(few);
    const all = { ...first, version: 3, rounds: first.rounds.map((_, n) => aRound(100 + n)), leftOut: [leftOut(1)] };
    await elsewhere().commit([{ kind: 'plan', value: all, expected: 2 }]);
    expect(await read()).toEqual(all);
    const published = { ...all, version: 4, state: 'published' as const };
    await elsewhere().commit([{ kind: 'plan', value: published, expected: 3 }]);
    expect(await read()).toEqual(published);
  });

  it('cannot change what the next reader gets', async () => {
    await save(aDayPlan({ providerId: 'frozen', rounds: [aRound(1, 2)] }), 0);
    const plan = await store().dayPlan('frozen', '2026-11-23');
    const segments = plan!.rounds[0]!.segments as unknown as { from: number }[];
    expect(() => segments.reverse()).toThrow(TypeError);
    expect(() => {
      segments[0]!.from = 0;
    }).toThrow(TypeError);
  });
});

describe('a crash', () => {
  it('after rounds are staged and before the pointer is flipped leaves the old plan, and the next change cleans up', async () => {
    const plan = aDayPlan({ providerId: 'crash', rounds: [aRound(1), aRound(2)] });
    await save(plan, 0);
    const dying = await planChange(made.table, { ...plan, version: 2, rounds: [aRound(7), aRound(8)] }, 1);
    await putAll(made.table, dying.stage);

    expect(await store().dayPlan('crash', '2026-11-23')).toEqual(plan);
    expect(await storedItems(plan)).toHaveLength(6); // pointer, 2 rounds, left out, 2 staged
    const second = { ...plan, version: 2, rounds: [aRound(1), aRound(9)] };
    await save(second, 1);
    await save({ ...second, version: 3, state: 'published' }, 2);
    expect(await storedItems(plan)).toHaveLength(4); // pointer, 2 rounds, left out
    expect((await store().dayPlan('crash', '2026-11-23'))?.rounds).toEqual(second.rounds);
  });

  it('after the flip and before old rounds are removed leaves the new plan', async () => {
    const plan = aDayPlan({ providerId: 'flipped', rounds: [aRound(1)] });
    await save(plan, 0);
    const stray = { pk: 'plan/flipped/2026-11-23', sk: 'part/1/00000000/0', packed: new Uint8Array([1, 2, 3]) };
    await putAll(made.table, [stray]);
    expect(await store().dayPlan('flipped', '2026-11-23')).toEqual(plan);
    await save({ ...plan, version: 2, state: 'published' }, 1);
    expect(await storedItems(plan)).not.toContain(stray.sk);
  });
});

describe('a placement', () => {
  it('changes seven days, the package, the ledger and the history together', async () => {
    const dates = [23, 24, 25, 26, 27, 28, 29].map((day) => `2026-11-${day}`);
    const plans = dates.map((date) => aDayPlan({ providerId: 'week', date, rounds: [aRound(1, 2)] }));
    await store().commit([
      ...plans.map((value) => ({ kind: 'plan' as const, value, expected: 0 })),
      { kind: 'package', value: aPackage({ id: 'pkg_week' }), expected: 0 },
      { kind: 'ledger', value: aLedgerEntry({ zoneId: 'week' }) },
      {
        kind: 'event',
        value: {
          id: 'e1',
          subject: 'package/pkg_week',
          at: 'now',
          by: 'system',
          type: 'package-placed',
          text: 'Placed.',
        },
      },
    ]);
    for (const plan of plans) expect(await store().dayPlan('week', plan.date)).toEqual(plan);
    expect((await store().eventsOf('package/pkg_week')).map(({ id }) => id)).toEqual(['e1']);
  });
});
