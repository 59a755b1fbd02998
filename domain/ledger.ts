/** The quota ledger of one zone: an append-only list from which every share is derived (BU3, BU4). */
import type { Reason, ReasonCode } from './reason.ts';
import type { LocalDate } from './time.ts';

export type LedgerEntry = CertifiedEntry | AnswerEntry | ChangeEntry | EndEntry;

/** Nobody is offered a package, and nobody holds one, without a certificate. */
export type CertifiedEntry = OfferEntry | PlacementEntry;

interface Entry {
  readonly zoneId: string;
  /** 1, 2, 3 ... within the zone, without gaps. */
  readonly seq: number;
  readonly at: string;
  readonly packageId: string;
  readonly providerId: string;
  /** Commissioned minutes a week of the package, all carers counted. */
  readonly minutesPerWeek: number;
  readonly reasons: readonly Reason[];
}

/** The planning dates on which the package is served, as far as they are known. */
interface Service {
  /** Absent = from the day after the entry. */
  readonly from?: LocalDate;
  readonly until?: LocalDate;
}

/** What a provider answered when a package was decided, or why it was not asked. */
export interface AnswerEntry extends Entry {
  readonly kind: 'cannot' | 'passed-over' | 'refusal' | 'lapse';
  /** All entries of one decision carry its attempt (PlacementMessage.attempt). */
  readonly attempt: string;
}

/** A provider was asked and its answer is awaited: a refusal, a lapse, or the placement with the same certificate. */
export interface OfferEntry extends Entry, Service {
  readonly kind: 'offer';
  readonly attempt: string;
  readonly certificate: Certificate;
}

/** A provider holds the package. */
export interface PlacementEntry extends Entry, Service {
  readonly kind: 'placement';
  readonly attempt: string;
  readonly certificate: Certificate;
}

/**
 * What ends a placement: by the provider (handback), or by the council: called off, at its end, or moved on to another
 * provider (the first weeks in-house are over, or its provider cannot do what is commissioned now). An end that is told
 * again for another date has an entry each time, and the last one holds.
 */
export interface EndEntry extends Entry {
  readonly kind: 'handback' | 'cancellation' | 'end' | 'transfer';
  /** The last date it is served; absent = the day before the entry. */
  readonly until?: LocalDate;
}

/**
 * A placed package has other minutes a week from a date on: what it draws on a volume follows. Shares do not: they count
 * what was picked up.
 */
export interface ChangeEntry extends Entry {
  readonly kind: 'change';
  readonly from: LocalDate;
}

/** Why a package went to a provider and to nobody before it in the order of asking; checked in domain/placement/proof.ts. */
export interface Certificate {
  /** Whose order it is. */
  readonly contract: { readonly id: string; readonly version: number };
  /** The order of asking as it stood, up to the provider that holds the package. */
  readonly order: readonly InOrder[];
  /** One line for each provider before the last. */
  readonly passedOver: readonly PassedOver[];
}

export interface InOrder {
  readonly providerId: string;
  /** By which part of the contract it is asked. */
  readonly route: 'purchase' | 'rule' | 'own-team' | 'fallback' | 'spot';
  /** The purchase that the package draws on if this provider takes it. */
  readonly purchaseId?: string;
}

interface PassedOver {
  readonly providerId: string;
  /** The first of the reasons in the entry `seq`, which has the sentence and the figures. */
  readonly code: ReasonCode;
  readonly seq: number;
}
