import type { Reason } from '../../domain/reason.ts';
import { type Caller, mustOwn } from '../caller.ts';
import { decidedAgain } from '../decided-again.ts';
import type { Ports } from '../ports.ts';
import { queueDecision } from '../queue-decision.ts';
import { decline } from './decline.ts';
import { openOffer } from './open-offer.ts';

/**
 * Refuses an offer with a coded reason; the next in order is asked at once.
 * @throws NotFound and NotAllowedNow as openOffer does.
 */
export async function refuseOffer(
  ports: Ports,
  caller: Caller,
  { providerId, offerId, reason, correlationId }: Refusal,
): Promise<void> {
  mustOwn(caller, providerId);
  const after = await decidedAgain(ports, async () => {
    const { carePackage, offer } = await openOffer(ports, providerId, offerId);
    return decline(ports, carePackage, offer, { kind: 'refusal', by: caller, reasons: [reason] });
  });
  await queueDecision(ports, after, correlationId);
}

export interface Refusal {
  readonly providerId: string;
  readonly offerId: string;
  readonly reason: Reason;
  readonly correlationId: string;
}
