/** stamp/<partition> / stamp: another text after every change of the partition, written in the transaction of the change. */
import { randomUUID } from 'node:crypto';
import type { RegisterAsRead } from '../planning/ports.ts';
import type { Table } from './connection.ts';
import type { ItemWrite, Key } from './item.ts';
import { readItem } from './read.ts';

export function workforcePartition(providerId: string): string {
  return `workforce/${providerId}`;
}

/** Nothing but the stamp is stored of it: see promises.ts. */
export function promisesPartition(providerId: string): string {
  return `promises/${providerId}`;
}

/** Undefined = the partition has never been changed. */
export async function readStamp(table: Table, partition: string): Promise<string | undefined> {
  return (await readItem(table, stampKey(partition)))?.stamp as string | undefined;
}

export async function readRegisterAsRead(table: Table, register: RegisterAsRead['register']): Promise<RegisterAsRead> {
  return { register, stamp: await readStamp(table, register) };
}

export function registerAsReadWrites({ register, stamp }: RegisterAsRead): ItemWrite[] {
  return [stampOnlyIf(register, stamp, `the register of ${register}`)];
}

/** The partition changes. */
export function stampOf(partition: string): ItemWrite {
  return { put: stampItem(partition, randomUUID()), about: `stamp of ${partition}` };
}

/** The same on condition that it has not changed since its stamp was read. */
export function stampOnlyIf(partition: string, stamp: string | undefined, about: string): ItemWrite {
  return { put: stampItem(partition, randomUUID()), onlyIf: { stamp }, about };
}

/** The partition stays as it is, on condition that it has not changed since its stamp was read. */
export function sameStamp(partition: string, stamp: string | undefined, about: string): ItemWrite {
  return { put: stampItem(partition, stamp ?? randomUUID()), onlyIf: { stamp }, about };
}

/**
 * A transaction takes an item once. Several stamps of a partition become one: with the text of an action that changes the
 * partition whatever it was, if there is one, and with the first condition. The other actions stay as they are.
 */
export function oneStampEach(actions: readonly ItemWrite[]): ItemWrite[] {
  const stamps = Map.groupBy(actions.filter(isStamp), ({ put }) => put.pk);
  const merged = [...stamps.values()].map((all): StampWrite => {
    const { put } = all.find(({ onlyIf }) => onlyIf === undefined) ?? all[0]!;
    return { ...(all.find(({ onlyIf }) => onlyIf !== undefined) ?? all[0]!), put };
  });
  return [...actions.filter((action) => !isStamp(action)), ...merged];
}

type StampWrite = Extract<ItemWrite, { put: Key }>;

function isStamp(action: ItemWrite): action is StampWrite {
  return 'put' in action && action.put.pk.startsWith('stamp/');
}

function stampItem(partition: string, stamp: string): Key {
  return { ...stampKey(partition), stamp } as Key;
}

function stampKey(partition: string): Key {
  return { pk: `stamp/${partition}`, sk: 'stamp' };
}
