/**
 * Single items that are asked for at the same moment are fetched together, and so are those asked for while earlier
 * ones are on their way: a placement looks at two weeks of days at once, a busy server answers many at a time, and each
 * call to the table costs more than the item it brings. Every item is still read strongly consistently by itself, after
 * it was asked for; together they are no snapshot, as they were none one by one.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { BatchGetItemCommand, type DynamoDBClient, GetItemCommand } from '@aws-sdk/client-dynamodb';
import { type Attributes, attributesOf, valuesOf } from './attributes.ts';
import type { Item, Key } from './item.ts';

/** DynamoDB's own limit on one batch. */
const MOST_IN_BATCH = 100;
/** Waits of 20, 40, 80 ... ms: about five seconds in all before a batch that stays throttled is given up. */
const BATCH_TRIES = 8;

interface Asked {
  readonly key: Key;
  readonly waiting: { resolve(item: Item | undefined): void; reject(error: unknown): void }[];
}

export class GatheredReads {
  readonly #table: string;
  readonly #database: DynamoDBClient;
  #asked = new Map<string, Asked>();
  #onTheWay = false;

  constructor(table: string, database: DynamoDBClient) {
    this.#table = table;
    this.#database = database;
  }

  /** Undefined if there is no such item. */
  read({ pk, sk }: Key): Promise<Item | undefined> {
    if (this.#asked.size === 0 && !this.#onTheWay) setImmediate(() => void this.#fetchAll());
    const name = `${pk}\n${sk}`;
    const asked = this.#asked.get(name) ?? { key: { pk, sk }, waiting: [] };
    this.#asked.set(name, asked);
    return new Promise((resolve, reject) => asked.waiting.push({ resolve, reject }));
  }

  /** One fetch after the other, until nobody has asked for anything meanwhile. */
  async #fetchAll(): Promise<void> {
    this.#onTheWay = true;
    while (this.#asked.size > 0) {
      const asked = [...this.#asked.values()];
      this.#asked = new Map();
      const batches: Asked[][] = [];
      for (let from = 0; from < asked.length; from += MOST_IN_BATCH)
        batches.push(asked.slice(from, from + MOST_IN_BATCH));
      await Promise.all(batches.map((batch) => this.#fetch(batch)));
    }
    this.#onTheWay = false;
  }

  async #fetch(batch: readonly Asked[]): Promise<void> {
    try {
      const keys = batch.map(({ key }) => key);
      const items = keys.length === 1 ? [await this.#one(keys[0]!)] : await this.#several(keys);
      const byName = new Map(items.flatMap((item) => (item === undefined ? [] : [[`${item.pk}\n${item.sk}`, item]])));
      for (const { key, waiting } of batch) {
        for (const { resolve } of waiting) resolve(byName.get(`${key.pk}\n${key.sk}`));
      }
    } catch (error) {
      for (const { waiting } of batch) for (const { reject } of waiting) reject(error);
    }
  }

  async #one(key: Key): Promise<Item | undefined> {
    const input = { TableName: this.#table, Key: attributesOf(key), ConsistentRead: true };
    const { Item } = await this.#database.send(new GetItemCommand(input));
    return Item && valuesOf<Item>(Item);
  }

  /** An item that throttling leaves out is asked for again: missing must mean that it does not exist. */
  async #several(keys: readonly Key[]): Promise<Item[]> {
    const items: Item[] = [];
    let left: Attributes[] = keys.map(attributesOf);
    for (let attempt = 0; attempt < BATCH_TRIES; attempt++) {
      const input = { RequestItems: { [this.#table]: { Keys: left, ConsistentRead: true } } };
      const answer = await this.#database.send(new BatchGetItemCommand(input));
      items.push(...(answer.Responses?.[this.#table] ?? []).map((item) => valuesOf<Item>(item)));
      left = answer.UnprocessedKeys?.[this.#table]?.Keys ?? [];
      if (left.length === 0) return items;
      await pause(20 * 2 ** attempt);
    }
    throw new Error(`${left.length} of ${keys.length} reads stayed throttled after ${BATCH_TRIES} tries`);
  }
}
