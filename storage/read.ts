/** Strongly consistent reads of the table: one item, some items, a partition, a part of a partition. */
import { QueryCommand, type QueryCommandInput } from '@aws-sdk/client-dynamodb';
import { type Attributes, attributesOf, valuesOf } from './attributes.ts';
import type { Table } from './connection.ts';
import type { Item, Key } from './item.ts';

/** As a QueryCommand takes it, but with plain values. */
type Query = Omit<QueryCommandInput, 'TableName' | 'ExpressionAttributeValues' | 'ExclusiveStartKey'> & {
  readonly ExpressionAttributeValues: Readonly<Record<string, string>>;
};

/** With every other item that is asked for at this moment: see gathered-reads.ts. */
export function readItem(table: Table, key: Key): Promise<Item | undefined> {
  return table.items.read(key);
}

/** Those of the items that exist. */
export async function readItems(table: Table, keys: readonly Key[]): Promise<Item[]> {
  return (await Promise.all(keys.map((key) => table.items.read(key)))).filter((item) => item !== undefined);
}

/** All items of a partition in the order of their sort keys, or those whose sort key begins with `prefix`. */
export async function readPartition(table: Table, pk: string, prefix?: string): Promise<Item[]> {
  return readPages(table, {
    ...partitionCondition(pk, prefix),
    ConsistentRead: true,
  });
}

/** The items of a partition beyond a sort key. */
export async function readAfter(table: Table, pk: string, sk: string): Promise<Item[]> {
  return readPages(table, {
    KeyConditionExpression: 'pk = :pk AND sk > :sk',
    ExpressionAttributeValues: { ':pk': pk, ':sk': sk },
    ConsistentRead: true,
  });
}

/** Name and version of each item of a partition, without its content. */
export async function readVersions(
  table: Table,
  pk: string,
): Promise<readonly (Key & { readonly version?: number })[]> {
  return readPages(table, {
    ...partitionCondition(pk),
    ProjectionExpression: 'pk, sk, #version',
    ExpressionAttributeNames: { '#version': 'version' },
    ConsistentRead: true,
  });
}

/** The last items of a partition, last first: `limit` of them, or all there are. */
export async function readLast(table: Table, pk: string, limit: number): Promise<Item[]> {
  const query = { ...partitionCondition(pk), ConsistentRead: true, ScanIndexForward: false, Limit: limit };
  return (await readPages(table, query, limit)).slice(0, limit);
}

/** Every page of a query (a page ends at 1 MB), or pages until `enough` items are there. */
export async function readPages(table: Table, query: Query, enough = Number.POSITIVE_INFINITY): Promise<Item[]> {
  const items: Item[] = [];
  let from: Attributes | undefined;
  do {
    const page = await readPage(table, query, from);
    items.push(...page.items);
    from = page.next;
  } while (from !== undefined && items.length < enough);
  return items;
}

async function readPage(
  table: Table,
  query: Query,
  from?: Attributes,
): Promise<{ readonly items: Item[]; readonly next: Attributes | undefined }> {
  const { Items = [], LastEvaluatedKey } = await table.database.send(
    new QueryCommand({
      ...query,
      TableName: table.name,
      ExpressionAttributeValues: attributesOf(query.ExpressionAttributeValues),
      ExclusiveStartKey: from,
    }),
  );
  return { items: Items.map((item) => valuesOf<Item>(item)), next: LastEvaluatedKey };
}

function partitionCondition(pk: string, prefix?: string) {
  return prefix === undefined
    ? { KeyConditionExpression: 'pk = :pk', ExpressionAttributeValues: { ':pk': pk } }
    : {
        KeyConditionExpression: 'pk = :pk AND begins_with(sk, :prefix)',
        ExpressionAttributeValues: { ':pk': pk, ':prefix': prefix },
      };
}
