/**
 * contingency/<list> / list: whose packages are looked at, and in which order.
 * contingency/<list> / package/<package>: what was found for one of them; written once, so that the same message twice
 * changes nothing and each that is done counts by itself.
 */
import type { ContingencyEntry, ContingencyList } from '../domain/contingency.ts';
import type { Table } from './connection.ts';
import { bodyOf, type ItemWrite, MUST_BE_NEW, plainItem } from './item.ts';
import { readPartition } from './read.ts';

const LIST = 'list';

export async function readContingencyList(table: Table, id: string): Promise<ContingencyList | undefined> {
  const items = await readPartition(table, partition(id));
  const head = items.find(({ sk }) => sk === LIST);
  if (head === undefined) return undefined;
  const list = bodyOf<Omit<ContingencyList, 'entries'>>(head);
  const found = new Map(
    items.filter(({ sk }) => sk !== LIST).map((item) => [item.sk, bodyOf<ContingencyEntry>(item)] as const),
  );
  return { ...list, entries: list.packageIds.flatMap((packageId) => found.get(entryKey(packageId)) ?? []) };
}

export function contingencyListWrites({ entries: _, ...list }: ContingencyList): ItemWrite[] {
  const about = `contingency list ${list.id}`;
  return [{ put: plainItem({ pk: partition(list.id), sk: LIST }, list), onlyIf: MUST_BE_NEW, about }];
}

export function contingencyEntryWrites(entry: ContingencyEntry): ItemWrite[] {
  const { listId, packageId } = entry;
  const put = plainItem({ pk: partition(listId), sk: entryKey(packageId) }, entry);
  return [{ put, onlyIf: MUST_BE_NEW, about: `entry of ${packageId} in contingency list ${listId}` }];
}

function partition(id: string): string {
  return `contingency/${id}`;
}

function entryKey(packageId: string): string {
  return `package/${packageId}`;
}
