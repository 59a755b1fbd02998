import type { LedgerEntry, OfferEntry } from '../../domain/ledger.ts';
import type { CarePackage, Offer } from '../../domain/package.ts';
import { sentence } from '../../domain/reason.ts';
import { NotAllowedNow, NotFound } from '../errors.ts';
import type { Ports } from '../ports.ts';

export interface OpenOffer {
  readonly carePackage: CarePackage;
  readonly offer: Offer;
  readonly entry: OfferEntry;
  readonly ledger: readonly LedgerEntry[];
}

/** What became of an offer that is not open any more, in the words of the answer to whoever comes late. */
const ENDED: Partial<Record<LedgerEntry['kind'], string>> = {
  placement: 'was accepted',
  refusal: 'was refused',
  lapse: 'lapsed',
  cancellation: 'was withdrawn',
};

/**
 * An offer that may still be answered by its provider.
 * @throws NotFound for an offer that was never made to this provider; NotAllowedNow, saying what became of it and when,
 * for one that is accepted, refused, lapsed or withdrawn, or whose time to answer is over.
 */
export async function openOffer(ports: Ports, providerId: string, offerId: string): Promise<OpenOffer> {
  const dot = offerId.lastIndexOf('.');
  const carePackage = await ports.store.package(offerId.slice(0, Math.max(dot, 0)));
  if (carePackage === undefined) throw new NotFound('offer', offerId);
  const ledger = await ports.store.ledgerOf(carePackage.zoneId);
  const entry = ledger[Number(offerId.slice(dot + 1)) - 1];
  if (entry?.kind !== 'offer' || entry.packageId !== carePackage.id || entry.providerId !== providerId) {
    throw new NotFound('offer', offerId);
  }
  const { offer } = carePackage;
  if (carePackage.status !== 'offered' || offer?.id !== offerId) throw ended(offerId, entry, ledger);
  const now = ports.clock.now();
  if (now > offer.due) throw new NotAllowedNow(`offer ${offerId} was to be answered by ${offer.due}; it is ${now}`);
  return { carePackage, offer, entry, ledger };
}

function ended(offerId: string, offer: OfferEntry, ledger: readonly LedgerEntry[]): NotAllowedNow {
  const end = ledger.find(
    (e) =>
      e.seq > offer.seq &&
      e.packageId === offer.packageId &&
      e.providerId === offer.providerId &&
      ENDED[e.kind] !== undefined,
  );
  const why = end?.kind === 'cancellation' ? `: ${sentence(end.reasons[0]?.text ?? 'the package was cancelled')}` : '.';
  const became = end === undefined ? 'is no longer open.' : `${ENDED[end.kind]} at ${end.at}${why}`;
  return new NotAllowedNow(`offer ${offerId} ${became} Only an open offer can be answered.`);
}
