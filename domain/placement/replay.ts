/**
 * The ledger read from its first entry: which placements stand. Shares are derived from this and stored nowhere.
 *
 * A placement counts for the provider in the period in which it was made, by the calendar date of its entry. A hand-back
 * takes it out of the count, as if the provider had not picked it up; a cancellation, the council's own doing, leaves it
 * in. An offer counts until it is refused, lapses or is withdrawn: otherwise two packages in flight would go to whoever is
 * due for one.
 */
import type { InOrder, LedgerEntry } from '../ledger.ts';
import { type LocalDate, localDateOf } from '../time.ts';

export interface StandingPlacement {
  readonly packageId: string;
  readonly providerId: string;
  /** The calendar date of its entry. */
  readonly date: LocalDate;
  readonly minutesPerWeek: number;
  /** By which part of the contract the provider was asked. */
  readonly route: InOrder['route'];
  /** The number of its entry. */
  readonly seq: number;
}

const GIVEN_UP = new Set<LedgerEntry['kind']>(['handback', 'refusal', 'lapse']);

/** In the order of the ledger. Throws LedgerGap if an entry is missing or out of order. */
export function replay(ledger: readonly LedgerEntry[]): StandingPlacement[] {
  const standing = new Map<string, StandingPlacement>();
  const offered = new Set<string>();
  ledger.forEach((entry, i) => {
    if (entry.seq !== i + 1) throw new LedgerGap(entry.zoneId, i + 1, entry.seq);
    const key = `${entry.packageId} ${entry.providerId}`;
    if (GIVEN_UP.has(entry.kind) || (entry.kind === 'cancellation' && offered.has(key))) standing.delete(key);
    if (entry.kind === 'offer') offered.add(key);
    else offered.delete(key);
    if (entry.kind === 'placement' || entry.kind === 'offer') {
      const { packageId, providerId, minutesPerWeek, seq } = entry;
      const { route } = entry.certificate.order.at(-1)!;
      standing.set(key, { packageId, providerId, minutesPerWeek, date: localDateOf(entry.at), route, seq });
    }
  });
  return [...standing.values()];
}

/** The entries of a zone are not 1, 2, 3 ...: nothing derived from them could be proved. */
export class LedgerGap extends Error {
  override readonly name = 'LedgerGap';
  constructor(zoneId: string, expected: number, found: number) {
    super(`ledger of ${zoneId}: entry ${expected} expected, ${found} found; shares cannot be derived from it`);
  }
}
