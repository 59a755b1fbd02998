import type { LedgerEntry } from '../ledger.ts';
import { type Reason, sentence } from '../reason.ts';
import { daysBetween, type LocalDate, localDateOf } from '../time.ts';

/**
 * Who has refused a package or let its offer lapse, and is not asked again for `days`: after that its rounds are others.
 * Whoever has handed it back is not asked for it again.
 * By provider, the coded reason to pass it over; the ledger's own entry bears it out.
 */
export function declinedBy(
  ledger: readonly LedgerEntry[],
  packageId: string,
  date: LocalDate,
  days: number,
): ReadonlyMap<string, Reason> {
  const declined = new Map<string, Reason>();
  for (const { kind, packageId: about, providerId, at, reasons } of ledger) {
    if (about !== packageId) continue;
    const on = localDateOf(at);
    const why = reasons.map((r) => sentence(r.text)).join(' ');
    if (kind === 'handback') {
      declined.set(providerId, { code: 'handed-back', text: `Handed it back on ${on}: ${why}`, about: providerId });
    }
    if (daysBetween(on, date) >= days) continue;
    if (kind === 'refusal') {
      declined.set(providerId, { code: 'refused', text: `Refused on ${on}: ${why}`, about: providerId });
    }
    if (kind === 'lapse') {
      declined.set(providerId, { code: 'lapsed', text: `Let its offer lapse on ${on}.`, about: providerId });
    }
  }
  return declined;
}
