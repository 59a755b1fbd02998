/** A decision as entries of the ledger: the only place where an offer or a placement is made out, with its certificate. */
import type { AnswerEntry, CertifiedEntry, InOrder, LedgerEntry } from '../ledger.ts';
import type { ProviderAnswer } from '../package.ts';
import type { ReasonCode } from '../reason.ts';
import type { LocalDate } from '../time.ts';

export interface Decided {
  readonly zoneId: string;
  readonly packageId: string;
  readonly minutesPerWeek: number;
  /** The attempt at placing the package that is decided. */
  readonly attempt: string;
  readonly at: string;
  readonly contract: { readonly id: string; readonly version: number };
  /** Everybody whom the contract names. */
  readonly order: readonly InOrder[];
  /** The planning dates on which whoever takes it would serve it. */
  readonly from?: LocalDate;
  readonly until?: LocalDate;
  /** In the order of asking; the last one may be the placement or the offer. */
  readonly answers: readonly ProviderAnswer[];
}

/** The entries that follow a ledger of `length` entries, one an answer. */
export function decidedEntries(decided: Decided, length: number): LedgerEntry[] {
  const entries: LedgerEntry[] = [];
  for (const { providerId, answer, reasons } of decided.answers) {
    const { zoneId, packageId, minutesPerWeek, attempt, at } = decided;
    const seq = length + entries.length + 1;
    const entry = { zoneId, seq, at, packageId, providerId, minutesPerWeek, attempt, reasons };
    if (answer !== 'placed' && answer !== 'offered') {
      entries.push({ ...entry, kind: answer });
      continue;
    }
    const certificate = {
      contract: { id: decided.contract.id, version: decided.contract.version },
      order: upTo(providerId, decided.order),
      passedOver: entries.filter(isAnswer).map((e) => ({
        providerId: e.providerId,
        code: e.reasons[0]?.code ?? NO_REASON,
        seq: e.seq,
      })),
    };
    const service = {
      ...(decided.from !== undefined && { from: decided.from }),
      ...(decided.until !== undefined && { until: decided.until }),
    };
    const kind = answer === 'placed' ? 'placement' : 'offer';
    entries.push({ ...entry, ...service, kind, certificate } satisfies CertifiedEntry);
  }
  return entries;
}

/** An answer without a reason stands out: no entry of the ledger bears this code out, so the proof fails. */
const NO_REASON: ReasonCode = 'not-due';

function upTo(providerId: string, order: readonly InOrder[]): readonly InOrder[] {
  const at = order.findIndex((o) => o.providerId === providerId);
  return at < 0 ? order : order.slice(0, at + 1);
}

function isAnswer(entry: LedgerEntry): entry is AnswerEntry {
  return entry.kind === 'cannot' || entry.kind === 'passed-over';
}
