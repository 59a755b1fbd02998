/** The table's two ways of writing: a transaction, and puts or removals that nothing depends on yet. */
import { setTimeout as pause } from 'node:timers/promises';
import {
  BatchWriteItemCommand,
  TransactionCanceledException,
  TransactWriteItemsCommand,
  type WriteRequest,
} from '@aws-sdk/client-dynamodb';
import { VersionConflict } from '../planning/errors.ts';
import { attributesOf } from './attributes.ts';
import type { Table } from './connection.ts';
import type { Expectation, ItemWrite, Key } from './item.ts';
import { EXPIRES } from './table.ts';

/** DynamoDB's own limit on one batch. */
const MOST_IN_BATCH = 25;
/** Waits of 20, 40, 80 ... ms: about five seconds in all before a batch that stays throttled is given up. */
const BATCH_TRIES = 8;

/** Transactions that met on an item are tried again after 10, 20, 40 ... ms, each a little random. */
const MEETING_TRIES = 6;

/** All of them or none. @throws VersionConflict naming the writes whose expectation did not hold. */
export async function transact(table: Table, writes: readonly ItemWrite[]): Promise<void> {
  const actions = writes.map((write) =>
    'put' in write
      ? { Put: { TableName: table.name, Item: attributesOf(write.put), ...conditionOf(write.onlyIf) } }
      : { Delete: { TableName: table.name, Key: attributesOf(write.remove), ...conditionOf(write.onlyIf) } },
  );
  for (let attempt = 0; ; attempt++) {
    try {
      await table.database.send(new TransactWriteItemsCommand({ TransactItems: actions }));
      return;
    } catch (error) {
      if (attempt === MEETING_TRIES || !onlyMet(error)) throw conflictIn(error, writes) ?? error;
      await pause(10 * 2 ** attempt * (0.5 + Math.random()));
    }
  }
}

/** Two carers of one provider that are saved at once both write its stamp: whoever was second may simply go again. */
function onlyMet(error: unknown): boolean {
  if (!(error instanceof TransactionCanceledException)) return false;
  const codes = new Set(error.CancellationReasons?.map(({ Code }) => Code));
  return codes.has('TransactionConflict') && !codes.has('ConditionalCheckFailed');
}

/** Each is put; in no order and not as one. */
export async function putAll(table: Table, items: readonly Key[]): Promise<void> {
  await inBatches(
    table,
    items.map((item) => ({ PutRequest: { Item: attributesOf(item) } })),
  );
}

/** Each is removed, whether it exists or not. */
export async function removeAll(table: Table, keys: readonly Key[]): Promise<void> {
  await inBatches(
    table,
    keys.map(({ pk, sk }) => ({ DeleteRequest: { Key: attributesOf({ pk, sk }) } })),
  );
}

/** The condition of a put or of one action of a transaction. */
export function conditionOf(expectation: Expectation | undefined) {
  if (expectation === undefined) return {};
  if ('stamp' in expectation) return stampCondition(expectation.stamp);
  if (expectation.orExpiredBy !== undefined) {
    return {
      ConditionExpression: 'attribute_not_exists(pk) OR #expires <= :now',
      ExpressionAttributeNames: { '#expires': EXPIRES },
      ExpressionAttributeValues: attributesOf({ ':now': expectation.orExpiredBy }),
    };
  }
  if (expectation.version === 0) return { ConditionExpression: 'attribute_not_exists(pk)' };
  return {
    ConditionExpression: '#version = :expected',
    ExpressionAttributeNames: { '#version': 'version' },
    ExpressionAttributeValues: attributesOf({ ':expected': expectation.version }),
  };
}

function stampCondition(stamp: string | undefined) {
  if (stamp === undefined) return { ConditionExpression: 'attribute_not_exists(pk)' };
  return {
    ConditionExpression: '#stamp = :stamp',
    ExpressionAttributeNames: { '#stamp': 'stamp' },
    ExpressionAttributeValues: attributesOf({ ':stamp': stamp }),
  };
}

/** A failed condition, and also two transactions that met on one item: in both cases the other one was first. */
function conflictIn(error: unknown, writes: readonly ItemWrite[]): VersionConflict | undefined {
  if (!(error instanceof TransactionCanceledException)) return undefined;
  const lost = writes.filter((_, n) => {
    const code = error.CancellationReasons?.[n]?.Code;
    return code === 'ConditionalCheckFailed' || code === 'TransactionConflict';
  });
  if (lost.length === 0) return undefined;
  return new VersionConflict(`${lost.map(expectationIn).join('; ')}; nothing was written`);
}

function expectationIn({ about, onlyIf }: ItemWrite): string {
  if (onlyIf === undefined) return `${about} is being changed by somebody else`;
  if ('stamp' in onlyIf) return `${about} is no longer as it was read`;
  const expected = onlyIf.version;
  return expected === 0 ? `${about} exists already` : `${about} is no longer at version ${expected}`;
}

async function inBatches(table: Table, requests: readonly WriteRequest[]): Promise<void> {
  const batches: Promise<void>[] = [];
  for (let from = 0; from < requests.length; from += MOST_IN_BATCH) {
    batches.push(sendBatch(table, requests.slice(from, from + MOST_IN_BATCH)));
  }
  await Promise.all(batches);
}

async function sendBatch(table: Table, requests: WriteRequest[]): Promise<void> {
  let left = requests;
  for (let attempt = 0; attempt < BATCH_TRIES; attempt++) {
    const answer = await table.database.send(new BatchWriteItemCommand({ RequestItems: { [table.name]: left } }));
    left = answer.UnprocessedItems?.[table.name] ?? [];
    if (left.length === 0) return;
    await pause(20 * 2 ** attempt);
  }
  throw new Error(`${left.length} of ${requests.length} writes stayed throttled after ${BATCH_TRIES} tries`);
}
