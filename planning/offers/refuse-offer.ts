import type { Reason } from '../../domain/reason.ts';
import { type Caller, mustOwn } from '../caller.ts';
import { VersionConflict } from '../errors.ts';
import type { Ports } from '../ports.ts';
import { decline } from './decline.ts';
import { openOffer } from './open-offer.ts';

const MOST_TRIES = 5;

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
  for (let tries = 1; ; tries++) {
    const { carePackage, offer } = await openOffer(ports, providerId, offerId);
    try {
      await decline(ports, carePackage, offer, { kind: 'refusal', by: caller, reasons: [reason], correlationId });
      return;
    } catch (error) {
      if (!(error instanceof VersionConflict) || tries === MOST_TRIES) throw error;
    }
  }
}

export interface Refusal {
  readonly providerId: string;
  readonly offerId: string;
  readonly reason: Reason;
  readonly correlationId: string;
}
