/**
 * client/<ref> / packages: which packages of a client were live when visits were last added to one. An index would be
 * read a moment behind, and two packages that are submitted at once would not see each other.
 */
import type { ClientPackages } from '../planning/ports.ts';
import type { Table } from './connection.ts';
import { bodyOf, type ItemWrite, type Key, versionedItem } from './item.ts';
import { readItem } from './read.ts';

export async function readPackagesOfClient(table: Table, ref: string): Promise<ClientPackages | undefined> {
  const item = await readItem(table, keyOf(ref));
  return item && bodyOf<ClientPackages>(item);
}

export function clientPackagesWrites(value: ClientPackages, expected: number): ItemWrite[] {
  const about = `the packages of client ${value.ref}`;
  return [{ put: versionedItem(keyOf(value.ref), value), onlyIf: { version: expected }, about }];
}

function keyOf(ref: string): Key {
  return { pk: `client/${ref}`, sk: 'packages' };
}
