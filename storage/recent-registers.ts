/**
 * What this process has read lately of registers that change seldom and are read by every placement: a provider's
 * workforce, who attended whom, the packages it holds, a zone's ledger. Nothing here is taken on trust: each read first
 * asks the table, strongly consistently, for the stamp, the versions or the end of the list.
 */
import type { LedgerEntry } from '../domain/ledger.ts';
import type { CarePackage } from '../domain/package.ts';
import type { Table } from './connection.ts';
import { frozen } from './frozen.ts';
import { readStamp } from './stamps.ts';

interface Stamped {
  readonly stamp: string;
  readonly content: object;
}

export class RecentRegisters {
  /** By partition. */
  readonly stamped = new Map<string, Stamped>();
  /** By provider, then by package. */
  readonly held = new Map<string, ReadonlyMap<string, CarePackage>>();
  /** By zone; entries are never changed, so what is known is the beginning of what is stored. */
  readonly ledgers = new Map<string, readonly LedgerEntry[]>();
}

/**
 * What `read` makes of a partition, from memory if the partition's stamp is still the same. The stamp is read first: a
 * change between the two reads leaves newer content under an older stamp, and the next reader reads again.
 */
export async function readStamped<T extends object>(
  table: Table,
  partition: string,
  read: () => Promise<T>,
): Promise<T> {
  const stamp = String(await readStamp(table, partition));
  const known = table.recentRegisters.stamped.get(partition);
  if (known?.stamp === stamp) return known.content as T;
  const content = frozen(await read());
  table.recentRegisters.stamped.set(partition, { stamp, content });
  return content;
}
