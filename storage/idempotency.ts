/**
 * idempotency/<scope> / <key>: what became of a request that carried an Idempotency-Key. The scope holds the caller,
 * so that one caller's key never meets another's. Records expire; an expired one is as good as none.
 */
import {
  ConditionalCheckFailedException,
  DeleteItemCommand,
  PutItemCommand,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';
import type { Clock, KeptAnswer } from '../planning/ports.ts';
import { attributesOf } from './attributes.ts';
import type { Table } from './connection.ts';
import type { ItemWrite, Key } from './item.ts';
import { pack, unpack } from './packed.ts';
import { readItem } from './read.ts';
import { EXPIRES } from './table.ts';
import { conditionOf } from './write.ts';

/** Answers are remembered for a day. */
export const REMEMBERED_SECONDS = 24 * 60 * 60;

/**
 * A request without an answer after this long is taken to have died with its function: twice the 30 seconds after
 * which the HTTP API gives a function up. The next request with its key starts afresh.
 */
export const RUNNING_SECONDS = 60;

/** An answer as it was given, to be given again. */
interface StoredAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

type Claim =
  /** The key is this request's: go on, then `answer` or `release`. */
  { readonly kind: 'claimed' } | Known;

type Known =
  | { readonly kind: 'answered'; readonly answer: StoredAnswer }
  /** The first request with this key has neither ended nor died yet. */
  | { readonly kind: 'running' }
  /** The key was used with another request. */
  | { readonly kind: 'other-request' };

interface KeyRecord extends Key {
  readonly fingerprint: string;
  /** Seconds since 1970; until then it counts, whether answered or running. */
  readonly expires: number;
  /** A StoredAnswer, packed: as text a long one would be more than an item holds. Absent while the request runs. */
  readonly answer?: Uint8Array;
}

export interface IdempotencyRecords {
  claim(scope: string, key: string, fingerprint: string): Promise<Claim>;
  /** What became of the key so far; a record past its time is none. */
  known(scope: string, key: string, fingerprint: string): Promise<Known | { readonly kind: 'unknown' }>;
  answer(scope: string, key: string, answer: StoredAnswer): Promise<void>;
  release(scope: string, key: string): Promise<void>;
}

/** The answer as part of a transaction: neither is ever stored without the other. */
export function answerWrites({ scope, key, fingerprint, at, ...answer }: KeptAnswer): ItemWrite[] {
  const now = Math.floor(Date.parse(at) / 1000);
  const expires = now + REMEMBERED_SECONDS;
  const record: KeyRecord = { ...keyOf(scope, key), fingerprint, expires, answer: pack(JSON.stringify(answer)) };
  return [{ put: record, onlyIf: { version: 0, orExpiredBy: now }, about: `the answer under the key ${key}` }];
}

export function idempotencyRecords(table: Table, clock: Clock): IdempotencyRecords {
  const secondsNow = () => Math.floor(Date.parse(clock.now()) / 1000);
  const known: IdempotencyRecords['known'] = async (scope, key, fingerprint) => {
    const record = (await readItem(table, keyOf(scope, key))) as KeyRecord | undefined;
    if (record === undefined || record.expires <= secondsNow()) return { kind: 'unknown' };
    if (record.fingerprint !== fingerprint) return { kind: 'other-request' };
    return record.answer === undefined
      ? { kind: 'running' }
      : { kind: 'answered', answer: unpack<StoredAnswer>(record.answer) };
  };
  return {
    known,

    async claim(scope, key, fingerprint) {
      const record: KeyRecord = { ...keyOf(scope, key), fingerprint, expires: secondsNow() + RUNNING_SECONDS };
      if (await putUnlessLive(table, record, secondsNow())) return { kind: 'claimed' };
      const before = await known(scope, key, fingerprint);
      // Released or expired between the two calls: whoever asks again gets the key.
      return before.kind === 'unknown' ? { kind: 'running' } : before;
    },

    async answer(scope, key, answer) {
      await table.database.send(
        new UpdateItemCommand({
          TableName: table.name,
          Key: attributesOf(keyOf(scope, key)),
          UpdateExpression: 'SET answer = :answer, #expires = :expires',
          ExpressionAttributeNames: { '#expires': EXPIRES },
          ExpressionAttributeValues: attributesOf({
            ':answer': pack(JSON.stringify(answer)),
            ':expires': secondsNow() + REMEMBERED_SECONDS,
          }),
        }),
      );
    },

    async release(scope, key) {
      await table.database.send(new DeleteItemCommand({ TableName: table.name, Key: attributesOf(keyOf(scope, key)) }));
    },
  };
}

async function putUnlessLive(table: Table, record: KeyRecord, now: number): Promise<boolean> {
  try {
    await table.database.send(
      new PutItemCommand({
        TableName: table.name,
        Item: attributesOf(record),
        ...conditionOf({ version: 0, orExpiredBy: now }),
      }),
    );
    return true;
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return false;
    throw error;
  }
}

function keyOf(scope: string, key: string): Key {
  return { pk: `idempotency/${scope}`, sk: key };
}
