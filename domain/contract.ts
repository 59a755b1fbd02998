/** Who is asked for a zone's packages, and in which order. Data, never code: changing it changes the result. */
import type { LocalDate } from './time.ts';

export interface Contract {
  readonly id: string;
  readonly zoneId: string;
  readonly rule: RotationRule | TierRule;
  /** Asked after the rule's own providers, in this order (in-house teams, contingency). */
  readonly fallback: readonly string[];
  /** Bought from on the spot, each at its own price: asked last of all, so never without a certificate. */
  readonly spot?: readonly string[];
  /** 'auto' (default): whoever is due and has room holds the package at once. 'offer': it is asked and may refuse. */
  readonly acceptance?: 'auto' | 'offer';
  /** Providers that must take what their rounds can take, also where the others are offered. */
  readonly obliged?: readonly string[];
  readonly version: number;
}

/** Bury's rotating 80/20 (BU3): all three readings of the sentence are configuration. */
export interface RotationRule {
  readonly kind: 'rotation';
  /** Whole percents that add up to 100, in the order of the first period. */
  readonly shares: readonly { readonly providerId: string; readonly percent: number }[];
  readonly firstPeriodStarts: LocalDate;
  readonly periodDays: number;
  /** Shares move one place along the list each period; false = they stay. */
  readonly rotates: boolean;
  readonly measure: 'packages' | 'hours';
  /** Whether what one period fell short carries into the next. */
  readonly carryShortfall: boolean;
}

/** Leicestershire's lead, supplementary, contingency (LE2). */
export interface TierRule {
  readonly kind: 'tiers';
  readonly tiers: readonly { readonly name: string; readonly providerIds: readonly string[] }[];
}
