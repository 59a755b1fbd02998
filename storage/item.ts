/**
 * The shape every stored thing shares. The thing itself is one JSON text (`body`), because nothing inside it is ever
 * queried: parsing one text is twenty times cheaper than unmarshalling as many attributes. Only what a condition, an
 * index or a filter reads is an attribute beside it.
 */

export interface Key {
  readonly pk: string;
  readonly sk: string;
}

export interface Item extends Key {
  readonly body: string;
  /** Present on whatever is changed under a version. */
  readonly version?: number;
  readonly [attribute: string]: unknown;
}

/** One action of a transaction. `onlyIf` must hold of the stored item, or nothing of the transaction happens. */
export type ItemWrite =
  | { readonly put: Key; readonly onlyIf?: Expectation; readonly about: string }
  | { readonly remove: Key; readonly onlyIf?: Expectation; readonly about: string };

/** What the stored item must be. */
export type Expectation = ExpectedVersion | ExpectedStamp;

/** The version that was read; 0 = the item must not exist. */
interface ExpectedVersion {
  readonly version: number;
  /** Or it expired at this second since 1970 or before: the table removes what expires days later, or never. */
  readonly orExpiredBy?: number;
}

/** The text of a stamp that was read (stamps.ts); undefined = the item must not exist. */
interface ExpectedStamp {
  readonly stamp: string | undefined;
}

export const MUST_BE_NEW: Expectation = { version: 0 };

/** A versioned thing as an item. */
export function versionedItem<T extends { readonly version: number }>(key: Key, value: T): Item {
  return { ...key, version: value.version, body: JSON.stringify(value) };
}

export function plainItem(key: Key, value: unknown): Item {
  return { ...key, body: JSON.stringify(value) };
}

/** What was stored in an item's body. The writer of the same file chose its type. */
export function bodyOf<T>(item: Item): T {
  return JSON.parse(item.body) as T;
}
