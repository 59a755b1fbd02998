/** The quota ledger of one zone: an append-only list from which every share is derived (BU3, BU4). */
import type { Reason } from './reason.ts';

export interface LedgerEntry {
  readonly zoneId: string;
  /** 1, 2, 3 ... within the zone, without gaps. */
  readonly seq: number;
  readonly at: string;
  readonly kind: 'placement' | 'cannot' | 'refusal' | 'lapse' | 'handback' | 'cancellation';
  readonly packageId: string;
  readonly providerId: string;
  /** Commissioned minutes a week of the package, all carers counted. */
  readonly minutesPerWeek: number;
  readonly reasons: readonly Reason[];
}
