import { minutesPerWeek } from '../../domain/occurrences.ts';
import type { CarePackage, Offer } from '../../domain/package.ts';
import { type Reason, sentence } from '../../domain/reason.ts';
import { whenInWords } from '../../domain/time.ts';
import type { Caller } from '../caller.ts';
import type { Decided } from '../decided-again.ts';
import { eventWrite } from '../event-write.ts';
import type { Ports } from '../ports.ts';
import { undecided } from '../queue-decision.ts';
import { providerName } from '../register/provider-name.ts';

export interface Declined {
  /** 'withdrawal': by the council, because its provider may take nothing new. */
  readonly kind: 'refusal' | 'lapse' | 'withdrawal';
  readonly by: Caller | 'scheduler';
  readonly reasons: readonly Reason[];
}

/**
 * An open offer ended without a placement. The answer is the package, to be queued for the next in order, who will be
 * asked also if this process stops before the queue has it.
 */
export async function decline(
  ports: Ports,
  before: CarePackage,
  offer: Offer,
  { kind, by, reasons }: Declined,
): Promise<Decided<CarePackage>> {
  const { offer: _, ...rest } = before;
  const { id: packageId, zoneId } = before;
  const { providerId } = offer;
  const at = ports.clock.now();
  const after: CarePackage = { ...rest, ...undecided(`after/${offer.id}`, at), version: before.version + 1 };
  const name = await providerName(ports.store, providerId);
  const why = reasons.map((r) => sentence(r.text)).join(' ');
  const what = {
    refusal: `${name} refused: ${why}`,
    lapse: `${name} did not answer by ${whenInWords(offer.due)}: the offer lapsed.`,
    withdrawal: `The offer to ${name} is withdrawn: ${why}`,
  };
  const text = `${what[kind]} The next in order is asked.`;
  const attempt = before.lastAttempt ?? 'submitted';
  const seq = (await ports.store.ledgerOf(zoneId)).length + 1;
  const entry = { zoneId, seq, at, packageId, providerId, minutesPerWeek: minutesPerWeek(before), attempt, reasons };
  return {
    answer: after,
    writes: [
      { kind: 'package', value: after, expected: before.version },
      { kind: 'ledger', value: kind === 'withdrawal' ? { ...entry, kind: 'cancellation' } : { ...entry, kind } },
      eventWrite(ports, by, { subject: `package/${packageId}`, type: `offer-${kind}`, text, data: { reasons } }, at),
    ],
  };
}
