import { expect, it } from 'vitest';
import { ulids } from '../../storage/identifiers.ts';

it('a thousand identifiers of one millisecond sort in the order of making and differ', () => {
  const ids = ulids({ now: () => '2026-11-22T09:00:00.000Z' });
  const made = Array.from({ length: 1_000 }, () => ids.fresh('pkg'));
  expect([...made].sort()).toEqual(made);
  expect(new Set(made).size).toBe(1_000);
  expect(made[0]).toMatch(/^pkg_[0-9A-HJKMNP-TV-Z]{26}$/);
});

it('a clock that is set back does not put later identifiers before earlier ones', () => {
  const times = ['2026-11-22T09:00:00.005Z', '2026-11-22T09:00:00.001Z', '2026-11-22T09:00:00.006Z'];
  const ids = ulids({ now: () => times.shift()! });
  const made = [ids.fresh('e'), ids.fresh('e'), ids.fresh('e')];
  expect([...made].sort()).toEqual(made);
});

it('the time is readable in the first ten digits as the ULID specification has it', () => {
  // 1469918176385 ms is 01ARYZ6S41 in the specification's own example.
  const ids = ulids({ now: () => new Date(1469918176385).toISOString() }, (bytes) => new Uint8Array(bytes));
  expect(ids.fresh('x')).toBe('x_01ARYZ6S410000000000000000');
});
