/**
 * The one table: its keys, its one index and its expiry attribute. The infrastructure declares the table from this and
 * tests create it from this, so that neither can drift from what the code reads.
 */

/** Attribute names of the table's own keys. */
const PARTITION = 'pk';
const SORT = 'sk';

/** Seconds since 1970 after which an item is as good as gone (removed up to two days later: readers filter). */
export const EXPIRES = 'expires';

/** Packages by status, newest first: the brokerage's lists. Only package items carry its keys. */
export const PACKAGES_BY_STATUS = {
  name: 'packages-by-status',
  partition: 'packageStatus',
  sort: 'packageOrder',
} as const;

/** What a table or an index is keyed by; every key attribute is a string. */
export interface KeySchema {
  readonly partition: string;
  readonly sort: string;
}

export const TABLE: {
  readonly key: KeySchema;
  readonly indexes: readonly (KeySchema & { readonly name: string })[];
  readonly expires: string;
} = {
  key: { partition: PARTITION, sort: SORT },
  indexes: [PACKAGES_BY_STATUS],
  expires: EXPIRES,
};
