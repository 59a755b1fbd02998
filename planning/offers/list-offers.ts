import { isOfferedTo } from '../../domain/life/serving.ts';
import { minutesPerWeek } from '../../domain/occurrences.ts';
import type { CarePackage, Offer, VisitPattern } from '../../domain/package.ts';
import { outwardOf } from '../../domain/postcodes.ts';
import type { LocalDate } from '../../domain/time.ts';
import { type Caller, mustOwn } from '../caller.ts';
import { NotFound } from '../errors.ts';
import type { Ports } from '../ports.ts';

/** What a provider is told before it accepts: enough to decide by, nothing that says who the client is. */
export interface AnonymousOffer {
  readonly id: string;
  readonly at: string;
  readonly due: string;
  /** Outward postcode, "BL9". */
  readonly area: string;
  readonly zoneId: string;
  readonly urgency: CarePackage['urgency'];
  readonly needType: string;
  readonly needs: {
    readonly gender?: CarePackage['client']['needs']['gender'];
    readonly language?: CarePackage['client']['needs']['language'];
    readonly household: readonly string[];
  };
  readonly patterns: readonly VisitPattern[];
  readonly minutesPerWeek: number;
  readonly from: LocalDate;
  readonly endDate?: LocalDate;
  readonly extraTravelMinutes: number;
}

/** A provider's open offers, what is due first at the top. @throws NotFound for another provider's. */
export async function listOffers(ports: Ports, caller: Caller, providerId: string): Promise<readonly AnonymousOffer[]> {
  mustOwn(caller, providerId);
  if ((await ports.store.provider(providerId)) === undefined) throw new NotFound('provider', providerId);
  const packages = await ports.store.packagesOfProvider(providerId);
  return packages
    .flatMap((p) => (isOfferedTo(p, providerId) ? [anonymous(p, p.offer)] : []))
    .sort((a, b) => (`${a.due} ${a.id}` < `${b.due} ${b.id}` ? -1 : 1));
}

/** Field by field, so that what is added to a package is not shown before somebody decides that it may be. */
function anonymous(carePackage: CarePackage, { id, at, due, from, extraTravelMinutes }: Offer): AnonymousOffer {
  const { zoneId, urgency, needType, patterns, endDate } = carePackage;
  const { gender, language, household } = carePackage.client.needs;
  return {
    id,
    at,
    due,
    area: outwardOf(carePackage.client.postcode),
    zoneId,
    urgency,
    needType,
    needs: { household, ...(gender !== undefined && { gender }), ...(language !== undefined && { language }) },
    patterns,
    minutesPerWeek: minutesPerWeek(carePackage),
    from,
    ...(endDate !== undefined && { endDate }),
    extraTravelMinutes,
  };
}
