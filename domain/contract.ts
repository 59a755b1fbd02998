/** Who is asked for a zone's packages, and in which order. Data, never code: changing it changes the result. */
import type { ProviderClass } from './provider.ts';
import type { Purchase } from './purchase.ts';
import type { LocalDate } from './time.ts';

export interface Contract {
  readonly id: string;
  readonly zoneId: string;
  /** Other zones under the same contract: each has its own ledger and split, all draw on the same volumes. */
  readonly otherZoneIds?: readonly string[];
  readonly rule: RotationRule | TierRule;
  /** Asked after the rule's own providers, in this order (in-house teams, contingency). */
  readonly fallback: readonly string[];
  /** Bought from on the spot, each at its own price: asked last of all, so never without a certificate. */
  readonly spot?: readonly string[];
  /** Hours bought by volume; a provider without a purchase is paid for the packages it has. */
  readonly purchases?: readonly Purchase[];
  /** Who a type of need may go to (DE4 to DE6, LE18); one that is not listed goes to anybody named above. */
  readonly needs?: readonly NeedRule[];
  /** 'auto' (default): whoever is due and has room holds the package at once. 'offer': it is asked and may refuse. */
  readonly acceptance?: 'auto' | 'offer';
  /** Providers that must take what their rounds can take, also where the others are offered. */
  readonly obliged?: readonly string[];
  readonly version: number;
}

/** Some classes of provider, or own teams that are asked for this need and for no other. */
export type NeedRule =
  | { readonly needType: string; readonly classes: readonly ProviderClass[] }
  | { readonly needType: string; readonly ownTeams: readonly string[] };

/** Every zone under a contract. */
export function zonesOf({ zoneId, otherZoneIds = [] }: Contract): readonly string[] {
  return [zoneId, ...otherZoneIds];
}

/** Bury's rotating 80/20 (BU3, BU4): every reading of the sentence is configuration. */
export interface RotationRule {
  readonly kind: 'rotation';
  /** Whole percents in the order of the first period; as targets they add up to 100, as floors at most. */
  readonly shares: readonly { readonly providerId: string; readonly percent: number }[];
  /** A calendar date: each period begins at its midnight. */
  readonly firstPeriodStarts: LocalDate;
  readonly periodDays: number;
  /**
   * When shares move one place along the list: with each period; with each week of a period, which begins with the
   * shares as listed; or never.
   */
  readonly turns: 'each-period' | 'each-week' | 'never';
  readonly measure: 'packages' | 'hours';
  /** 'floor': "no less than" its share, so that what somebody had beyond it is never held against it later. */
  readonly reading: 'target' | 'floor';
  /** Whether what one period fell short carries into the next. */
  readonly carryShortfall: boolean;
  /** 'excused': a package that one of the rotation had no room for is outside the split, whoever takes it. */
  readonly noCapacity: 'counts' | 'excused';
}

/** Leicestershire's lead, supplementary, contingency (LE2). */
export interface TierRule {
  readonly kind: 'tiers';
  readonly tiers: readonly { readonly name: string; readonly providerIds: readonly string[] }[];
}
