/**
 * The ledger read from its first entry: which placements stand. Shares are derived from this and stored nowhere.
 *
 * A placement counts for the provider in the period in which it was made, by the calendar date of its entry. A hand-back
 * takes it out of the count, as if the provider had not picked it up; a cancellation, the council's own doing, leaves it
 * in. An offer counts until it is refused, lapses or is withdrawn: otherwise two packages in flight would go to whoever is
 * due for one.
 */
import type { CertifiedEntry, InOrder, LedgerEntry } from '../ledger.ts';
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

/**
 * In the order of the ledger. An offer to the provider that a package leaves stands in for the placement before it, which
 * counts again where the offer comes to nothing. Throws LedgerGap if an entry is missing or out of order.
 */
export function replay(ledger: readonly LedgerEntry[]): StandingPlacement[] {
  const standing = new Map<string, StandingPlacement>();
  /** What stood before an open offer, if anything. */
  const offeredOver = new Map<string, StandingPlacement | undefined>();
  ledger.forEach((entry, i) => {
    if (entry.seq !== i + 1) throw new LedgerGap(entry.zoneId, i + 1, entry.seq);
    const key = `${entry.packageId} ${entry.providerId}`;
    switch (entry.kind) {
      case 'offer':
        offeredOver.set(key, standing.get(key));
        standing.set(key, standingOf(entry));
        break;
      case 'placement':
        offeredOver.delete(key);
        standing.set(key, standingOf(entry));
        break;
      case 'handback':
        offeredOver.delete(key);
        standing.delete(key);
        break;
      case 'refusal':
      case 'lapse':
      case 'cancellation': {
        if (!offeredOver.has(key)) break;
        const before = offeredOver.get(key);
        offeredOver.delete(key);
        if (before === undefined) standing.delete(key);
        else standing.set(key, before);
      }
    }
  });
  return [...standing.values()];
}

function standingOf({
  packageId,
  providerId,
  minutesPerWeek,
  seq,
  at,
  certificate,
}: CertifiedEntry): StandingPlacement {
  const { route } = certificate.order.at(-1)!;
  return { packageId, providerId, minutesPerWeek, date: localDateOf(at), route, seq };
}

/** The entries of a zone are not 1, 2, 3 ...: nothing derived from them could be proved. */
export class LedgerGap extends Error {
  override readonly name = 'LedgerGap';
  constructor(zoneId: string, expected: number, found: number) {
    super(`ledger of ${zoneId}: entry ${expected} expected, ${found} found; shares cannot be derived from it`);
  }
}
