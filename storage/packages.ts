/**
 * package/<package> / package: the package itself, and its keys in the index by status.
 * team/<team> / <submitted>/<package>: a copy with the team that asked for it, where one did: its list is as long as what it asked for.
 * held/<provider> / <package>: a copy with each provider that holds it (two while it goes from one to the next), written in the same transaction. An index would
 * do with less, but reads of an index are never strongly consistent: a replan that missed a package placed a moment
 * ago would leave its visits out.
 */
import { GetItemCommand } from '@aws-sdk/client-dynamodb';
import { holdersOf } from '../domain/life/serving.ts';
import type { CarePackage } from '../domain/package.ts';
import { VersionConflict } from '../planning/errors.ts';
import type { ListedStatus } from '../planning/ports.ts';
import { attributesOf, valuesOf } from './attributes.ts';
import type { Table } from './connection.ts';
import { frozen } from './frozen.ts';
import { bodyOf, type Item, type ItemWrite, type Key, versionedItem } from './item.ts';
import { readItem, readItems, readPartition, readVersions } from './read.ts';
import { PACKAGES_BY_STATUS } from './table.ts';

/** More than this and one query for all of them is cheaper. */
const MOST_FETCHED_SINGLY = 25;

export async function readPackage(table: Table, id: string): Promise<CarePackage | undefined> {
  const item = await readItem(table, packageKey(id));
  return item && bodyOf<CarePackage>(item);
}

export async function readPackagesOfProvider(table: Table, providerId: string): Promise<readonly CarePackage[]> {
  const { held } = table.recentRegisters;
  const known = held.get(providerId) ?? new Map<string, CarePackage>();
  const now = await changedSince(table, providerId, known);
  held.set(providerId, now);
  return [...now.values()];
}

/** Those that it holds now, in the order of their names; only what is not known in its version is fetched. */
async function changedSince(
  table: Table,
  providerId: string,
  known: ReadonlyMap<string, CarePackage>,
): Promise<ReadonlyMap<string, CarePackage>> {
  const versions = await readVersions(table, `held/${providerId}`);
  const missing = versions.filter(({ sk, version }) => known.get(sk)?.version !== version);
  const items =
    missing.length > MOST_FETCHED_SINGLY
      ? await readPartition(table, `held/${providerId}`)
      : await readItems(table, missing);
  const fetched = new Map(items.map((item) => [item.sk, frozen(bodyOf<CarePackage>(item))]));
  // One that is gone between the two reads is not held any more.
  return new Map(
    versions.flatMap(({ sk, version }): [string, CarePackage][] => {
      const same = known.get(sk);
      const value = same?.version === version ? same : fetched.get(sk);
      return value === undefined ? [] : [[sk, value]];
    }),
  );
}

/**
 * The package, its copy with whoever now holds it, and the end of the copy with whoever held it before and does not now.
 * @throws VersionConflict already here if the stored version is not the expected one.
 */
export async function packageWrites(table: Table, value: CarePackage, expected: number): Promise<ItemWrite[]> {
  const about = `package ${value.id}`;
  const before = expected === 0 ? [] : await holdersBefore(table, value.id, expected);
  const now = holdersOf(value);
  const gone = before.filter((providerId) => !now.includes(providerId));
  return [
    { put: packageItem(value), onlyIf: { version: expected }, about },
    ...(value.requestedBy === undefined ? [] : [{ put: askedItem(value, value.requestedBy), about }]),
    ...now.map((providerId) => ({ put: versionedItem(heldKey(providerId, value.id), value), about })),
    ...gone.map((providerId) => ({ remove: heldKey(providerId, value.id), about })),
  ];
}

function packageItem(value: CarePackage): Item {
  return {
    ...versionedItem(packageKey(value.id), value),
    ...filteredBy(value),
    [PACKAGES_BY_STATUS.partition]: listOf(value),
    [PACKAGES_BY_STATUS.sort]: orderOf(value),
    heldBy: holdersOf(value),
  };
}

/** Without the keys of the index, in which the package itself stands. */
function askedItem(value: CarePackage, teamId: string): Item {
  const key = { pk: teamPartition(teamId), sk: orderOf(value) };
  return { ...versionedItem(key, value), ...filteredBy(value), status: value.status };
}

/** The attributes that lists filter by, beside the keys of the index. */
function filteredBy({ zoneId, placement, outgoing }: CarePackage) {
  return { zoneId, placedWith: placement?.providerId, leaves: outgoing?.placement.providerId };
}

/** Both never change: a package keeps its place in every list. */
function orderOf({ submittedAt, id }: CarePackage): string {
  return `${submittedAt}/${id}`;
}

export function teamPartition(teamId: string): string {
  return `team/${teamId}`;
}

/** Those whose first visit is not noted are a list of their own: a work list looks for them among thousands that are placed. */
function listOf({ status, placement }: CarePackage): ListedStatus {
  return status === 'placed' && placement?.firstVisitAt === undefined ? 'not-visited' : status;
}

/** The transaction is conditional on the same version, so what is read here cannot change before it. */
async function holdersBefore(table: Table, id: string, expected: number): Promise<readonly string[]> {
  const { Item } = await table.database.send(
    new GetItemCommand({
      TableName: table.name,
      Key: attributesOf(packageKey(id)),
      ProjectionExpression: '#version, heldBy',
      ExpressionAttributeNames: { '#version': 'version' },
      ConsistentRead: true,
    }),
  );
  const { version, heldBy = [] } = Item ? valuesOf<StoredHolders>(Item) : {};
  if (version !== expected) {
    throw new VersionConflict(`package ${id}: version ${expected} was read, ${version ?? 'none'} is stored`);
  }
  return [heldBy].flat();
}

interface StoredHolders {
  readonly version?: number;
  readonly heldBy?: string | readonly string[];
}

function packageKey(id: string): Key {
  return { pk: `package/${id}`, sk: 'package' };
}

function heldKey(providerId: string, packageId: string): Key {
  return { pk: `held/${providerId}`, sk: packageId };
}
