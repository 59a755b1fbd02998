/**
 * plan/<provider>/<date> / part/<version>/<attempt>/<n>: rounds and what is left out, packed.
 * plan/<provider>/<date> / pointer: version, state, and the names of the parts that make up the plan.
 *
 * A change of a few rounds is one transaction. A day can exceed what one holds; then it is written in three steps: store
 * the parts that changed under new names (nobody reads them yet), flip the pointer inside the transaction, remove the
 * parts that it no longer names.
 * A crash after the first step leaves the old plan whole; after the second, the new one. What a crash left lying is
 * ignored by readers and removed by the next change of the same day.
 */
import { setTimeout as pause } from 'node:timers/promises';
import type { DayPlan, LeftOut, Round } from '../domain/round.ts';
import { VersionConflict } from '../planning/errors.ts';
import type { Table } from './connection.ts';
import { contentsOf, namedBy, type PartItem, type Pointer, partsOf, versionIn } from './day-plan-parts.ts';
import { frozen } from './frozen.ts';
import { bodyOf, type Item, type ItemWrite, type Key, versionedItem } from './item.ts';
import { unpack } from './packed.ts';
import { readItem, readItems, readPages, readPartition } from './read.ts';
import type { SeenDay, SeenParts } from './recent-days.ts';

const POINTER = 'pointer';

/** A change of one day plan, ready for its transaction. */
export interface PlanChange {
  /** To be stored before the transaction. */
  readonly stage: readonly PartItem[];
  readonly flip: ItemWrite;
  /** Named by nobody once the transaction has happened. */
  readonly tidy: readonly Key[];
  /** What is stored once the transaction has happened. */
  readonly after: { readonly pk: string } & SeenDay;
}

/** A flip between two pages of a query, or two items of one, shows as a missing part: read again. */
const READS = 5;
/** More than this and one query for the whole day is cheaper. */
const MOST_FETCHED_SINGLY = 25;

/** The first time one query for everything; after that the pointer, and the parts that are new since. */
export async function readDayPlan(table: Table, providerId: string, date: string): Promise<DayPlan | undefined> {
  const pk = partition(providerId, date);
  const seen = table.recentDays.get(pk);
  const renewed = seen && (await renew(table, pk, seen));
  if (renewed !== undefined) return renewed;
  for (let read = 1; read <= READS; read++) {
    const items = await readPartition(table, pk);
    const item = items.find(({ sk }) => sk === POINTER);
    if (item === undefined) return undefined;
    const pointer = bodyOf<Pointer>(item);
    const plan = assemble(table, pk, pointer, unpacked(items, pointer));
    if (plan !== undefined) return plan;
    await pause(10 * read);
  }
  throw new Error(`${pk}: its pointer named a part that is not stored in each of ${READS} reads`);
}

/** Undefined if that takes more than a query for everything would, or if the pointer was flipped meanwhile. */
async function renew(table: Table, pk: string, seen: SeenDay): Promise<DayPlan | undefined> {
  const item = await readItem(table, { pk, sk: POINTER });
  if (item === undefined) return undefined;
  if (seen.plan?.version === item.version) return seen.plan;
  const pointer = bodyOf<Pointer>(item);
  const missing = namedBy(pointer).filter(({ sk }) => !seen.parts.has(sk));
  if (missing.length > MOST_FETCHED_SINGLY) return undefined;
  if (missing.length === 0) return assemble(table, pk, pointer, seen.parts);
  const fetched = await readItems(
    table,
    missing.map(({ sk }) => ({ pk, sk })),
  );
  return assemble(table, pk, pointer, new Map([...seen.parts, ...unpacked(fetched, pointer)]));
}

/** @throws VersionConflict already here if the stored version is not the expected one. */
export async function planChange(table: Table, plan: DayPlan, expected: number): Promise<PlanChange> {
  const pk = partition(plan.providerId, plan.date);
  const about = `day plan of ${plan.providerId} on ${plan.date}`;
  const { pointer, partKeys } = knownOutline(table, pk, plan, expected) ?? (await readOutline(table, pk));
  const stored = pointer?.version ?? 0;
  if (stored !== expected) throw new VersionConflict(`${about}: version ${expected} was read, ${stored} is stored`);

  const before = pointer === undefined ? [] : namedBy(pointer);
  const { fresh, ...names } = partsOf(pk, plan, before);
  const { withGaps: _, ...rest } = plan;
  const next: Pointer = { ...rest, ...names };
  const kept = new Set(namedBy(next).map((part) => part.sk));
  const contents = contentsOf(plan);
  return {
    stage: fresh,
    flip: { put: versionedItem({ pk, sk: POINTER }, next), onlyIf: { version: expected }, about },
    // A part of a later version is being staged by somebody else at this moment: whoever loses removes its own.
    tidy: partKeys.filter(({ sk }) => !kept.has(sk) && versionIn(sk) <= expected),
    after: { pk, pointer: next, parts: new Map(namedBy(next).map(({ sk }, i) => [sk, contents[i]!])) },
  };
}

/** The changes have happened: who reads the days next in this process fetches nothing but their pointers. */
export function rememberChanges(table: Table, changes: readonly PlanChange[]): void {
  for (const { after } of changes) table.recentDays.remember(after.pk, after);
}

interface Outline {
  readonly pointer: Pointer | undefined;
  readonly partKeys: readonly Key[];
}

/**
 * Placements change a draft hundreds of times: one that knows the version it changes does without a read, because the
 * transaction holds only if that version is still stored. What a crash left lying is left to the next change that looks.
 */
function knownOutline(table: Table, pk: string, { state, madeBy }: DayPlan, expected: number): Outline | undefined {
  const pointer = table.recentDays.get(pk)?.pointer;
  if (pointer?.version !== expected || state !== 'draft' || madeBy.kind !== 'insert') return undefined;
  return { pointer, partKeys: namedBy(pointer).map(({ sk }) => ({ pk, sk })) };
}

/** The pointer and the names of all stored parts, without their content. */
async function readOutline(table: Table, pk: string): Promise<Outline> {
  const items = await readPages(table, {
    KeyConditionExpression: 'pk = :pk',
    ExpressionAttributeValues: { ':pk': pk },
    ProjectionExpression: 'pk, sk, body',
    ConsistentRead: true,
  });
  const pointer = items.find((item) => item.sk === POINTER);
  return { pointer: pointer && bodyOf<Pointer>(pointer), partKeys: items.filter((item) => item.sk !== POINTER) };
}

/** The plan that the pointer names, remembered; undefined if one of its parts is not there. */
function assemble(table: Table, pk: string, pointer: Pointer, parts: SeenParts): DayPlan | undefined {
  const named = new Map<string, object>();
  for (const { sk } of namedBy(pointer)) {
    const content = parts.get(sk);
    if (content === undefined) return undefined;
    named.set(sk, content);
  }
  const { rounds, leftOut, withGaps, ...rest } = pointer;
  const plan: DayPlan = {
    ...rest,
    rounds: rounds.map(({ sk }) => named.get(sk) as Round),
    leftOut: named.get(leftOut.sk) as LeftOut[],
    ...(withGaps !== undefined && { withGaps: withGaps.map(({ sk }) => named.get(sk) as Round) }),
  };
  table.recentDays.remember(pk, { pointer, parts: named, plan: frozen(plan) });
  return plan;
}

/** Only what the pointer names: what a crash left lying is not looked into. */
function unpacked(items: readonly Item[], pointer: Pointer): Map<string, object> {
  const named = new Set(namedBy(pointer).map(({ sk }) => sk));
  const parts = items.filter(({ sk }) => named.has(sk));
  return new Map(parts.map((part) => [part.sk, unpack<object>(part.packed as Uint8Array)]));
}

function partition(providerId: string, date: string): string {
  return `plan/${providerId}/${date}`;
}
