/**
 * Who serves a package on which date. While it goes from one provider to another there are two: the one that leaves serves
 * to the end of its notice, so that the client is not left without care, and the next one from the day after.
 */
import type { CarePackage, Offer, Placement } from '../package.ts';
import type { Reason } from '../reason.ts';
import type { LocalDate } from '../time.ts';

/** A provider that a package leaves, and serves until then. */
export interface Outgoing {
  readonly placement: Placement;
  /** The last planning date it serves. */
  readonly until: LocalDate;
  /** 'handback': the provider gave it back. 'transfer': the council moves it on. */
  readonly kind: 'handback' | 'transfer';
  readonly reason: Reason;
  readonly at: string;
}

const views = new WeakMap<CarePackage, CarePackage>();

/** The package as a provider holds it: with whoever it leaves it is placed, up to the last day of the notice. */
export function asHeldBy(carePackage: CarePackage, providerId: string): CarePackage {
  const { outgoing } = carePackage;
  if (outgoing?.placement.providerId !== providerId || carePackage.placement?.providerId === providerId) {
    return carePackage;
  }
  const known = views.get(carePackage);
  if (known !== undefined) return known;
  const { offer: _, outcome: __, ...rest } = carePackage;
  const { status } = carePackage;
  const over = status === 'cancelled' || status === 'ended';
  const view: CarePackage = {
    ...rest,
    status: over ? status : 'placed',
    placement: outgoing.placement,
    ...(!over && { lastDay: outgoing.until }),
  };
  views.set(carePackage, view);
  return view;
}

/** One that a provider serves to the end of its notice may be offered to another meanwhile. */
export function isOfferedTo<P extends Pick<CarePackage, 'status' | 'offer'>>(
  carePackage: P,
  providerId: string,
): carePackage is P & { readonly offer: Offer } {
  return carePackage.status === 'offered' && carePackage.offer?.providerId === providerId;
}

const offers = new WeakMap<CarePackage, CarePackage>();

/**
 * The package as its provider's days ask for it: once, or twice where the very provider that it leaves is asked for it in
 * its turn; then as placed to the last day of the notice, and as offered from the day after.
 */
export function asAskedOf(carePackage: CarePackage, providerId: string): readonly CarePackage[] {
  const held = asHeldBy(carePackage, providerId);
  if (held === carePackage || !isOfferedTo(carePackage, providerId)) return [held];
  const { outgoing: _, ...offered } = carePackage;
  const known = offers.get(carePackage) ?? offered;
  offers.set(carePackage, known);
  return [held, known];
}

/** Every provider whose rounds hold visits of it or a gap for them. */
export function holdersOf({ status, placement, offer, outgoing, lastDay }: CarePackage): readonly string[] {
  const over = (status === 'cancelled' || status === 'ended') && lastDay === undefined;
  if (over) return [];
  const now = status === 'offered' ? offer?.providerId : holdsIt(status, lastDay) ? placement?.providerId : undefined;
  return [...new Set([outgoing?.placement.providerId, now])].filter((id) => id !== undefined);
}

/** A package that moved on and came back to whoever it was to leave: it was never interrupted. */
export function withoutMove(carePackage: CarePackage): CarePackage {
  const { outgoing, ...rest } = carePackage;
  const { placement } = carePackage;
  if (outgoing === undefined || placement?.providerId !== outgoing.placement.providerId) return carePackage;
  const { from, firstVisitAt } = outgoing.placement;
  return { ...rest, placement: { ...placement, from, ...(firstVisitAt !== undefined && { firstVisitAt }) } };
}

/** The provider that serves it on a planning date. */
export function providerOn(carePackage: CarePackage, date: LocalDate): string | undefined {
  const { status, placement, outgoing } = carePackage;
  if (status === 'placed' && placement !== undefined && date >= placement.from) return placement.providerId;
  if (outgoing !== undefined && date <= outgoing.until) return outgoing.placement.providerId;
  return status === 'placed' ? placement?.providerId : undefined;
}

/** The package as whoever serves it on a planning date holds it. */
export function asServedOn(carePackage: CarePackage, date: LocalDate): CarePackage {
  const providerId = providerOn(carePackage, date);
  return providerId === undefined ? carePackage : asHeldBy(carePackage, providerId);
}

/** Its visits belong in its provider's rounds: placed, or over and in the rounds of its last day. */
export function isInRounds({ status, lastDay }: Pick<CarePackage, 'status' | 'lastDay'>): boolean {
  return holdsIt(status, lastDay);
}

function holdsIt(status: CarePackage['status'], lastDay: LocalDate | undefined): boolean {
  return status === 'placed' || ((status === 'cancelled' || status === 'ended') && lastDay !== undefined);
}
