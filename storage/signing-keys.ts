/** signing-keys / links: the secret that signs links to rounds, the same for every instance of a function. */
import { randomBytes } from 'node:crypto';
import { ConditionalCheckFailedException, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { attributesOf } from './attributes.ts';
import type { Table } from './connection.ts';
import type { Key } from './item.ts';
import { readItem } from './read.ts';

const LINKS: Key = { pk: 'signing-keys', sk: 'links' };
/** As long as the SHA-256 it is used with. */
const BYTES = 32;

/** 32 random bytes, made by whoever asks first and read by everybody else. Reads the table once a process. */
export function linkSigningKey(table: Table): () => Promise<Uint8Array> {
  let known: Promise<Uint8Array> | undefined;
  return () => {
    known ??= readOrMake(table).catch((error: unknown) => {
      known = undefined;
      throw error;
    });
    return known;
  };
}

async function readOrMake(table: Table): Promise<Uint8Array> {
  const stored = await readKey(table);
  if (stored !== undefined) return stored;
  const made = randomBytes(BYTES);
  try {
    await table.database.send(
      new PutItemCommand({
        TableName: table.name,
        Item: attributesOf({ ...LINKS, secret: made }),
        ConditionExpression: 'attribute_not_exists(pk)',
      }),
    );
    return made;
  } catch (error) {
    if (!(error instanceof ConditionalCheckFailedException)) throw error;
    return (await readKey(table))!;
  }
}

async function readKey(table: Table): Promise<Uint8Array | undefined> {
  const item = await readItem(table, LINKS);
  return item?.secret as Uint8Array | undefined;
}
