import type { QueryCommand } from '@aws-sdk/client-dynamodb';
import { describe, expect, it } from 'vitest';
import { InvalidInput, VersionConflict } from '../../planning/errors.ts';
import { CommitTooLarge } from '../../storage/commit.ts';
import { storeOn } from '../../storage/store.ts';
import { aLedgerEntry, aPackage, placedWith } from './builders.ts';
import { freshTable } from './fresh-table.ts';

const made = freshTable();
const store = () => storeOn(made.table);

/** The table, and how many items its queries have looked at, filtered out or not. */
function counting() {
  let items = 0;
  const send = async (query: QueryCommand) => {
    const answer = await made.table.database.send(query);
    items += answer.ScannedCount ?? 0;
    return answer;
  };
  const database = new Proxy(made.table.database, {
    get: (client, name) => (name === 'send' ? send : Reflect.get(client, name)),
  });
  return { table: { ...made.table, database }, items: () => items };
}

describe('a package', () => {
  it('is read back as it was stored', async () => {
    const value = placedWith('prov_a', { id: 'pkg_same', outcome: [] });
    await store().commit([{ kind: 'package', value, expected: 0 }]);
    expect(await store().package('pkg_same')).toEqual(value);
    expect(await store().package('pkg_other')).toBeUndefined();
  });

  it('is not stored twice as new', async () => {
    const value = aPackage({ id: 'pkg_twice' });
    await store().commit([{ kind: 'package', value, expected: 0 }]);
    await expect(store().commit([{ kind: 'package', value, expected: 0 }])).rejects.toThrow(VersionConflict);
  });

  it('changed by somebody else first keeps their change, and the message names both', async () => {
    const value = aPackage({ id: 'pkg_race' });
    await store().commit([{ kind: 'package', value, expected: 0 }]);
    const theirs = { ...value, status: 'waiting' as const, version: 2 };
    await store().commit([{ kind: 'package', value: theirs, expected: 1 }]);
    const ours = { ...value, status: 'unplaced' as const, version: 2 };
    await expect(store().commit([{ kind: 'package', value: ours, expected: 1 }])).rejects.toThrow(
      'package pkg_race: version 1 was read, 2 is stored',
    );
    expect(await store().package('pkg_race')).toEqual(theirs);
  });

  it('is with the provider that holds it, and only there, whichever way it goes', async () => {
    const held = async (provider: string) => (await store().packagesOfProvider(provider)).map(({ id }) => id);
    const id = 'pkg_moving';
    await store().commit([{ kind: 'package', value: placedWith('prov_x', { id }), expected: 0 }]);
    expect(await held('prov_x')).toEqual([id]);
    await store().commit([{ kind: 'package', value: placedWith('prov_y', { id, version: 2 }), expected: 1 }]);
    expect([await held('prov_x'), await held('prov_y')]).toEqual([[], [id]]);
    const cancelled = placedWith('prov_y', { id, version: 3, status: 'cancelled' });
    await store().commit([{ kind: 'package', value: cancelled, expected: 2 }]);
    expect(await held('prov_y')).toEqual([]);
  });

  it('that waits is with nobody', async () => {
    await store().commit([{ kind: 'package', value: aPackage({ id: 'pkg_w', status: 'waiting' }), expected: 0 }]);
    expect(await store().packagesOfProvider('undefined')).toEqual([]);
  });
});

describe('a commit', () => {
  it('writes nothing when one of its writes comes too late', async () => {
    await store().commit([{ kind: 'ledger', value: aLedgerEntry({ zoneId: 'taken', seq: 1 }) }]);
    const writes = [
      { kind: 'package', value: placedWith('prov_late', { id: 'pkg_late' }), expected: 0 },
      { kind: 'ledger', value: aLedgerEntry({ zoneId: 'taken', seq: 1, packageId: 'pkg_late' }) },
    ] as const;
    await expect(store().commit(writes)).rejects.toThrow('ledger entry 1 of zone taken exists already');
    expect(await store().package('pkg_late')).toBeUndefined();
    expect(await store().packagesOfProvider('prov_late')).toEqual([]);
    expect((await store().ledgerOf('taken')).map((entry) => entry.packageId)).toEqual(['pkg_1']);
  });

  it('of ten at once from the same version lets one through', async () => {
    const value = aPackage({ id: 'pkg_ten' });
    await store().commit([{ kind: 'package', value, expected: 0 }]);
    const attempts = Array.from({ length: 10 }, (_, n) =>
      store().commit([{ kind: 'package', value: placedWith(`prov_${n}`, { id: 'pkg_ten', version: 2 }), expected: 1 }]),
    );
    const outcomes = await Promise.allSettled(attempts);
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const lost = outcomes.filter((outcome) => outcome.status === 'rejected').map(({ reason }) => reason);
    expect(lost.every((reason) => reason instanceof VersionConflict)).toBe(true);
    const winner = (await store().package('pkg_ten'))?.placement?.providerId;
    expect((await store().packagesOfProvider(winner!)).some(({ id }) => id === 'pkg_ten')).toBe(true);
  });

  it('that no transaction can hold is refused whole, with both numbers', async () => {
    const writes = Array.from({ length: 101 }, (_, n) => ({
      kind: 'ledger' as const,
      value: aLedgerEntry({ zoneId: 'large', seq: n + 1 }),
    }));
    await expect(store().commit(writes)).rejects.toThrow(
      new CommitTooLarge('a commit of 101 actions; one transaction holds 100'),
    );
    expect(await store().ledgerOf('large')).toEqual([]);
  });
});

describe('the list of packages', () => {
  const minute = (n: number) => `2026-10-01T09:${String(n).padStart(2, '0')}:00.000Z`;
  const ids = (items: readonly { id: string }[]) => items.map(({ id }) => id);

  it('is newest first over all statuses, page by page, each once', async () => {
    const statuses = ['received', 'waiting', 'unplaced'] as const;
    for (let n = 0; n < 9; n++) {
      const value = aPackage({ id: `pkg_l${n}`, zoneId: 'listed', submittedAt: minute(n), status: statuses[n % 3]! });
      await store().commit([{ kind: 'package', value, expected: 0 }]);
    }
    const first = await store().packages({ zoneId: 'listed', limit: 4 });
    expect(ids(first.items)).toEqual(['pkg_l8', 'pkg_l7', 'pkg_l6', 'pkg_l5']);
    const second = await store().packages({ zoneId: 'listed', limit: 4, from: first.next! });
    const third = await store().packages({ zoneId: 'listed', limit: 4, from: second.next! });
    expect(ids([...second.items, ...third.items])).toEqual(['pkg_l4', 'pkg_l3', 'pkg_l2', 'pkg_l1', 'pkg_l0']);
    expect(third.next).toBeUndefined();
  });

  it('combines status, zone and provider', async () => {
    const zoneId = 'combined';
    const packages = [
      placedWith('prov_c', { id: 'pkg_c1', zoneId }),
      placedWith('prov_d', { id: 'pkg_c2', zoneId }),
      placedWith('prov_c', { id: 'pkg_c3', zoneId: 'elsewhere' }),
      aPackage({ id: 'pkg_c4', zoneId, status: 'waiting' }),
    ];
    for (const value of packages) await store().commit([{ kind: 'package', value, expected: 0 }]);
    const found = await store().packages({ status: 'placed', zoneId, providerId: 'prov_c', limit: 10 });
    expect(ids(found.items)).toEqual(['pkg_c1']);
    expect(ids((await store().packages({ zoneId, status: 'waiting', limit: 10 })).items)).toEqual(['pkg_c4']);
  });

  it('of what is placed holds those not visited yet and the others, merged; those not visited yet are a list of their own', async () => {
    const zoneId = 'visited';
    const noted = (n: number, firstVisitAt?: string) => {
      const { placement, ...rest } = placedWith('prov_v', { id: `pkg_v${n}`, zoneId, submittedAt: minute(n) });
      return { ...rest, placement: { ...placement!, ...(firstVisitAt !== undefined && { firstVisitAt }) } };
    };
    const begun = '2026-10-03T08:00:00.000Z';
    for (const value of [noted(1), noted(2, begun), noted(3), noted(4, begun)]) {
      await store().commit([{ kind: 'package', value, expected: 0 }]);
    }
    const page = await store().packages({ status: 'placed', zoneId, limit: 3 });
    expect(ids(page.items)).toEqual(['pkg_v4', 'pkg_v3', 'pkg_v2']);
    expect(ids((await store().packages({ status: 'placed', zoneId, limit: 3, from: page.next! })).items)).toEqual([
      'pkg_v1',
    ]);
    expect(ids((await store().packages({ status: 'not-visited', zoneId, limit: 3 })).items)).toEqual([
      'pkg_v3',
      'pkg_v1',
    ]);
    await store().commit([{ kind: 'package', value: { ...noted(3, begun), version: 2 }, expected: 1 }]);
    expect(ids((await store().packages({ status: 'not-visited', zoneId, limit: 3 })).items)).toEqual(['pkg_v1']);
  });

  it('does not end a page early because others stand between', async () => {
    for (let n = 0; n < 30; n++) {
      const zoneId = n % 10 === 0 ? 'rare' : 'frequent';
      const value = aPackage({ id: `pkg_r${n}`, zoneId, submittedAt: minute(n), status: 'ended' });
      await store().commit([{ kind: 'package', value, expected: 0 }]);
    }
    const page = await store().packages({ zoneId: 'rare', status: 'ended', limit: 3 });
    expect(ids(page.items)).toEqual(['pkg_r20', 'pkg_r10', 'pkg_r0']);
    expect(page.next).toBeUndefined();
  });

  it('refuses a cursor that it did not give out', async () => {
    await expect(store().packages({ limit: 3, from: 'not/a/cursor' })).rejects.toThrow(InvalidInput);
  });
});

describe('the list of a team', () => {
  it('holds what it asked for as it is now, newest first and page by page, and looks at nothing of anybody else', async () => {
    const minute = (n: number) => `2026-09-01T09:${String(n).padStart(2, '0')}:00.000Z`;
    for (let n = 0; n < 12; n++) {
      const requestedBy = n % 3 === 0 ? 'north' : 'south';
      const value = aPackage({ id: `pkg_t${n}`, submittedAt: minute(n), requestedBy });
      await store().commit([{ kind: 'package', value, expected: 0 }]);
    }
    const placed = { id: 'pkg_t6', submittedAt: minute(6), requestedBy: 'north', zoneId: 'ramsbottom', version: 2 };
    await store().commit([{ kind: 'package', value: placedWith('prov_t', placed), expected: 1 }]);
    const counted = counting();
    const list = (filter: object) => storeOn(counted.table).packages({ requestedBy: 'north', limit: 3, ...filter });
    const first = await list({});
    expect(first.items.map(({ id, status }) => [id, status])).toEqual([
      ['pkg_t9', 'received'],
      ['pkg_t6', 'placed'],
      ['pkg_t3', 'received'],
    ]);
    const second = await list({ from: first.next });
    expect([second.items.map(({ id }) => id), second.next]).toEqual([['pkg_t0'], undefined]);
    expect(counted.items()).toBe(5);
    for (const filter of [{ status: 'placed' }, { zoneId: 'ramsbottom' }, { providerId: 'prov_t' }]) {
      expect((await list(filter)).items.map(({ id }) => id)).toEqual(['pkg_t6']);
    }
    // Once in the council's list, not once more with the team.
    const everything = await store().packages({ status: 'received', limit: 1000 });
    expect(everything.items.filter(({ id }) => id === 'pkg_t9')).toHaveLength(1);
  });
});

describe('the packages submitted in a span', () => {
  it('are read without one that is older or newer, of whatever status, and of one zone where it is asked for', async () => {
    const days = ['04', '05', '06', '07', '08', '09'];
    const statuses = ['received', 'placed', 'ended'] as const;
    for (const [i, day] of days.entries()) {
      const submittedAt = `2031-01-${day}T00:00:00.000Z`;
      const zoneId = i % 2 === 0 ? 'radcliffe' : 'ramsbottom';
      const value = aPackage({ id: `pkg_${day}`, submittedAt, zoneId, status: statuses[i % 3]! });
      await store().commit([{ kind: 'package', value, expected: 0 }]);
    }
    const counted = counting();
    const span = { from: '2031-01-05T00:00:00.000Z', before: '2031-01-08T00:00:00.000Z' };
    const found = await storeOn(counted.table).packagesSubmitted(span);
    expect(found.map(({ id }) => id).sort()).toEqual(['pkg_05', 'pkg_06', 'pkg_07']);
    expect(counted.items()).toBe(3);
    const one = await store().packagesSubmitted({ ...span, zoneId: 'radcliffe' });
    expect(one.map(({ id }) => id)).toEqual(['pkg_06']);
  });
});
