import type { Reserve } from './reserve.ts';
import type { LocalDate } from './time.ts';

export type CqcRating = 'outstanding' | 'good' | 'requires-improvement' | 'inadequate' | 'not-rated';

export type ProviderStatus =
  | { readonly kind: 'active' }
  | { readonly kind: 'restricted'; readonly maxNewMinutesPerWeek: number }
  | { readonly kind: 'suspended'; readonly from: LocalDate; readonly to?: LocalDate; readonly reason: string }
  | { readonly kind: 'ceased'; readonly from: LocalDate };

/**
 * 'framework': under the zones' contracts; 'in-house': the council's own team, a provider like any other (DE19);
 * 'voluntary': the voluntary and community sector, for low-level need (DE6).
 */
export type ProviderClass = 'framework' | 'in-house' | 'voluntary';

export interface Provider {
  readonly id: string;
  readonly name: string;
  readonly kind: ProviderClass;
  readonly rating: CqcRating;
  readonly status: ProviderStatus;
  /** Lot 2's cap (BU25): most commissioned minutes a week over all zones; absent = none. */
  readonly weeklyMinutesCap?: number;
  /** Minutes kept free for emergencies (WA41); absent = none. */
  readonly reserve?: readonly Reserve[];
  /** Of one that is suspended or has ceased: the list made by it, the only one that may be carried out; absent = none. */
  readonly contingencyListId?: string;
  readonly version: number;
}

/** Given nothing new, until further notice or for good. */
export function isHalted({ kind }: ProviderStatus): boolean {
  return kind === 'suspended' || kind === 'ceased';
}
