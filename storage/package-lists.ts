/** Packages newest first, by status, zone and provider: the brokerage's lists, read from the index and so a moment behind; and a team's own. */
import type { CarePackage } from '../domain/package.ts';
import type { ListedStatus, Page, Store } from '../planning/ports.ts';
import type { Table } from './connection.ts';
import { cursorAfter, sortKeyIn } from './cursor.ts';
import { bodyOf } from './item.ts';
import { teamPartition } from './packages.ts';
import { readPages } from './read.ts';
import { PACKAGES_BY_STATUS, TABLE } from './table.ts';

type Filter = Parameters<Store['packages']>[0];

const LISTS: readonly ListedStatus[] = [
  'received',
  'offered',
  'placed',
  'not-visited',
  'waiting',
  'unplaced',
  'cancelled',
  'ended',
];

/** What is placed is in two lists, see packages.ts. */
function listsOf(status: ListedStatus | undefined): readonly ListedStatus[] {
  if (status === undefined) return LISTS;
  return status === 'placed' ? ['placed', 'not-visited'] : [status];
}

/** Several lists are read side by side and merged; the cursor fits them all, and the list of a team. */
export async function listPackages(table: Table, filter: Filter): Promise<Page<CarePackage>> {
  const { requestedBy, status } = filter;
  const lists = requestedBy === undefined ? listsOf(status).map(ofStatus) : [ofTeam(requestedBy, status)];
  const read = await Promise.all(lists.map((list) => itemsOf(table, list, filter)));
  const newestFirst = read.flat().sort((a, b) => (a.order < b.order ? 1 : -1));
  const page = newestFirst.slice(0, filter.limit);
  const items = page.map(({ item }) => bodyOf<CarePackage>(item));
  return newestFirst.length > page.length ? { items, next: cursorAfter(page.at(-1)!.order) } : { items };
}

/** A partition in which packages stand in order of submission. */
interface List {
  readonly keys: { readonly name?: string; readonly partition: string; readonly sort: string };
  readonly of: string;
  /** Of a partition that holds several. */
  readonly status?: ListedStatus | undefined;
}

function ofStatus(status: ListedStatus): List {
  return { keys: PACKAGES_BY_STATUS, of: status };
}

function ofTeam(teamId: string, status: ListedStatus | undefined): List {
  return { keys: TABLE.key, of: teamPartition(teamId), status };
}

/** Those submitted from one instant to before another, in no order: nothing older or newer is read. */
export async function packagesSubmitted(
  table: Table,
  { from, before, zoneId }: Parameters<Store['packagesSubmitted']>[0],
): Promise<readonly CarePackage[]> {
  const { name, partition, sort } = PACKAGES_BY_STATUS;
  const lists = LISTS.map((status) =>
    readPages(table, {
      IndexName: name,
      // The order is `<submitted>/<package>`: both bounds sort before whatever was submitted at their instant.
      KeyConditionExpression: `${partition} = :status AND ${sort} BETWEEN :from AND :before`,
      ...(zoneId !== undefined && { FilterExpression: 'zoneId = :zone' }),
      ExpressionAttributeValues: {
        ':status': status,
        ':from': from,
        ':before': before,
        ...(zoneId !== undefined && { ':zone': zoneId }),
      },
    }),
  );
  return (await Promise.all(lists)).flat().map((item) => bodyOf<CarePackage>(item));
}

/** One more than a page holds, so that the last page is known to be the last. */
async function itemsOf(table: Table, { keys, of, status }: List, filter: Filter) {
  const { name, partition, sort } = keys;
  const values: Record<string, string> = { ':of': of };
  const asked = (name: string, value: string | undefined, condition: string): string[] => {
    if (value === undefined) return [];
    values[name] = value;
    return [condition];
  };
  const from = filter.from === undefined ? undefined : sortKeyIn(filter.from);
  const conditions = [`${partition} = :of`, ...asked(':from', from, `${sort} < :from`)];
  const wanted = [
    ...asked(':status', status, '#status = :status'),
    ...asked(':zone', filter.zoneId, 'zoneId = :zone'),
    ...asked(':provider', filter.providerId, '(placedWith = :provider OR leaves = :provider)'),
  ];
  const query = {
    ...(name === undefined ? { ConsistentRead: true } : { IndexName: name }),
    KeyConditionExpression: conditions.join(' AND '),
    ExpressionAttributeValues: values,
    ...(status !== undefined && { ExpressionAttributeNames: { '#status': 'status' } }),
    ScanIndexForward: false,
  };
  // A limit counts items before they are filtered: with a filter, a page is as much as one read brings.
  const narrowed = wanted.length > 0 ? { FilterExpression: wanted.join(' AND ') } : { Limit: filter.limit + 1 };
  const items = await readPages(table, { ...query, ...narrowed }, filter.limit + 1);
  return items.map((item) => ({ item, order: item[sort] as string }));
}
