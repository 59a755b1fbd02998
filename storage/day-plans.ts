/**
 * plan/<provider>/<date> / part/<version>/<attempt>/<n>: rounds and what is left out, packed.
 * plan/<provider>/<date> / pointer: version, state, and the names of the parts that make up the plan.
 *
 * A day can exceed what one transaction holds, so it is written in three steps: store the parts that changed under new
 * names (nobody reads them yet), flip the pointer inside the transaction, remove the parts that it no longer names.
 * A crash after the first step leaves the old plan whole; after the second, the new one. What a crash left lying is
 * ignored by readers and removed by the next change of the same day.
 */
import { setTimeout as pause } from 'node:timers/promises';
import type { DayPlan, LeftOut, Round } from '../domain/round.ts';
import { VersionConflict } from '../planning/errors.ts';
import type { Table } from './connection.ts';
import { type PartItem, type PartName, partsOf, unpack, versionIn } from './day-plan-parts.ts';
import { bodyOf, type Item, type ItemWrite, type Key, versionedItem } from './item.ts';
import { readPages, readPartition } from './read.ts';

const POINTER = 'pointer';

interface Pointer extends Omit<DayPlan, 'rounds' | 'leftOut'> {
  readonly rounds: readonly PartName[];
  readonly leftOut: PartName;
}

/** A change of one day plan, ready for its transaction. */
export interface PlanChange {
  /** To be stored before the transaction. */
  readonly stage: readonly PartItem[];
  readonly flip: ItemWrite;
  /** Named by nobody once the transaction has happened. */
  readonly tidy: readonly Key[];
}

/** A flip between two pages of a query, or two items of one, shows as a missing part: read again. */
const READS = 5;

export async function readDayPlan(table: Table, providerId: string, date: string): Promise<DayPlan | undefined> {
  const pk = partition(providerId, date);
  for (let read = 1; read <= READS; read++) {
    const plan = assembled(await readPartition(table, pk));
    if (plan !== 'torn') return plan;
    await pause(10 * read);
  }
  throw new Error(`${pk}: its pointer named a part that is not stored in each of ${READS} reads`);
}

/** @throws VersionConflict already here if the stored version is not the expected one. */
export async function planChange(table: Table, plan: DayPlan, expected: number): Promise<PlanChange> {
  const pk = partition(plan.providerId, plan.date);
  const about = `day plan of ${plan.providerId} on ${plan.date}`;
  const { pointer, partKeys } = await readOutline(table, pk);
  const stored = pointer?.version ?? 0;
  if (stored !== expected) throw new VersionConflict(`${about}: version ${expected} was read, ${stored} is stored`);

  const before = pointer === undefined ? [] : [...pointer.rounds, pointer.leftOut];
  const parts = partsOf(pk, plan, before);
  const kept = new Set([...parts.rounds, parts.leftOut].map((part) => part.sk));
  const next: Pointer = { ...plan, rounds: parts.rounds, leftOut: parts.leftOut };
  return {
    stage: parts.fresh,
    flip: { put: versionedItem({ pk, sk: POINTER }, next), onlyIf: { version: expected }, about },
    // A part of a later version is being staged by somebody else at this moment: whoever loses removes its own.
    tidy: partKeys.filter(({ sk }) => !kept.has(sk) && versionIn(sk) <= expected),
  };
}

/** The pointer and the names of all stored parts, without their content. */
async function readOutline(table: Table, pk: string): Promise<{ pointer: Pointer | undefined; partKeys: Key[] }> {
  const items = await readPages(table, {
    KeyConditionExpression: 'pk = :pk',
    ExpressionAttributeValues: { ':pk': pk },
    ProjectionExpression: 'pk, sk, body',
    ConsistentRead: true,
  });
  const pointer = items.find((item) => item.sk === POINTER);
  return { pointer: pointer && bodyOf<Pointer>(pointer), partKeys: items.filter((item) => item.sk !== POINTER) };
}

function assembled(items: readonly Item[]): DayPlan | undefined | 'torn' {
  const stored = new Map(items.map((item) => [item.sk, item]));
  const pointerItem = stored.get(POINTER);
  if (pointerItem === undefined) return undefined;
  const pointer = bodyOf<Pointer>(pointerItem);
  const named = [...pointer.rounds, pointer.leftOut];
  if (named.some((part) => !stored.has(part.sk))) return 'torn';
  const contentOf = <T>(part: PartName): T => unpack<T>(stored.get(part.sk)!.packed as Uint8Array);
  return {
    ...pointer,
    rounds: pointer.rounds.map((part) => contentOf<Round>(part)),
    leftOut: contentOf<LeftOut[]>(pointer.leftOut),
  };
}

function partition(providerId: string, date: string): string {
  return `plan/${providerId}/${date}`;
}
