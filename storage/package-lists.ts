/** Packages newest first, by status, zone and provider: the brokerage's lists. Read from the index, so a moment behind. */
import type { CarePackage } from '../domain/package.ts';
import type { ListedStatus, Page, Store } from '../planning/ports.ts';
import type { Table } from './connection.ts';
import { cursorAfter, sortKeyIn } from './cursor.ts';
import { bodyOf, type Item } from './item.ts';
import { readPages } from './read.ts';
import { PACKAGES_BY_STATUS } from './table.ts';

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

/** Several lists are read side by side and merged; the cursor fits them all. */
export async function listPackages(table: Table, filter: Filter): Promise<Page<CarePackage>> {
  const lists = await Promise.all(listsOf(filter.status).map((status) => listOfStatus(table, status, filter)));
  const newestFirst = lists.flat().sort((a, b) => (orderOf(a) < orderOf(b) ? 1 : -1));
  const page = newestFirst.slice(0, filter.limit);
  const items = page.map((item) => bodyOf<CarePackage>(item));
  return newestFirst.length > page.length ? { items, next: cursorAfter(orderOf(page.at(-1)!)) } : { items };
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
async function listOfStatus(table: Table, status: ListedStatus, filter: Filter): Promise<Item[]> {
  const { name, partition, sort } = PACKAGES_BY_STATUS;
  const values: Record<string, string> = { ':status': status };
  let keys = `${partition} = :status`;
  if (filter.from !== undefined) {
    keys += ` AND ${sort} < :from`;
    values[':from'] = sortKeyIn(filter.from);
  }
  const wanted: string[] = [];
  if (filter.zoneId !== undefined) {
    wanted.push('zoneId = :zone');
    values[':zone'] = filter.zoneId;
  }
  if (filter.providerId !== undefined) {
    wanted.push('(placedWith = :provider OR leaves = :provider)');
    values[':provider'] = filter.providerId;
  }
  if (filter.requestedBy !== undefined) {
    wanted.push('requestedBy = :team');
    values[':team'] = filter.requestedBy;
  }
  const query = {
    IndexName: name,
    KeyConditionExpression: keys,
    ExpressionAttributeValues: values,
    ScanIndexForward: false,
  };
  // A limit counts items before they are filtered: with a filter, a page is as much as one read brings.
  return wanted.length > 0
    ? readPages(table, { ...query, FilterExpression: wanted.join(' AND ') }, filter.limit + 1)
    : readPages(table, { ...query, Limit: filter.limit + 1 }, filter.limit + 1);
}

function orderOf(item: Item): string {
  return item[PACKAGES_BY_STATUS.sort] as string;
}
