/** Strongly consistent reads of the table: one item, some items, a partition, a part of a partition. */
import { BatchGetCommand, GetCommand, QueryCommand, type QueryCommandInput } from '@aws-sdk/lib-dynamodb';
import type { Table } from './connection.ts';
import type { Item, Key } from './item.ts';

export async function readItem(table: Table, key: Key): Promise<Item | undefined> {
  const answer = await table.documents.send(new GetCommand({ TableName: table.name, Key: key, ConsistentRead: true }));
  return answer.Item as Item | undefined;
}

/** Those of the items that exist, at most 100, in no order. Under throttling some may be left out although they exist. */
export async function readItems(table: Table, keys: readonly Key[]): Promise<Item[]> {
  const answer = await table.documents.send(
    new BatchGetCommand({
      RequestItems: { [table.name]: { Keys: keys.map(({ pk, sk }) => ({ pk, sk })), ConsistentRead: true } },
    }),
  );
  return (answer.Responses?.[table.name] ?? []) as Item[];
}

/** All items of a partition in the order of their sort keys, or those whose sort key begins with `prefix`. */
export async function readPartition(table: Table, pk: string, prefix?: string): Promise<Item[]> {
  return readPages(table, {
    ...partitionCondition(pk, prefix),
    ConsistentRead: true,
  });
}

/** The last items of a partition, last first. */
export async function readLast(table: Table, pk: string, limit: number): Promise<Item[]> {
  const answer = await table.documents.send(
    new QueryCommand({
      TableName: table.name,
      ...partitionCondition(pk),
      ConsistentRead: true,
      ScanIndexForward: false,
      Limit: limit,
    }),
  );
  return (answer.Items ?? []) as Item[];
}

/** Every page of a query (a page ends at 1 MB), or pages until `enough` items are there. */
export async function readPages(
  table: Table,
  query: Omit<QueryCommandInput, 'TableName' | 'ExclusiveStartKey'>,
  enough = Number.POSITIVE_INFINITY,
): Promise<Item[]> {
  const items: Item[] = [];
  let from: Record<string, unknown> | undefined;
  do {
    const page = await table.documents.send(
      new QueryCommand({ TableName: table.name, ...query, ExclusiveStartKey: from }),
    );
    items.push(...((page.Items ?? []) as Item[]));
    from = page.LastEvaluatedKey;
  } while (from !== undefined && items.length < enough);
  return items;
}

function partitionCondition(pk: string, prefix?: string) {
  return prefix === undefined
    ? { KeyConditionExpression: 'pk = :pk', ExpressionAttributeValues: { ':pk': pk } }
    : {
        KeyConditionExpression: 'pk = :pk AND begins_with(sk, :prefix)',
        ExpressionAttributeValues: { ':pk': pk, ':prefix': prefix },
      };
}
