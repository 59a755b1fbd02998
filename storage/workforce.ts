/** workforce/<provider> / carer/<carer> | shift-pattern/<pattern> | absence/<absence> | reserve: one partition, one read. */
import type { Absence, Carer, ShiftPattern } from '../domain/carer.ts';
import type { Provider } from '../domain/provider.ts';
import type { Reserve } from '../domain/reserve.ts';
import type { Workforce } from '../planning/ports.ts';
import type { Table } from './connection.ts';
import { bodyOf, type Item, type ItemWrite, type Key, plainItem, versionedItem } from './item.ts';
import { readItem, readPartition } from './read.ts';
import { readStamped } from './recent-registers.ts';
import { promisesPartition, stampOf, workforcePartition } from './stamps.ts';

const RESERVE = 'reserve';

type Kind = 'carer' | 'shift-pattern' | 'absence';

export async function readWorkforce(table: Table, providerId: string): Promise<Workforce> {
  return readStamped(table, workforcePartition(providerId), async () => {
    const items = await readPartition(table, workforcePartition(providerId));
    const reserve = items.find((item) => item.sk === RESERVE);
    return {
      carers: only<Carer>(items, 'carer'),
      shiftPatterns: only<ShiftPattern>(items, 'shift-pattern'),
      absences: only<Absence>(items, 'absence'),
      ...(reserve !== undefined && { reserve: bodyOf<readonly Reserve[]>(reserve) }),
    };
  });
}

export async function readCarer(table: Table, providerId: string, id: string): Promise<Carer | undefined> {
  const item = await readItem(table, key(providerId, 'carer', id));
  return item && bodyOf<Carer>(item);
}

export async function readCarers(table: Table, providerId: string): Promise<readonly Carer[]> {
  return only<Carer>(await readPartition(table, workforcePartition(providerId), 'carer/'), 'carer');
}

export async function readShiftPatterns(table: Table, providerId: string): Promise<readonly ShiftPattern[]> {
  return only<ShiftPattern>(
    await readPartition(table, workforcePartition(providerId), 'shift-pattern/'),
    'shift-pattern',
  );
}

export async function readAbsences(table: Table, providerId: string): Promise<readonly Absence[]> {
  return only<Absence>(await readPartition(table, workforcePartition(providerId), 'absence/'), 'absence');
}

export function workforceWrites(kind: Kind, value: Carer | ShiftPattern | Absence, expected: number): ItemWrite[] {
  return [
    {
      put: versionedItem(key(value.providerId, kind, value.id), value),
      onlyIf: { version: expected },
      about: `${kind} ${value.id}`,
    },
    ...stampsOf(value.providerId),
  ];
}

/**
 * The provider's reserve beside the carers whose minutes it is: planning reads both at once. A new provider without one
 * writes nothing; a changed one may have had one before.
 */
export function reserveWrites({ id, reserve = [] }: Provider, expected: number): ItemWrite[] {
  if (expected === 0 && reserve.length === 0) return [];
  const put = plainItem({ pk: workforcePartition(id), sk: RESERVE }, reserve);
  return [{ put, about: `reserve of ${id}` }, ...stampsOf(id)];
}

export function absenceRemoval({ providerId, id }: Absence, expected: number): ItemWrite[] {
  return [
    { remove: key(providerId, 'absence', id), onlyIf: { version: expected }, about: `absence ${id}` },
    ...stampsOf(providerId),
  ];
}

/** What is promised rests on the workforce: whoever is about to promise reads again. */
function stampsOf(providerId: string): ItemWrite[] {
  return [stampOf(workforcePartition(providerId)), stampOf(promisesPartition(providerId))];
}

function key(providerId: string, kind: Kind, id: string): Key {
  return { pk: workforcePartition(providerId), sk: `${kind}/${id}` };
}

function only<T>(items: readonly Item[], kind: Kind): T[] {
  return items.filter((item) => item.sk.startsWith(`${kind}/`)).map((item) => bodyOf<T>(item));
}
