/** ledger/<zone> / <seq>: written once, never changed. */
import type { LedgerEntry } from '../domain/ledger.ts';
import type { Table } from './connection.ts';
import { bodyOf, type ItemWrite, MUST_BE_NEW, plainItem } from './item.ts';
import { readPartition } from './read.ts';

export async function readLedger(table: Table, zoneId: string): Promise<readonly LedgerEntry[]> {
  return (await readPartition(table, `ledger/${zoneId}`)).map((item) => bodyOf<LedgerEntry>(item));
}

export function ledgerWrites(entry: LedgerEntry): ItemWrite[] {
  // Ten digits, so that the order of the text is the order of the numbers.
  const sk = String(entry.seq).padStart(10, '0');
  return [
    {
      put: plainItem({ pk: `ledger/${entry.zoneId}`, sk }, entry),
      onlyIf: MUST_BE_NEW,
      about: `ledger entry ${entry.seq} of zone ${entry.zoneId}`,
    },
  ];
}
