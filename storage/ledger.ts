/** ledger/<zone> / <seq>: written once, never changed. */
import type { LedgerEntry } from '../domain/ledger.ts';
import { flawsInForm, isCertified, mustBeProved } from '../domain/placement/proof.ts';
import type { Table } from './connection.ts';
import { frozen } from './frozen.ts';
import { bodyOf, type ItemWrite, MUST_BE_NEW, plainItem } from './item.ts';
import { readAfter } from './read.ts';

export async function readLedger(table: Table, zoneId: string): Promise<readonly LedgerEntry[]> {
  const { ledgers } = table.recentRegisters;
  const known = ledgers.get(zoneId) ?? [];
  const items = await readAfter(table, `ledger/${zoneId}`, sortKey(known.at(-1)?.seq ?? 0));
  if (items.length === 0) return known;
  const entries = frozen([...known, ...items.map((item) => bodyOf<LedgerEntry>(item))]);
  ledgers.set(zoneId, entries);
  return entries;
}

/** @throws UnprovedPlacement: whoever writes it, no placement is stored whose certificate has a gap. */
export function ledgerWrites(entry: LedgerEntry): ItemWrite[] {
  if (isCertified(entry)) mustBeProved(flawsInForm(entry), entry);
  return [
    {
      put: plainItem({ pk: `ledger/${entry.zoneId}`, sk: sortKey(entry.seq) }, entry),
      onlyIf: MUST_BE_NEW,
      about: `ledger entry ${entry.seq} of zone ${entry.zoneId}`,
    },
  ];
}

/** Ten digits, so that the order of the text is the order of the numbers. */
function sortKey(seq: number): string {
  return String(seq).padStart(10, '0');
}
