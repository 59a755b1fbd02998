/** Who did not take a package that it was asked for, or would have been, and why: what makes shares other than due (BU4). */
import type { LedgerEntry } from '../ledger.ts';
import { isCertified } from './proof.ts';

/**
 * For each provider before the taker of entry `seq`, the entry that says why it did not take the package: its own
 * refusal or lapse where there is one, otherwise its answer in the decision.
 */
export function turnedAway(ledger: readonly LedgerEntry[], seq: number): LedgerEntry[] {
  const taken = ledger[seq - 1];
  if (taken === undefined || !isCertified(taken)) return [];
  return taken.certificate.passedOver.flatMap((line) => {
    const answer = ledger[line.seq - 1];
    if (answer === undefined) return [];
    const kind = line.code === 'refused' ? 'refusal' : line.code === 'lapsed' ? 'lapse' : undefined;
    const own =
      kind &&
      ledger.findLast(
        (e) =>
          e.kind === kind && e.seq < line.seq && e.packageId === answer.packageId && e.providerId === answer.providerId,
      );
    return [own ?? answer];
  });
}

/** Its live rounds had no gap, or it refused for want of room. */
export function hadNoRoom({ kind, reasons }: LedgerEntry): boolean {
  return (kind === 'cannot' || kind === 'refusal') && reasons.some((r) => r.code === 'capacity');
}
