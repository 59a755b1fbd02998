/** stamp/<partition> / stamp: another text after every change of the partition, written in the transaction of the change. */
import { randomUUID } from 'node:crypto';
import type { Table } from './connection.ts';
import type { ItemWrite, Key } from './item.ts';
import { readItem } from './read.ts';

/** Undefined = the partition has never been changed. */
export async function readStamp(table: Table, partition: string): Promise<string | undefined> {
  return (await readItem(table, stampKey(partition)))?.stamp as string | undefined;
}

/** The partition changes. */
export function stampOf(partition: string): ItemWrite {
  return { put: stampItem(partition, randomUUID()), about: `stamp of ${partition}` };
}

/** The same on condition that it has not changed since its stamp was read. */
export function stampOnlyIf(partition: string, stamp: string | undefined, about: string): ItemWrite {
  return { put: stampItem(partition, randomUUID()), onlyIf: { stamp }, about };
}

/**
 * A transaction takes an item once: of several stamps of a partition one is written, and on a condition where one of them
 * has it. The other actions stay as they are.
 */
export function oneStampEach(actions: readonly ItemWrite[]): ItemWrite[] {
  const stamps = new Map<string, ItemWrite>();
  for (const action of actions.filter(isStamp)) {
    const { pk } = action.put;
    if (!stamps.has(pk) || action.onlyIf !== undefined) stamps.set(pk, action);
  }
  return [...actions.filter((action) => !isStamp(action)), ...stamps.values()];
}

function isStamp(action: ItemWrite): action is ItemWrite & { readonly put: Key } {
  return 'put' in action && action.put.pk.startsWith('stamp/');
}

function stampItem(partition: string, stamp: string): Key {
  return { ...stampKey(partition), stamp } as Key;
}

function stampKey(partition: string): Key {
  return { pk: `stamp/${partition}`, sk: 'stamp' };
}
