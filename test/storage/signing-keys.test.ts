import { expect, it } from 'vitest';
import { linkSigningKey } from '../../storage/signing-keys.ts';
import { freshTable } from './fresh-table.ts';

const made = freshTable();

it('functions that start at the same moment sign links with the same key', async () => {
  const keys = await Promise.all(Array.from({ length: 5 }, () => linkSigningKey(made.table)()));
  const texts = keys.map((key) => Buffer.from(key).toString('hex'));
  expect(texts[0]).toMatch(/^[0-9a-f]{64}$/);
  expect(new Set(texts).size).toBe(1);
  expect(Buffer.from(await linkSigningKey(made.table)()).toString('hex')).toBe(texts[0]);
});
