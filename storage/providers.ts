/** providers / <provider> */
import type { Provider } from '../domain/provider.ts';
import type { Table } from './connection.ts';
import { bodyOf, type ItemWrite, versionedItem } from './item.ts';
import { readItem, readPartition } from './read.ts';
import { readStamped } from './recent-registers.ts';
import { promisesPartition, stampOf } from './stamps.ts';
import { reserveWrites } from './workforce.ts';

const PARTITION = 'providers';

export async function readProviders(table: Table): Promise<readonly Provider[]> {
  const read = async () => (await readPartition(table, PARTITION)).map((item) => bodyOf<Provider>(item));
  return readStamped(table, PARTITION, read);
}

export async function readProvider(table: Table, id: string): Promise<Provider | undefined> {
  const item = await readItem(table, { pk: PARTITION, sk: id });
  return item && bodyOf<Provider>(item);
}

export function providerWrites(provider: Provider, expected: number): ItemWrite[] {
  return [
    {
      put: versionedItem({ pk: PARTITION, sk: provider.id }, provider),
      onlyIf: { version: expected },
      about: `provider ${provider.id}`,
    },
    stampOf(PARTITION),
    stampOf(promisesPartition(provider.id)),
    ...reserveWrites(provider, expected),
  ];
}
