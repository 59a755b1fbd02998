/**
 * What would move where if a provider could not go on (WA7, MK3): made when it is suspended or ceases to trade, package
 * by package, on the live rounds of the others.
 */
import type { ProviderAnswer, Urgency } from './package.ts';
import type { LocalDate } from './time.ts';

/** How a provider is to stand from a date on. */
export interface Standing {
  /** From today unless told. */
  readonly from?: LocalDate;
  /** The last day of a suspension; absent = until further notice. */
  readonly to?: LocalDate;
  readonly reason: string;
}

export interface ContingencyList {
  readonly id: string;
  /** Whose packages they are. */
  readonly providerId: string;
  readonly because: 'suspended' | 'ceased';
  /** The request that began it, as it was made; absent in what was stored before this was kept. */
  readonly asked?: Standing;
  readonly startedAt: string;
  readonly startedBy: string;
  /** In the order in which they are looked at: earlier ones have taken their gaps before later ones are tried. */
  readonly packageIds: readonly string[];
  /** Those looked at so far, in the same order. */
  readonly entries: readonly ContingencyEntry[];
}

export interface ContingencyEntry {
  readonly listId: string;
  readonly packageId: string;
  readonly at: string;
  /**
   * movable: `taker` could have it, beside all that earlier entries would move. nobody: no provider could, see `answers`.
   * offer-withdrawn: it was only offered to the provider, and others are asked instead. left: no longer with the
   * provider when its turn came. failed: could not be looked at, see `error`.
   */
  readonly state: 'movable' | 'nobody' | 'offer-withdrawn' | 'left' | 'failed';
  readonly zoneId?: string;
  readonly urgency?: Urgency;
  /** Commissioned minutes a week, all carers counted. */
  readonly minutesPerWeek?: number;
  /** The first in the order of asking whose live rounds have the room. */
  readonly taker?: { readonly providerId: string; readonly extraTravelMinutes: number };
  /** Those before it in the order of asking, or everybody, with coded reasons. */
  readonly answers: readonly Pick<ProviderAnswer, 'providerId' | 'reasons'>[];
  readonly error?: string;
}
