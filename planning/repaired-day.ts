import type { Reason } from '../domain/reason.ts';
import type { DayPlan } from '../domain/round.ts';
import type { ProviderAsRead } from './ports.ts';

/** One visit that a repair moved, and by how much. Day minutes. */
export interface AffectedVisit {
  readonly clientRef: string;
  readonly visitId: string;
  readonly carerPosition: number;
  readonly fromCarer?: string;
  /** Absent = left out. */
  readonly toCarer?: string;
  readonly startBefore?: number;
  readonly startAfter?: number;
  /** |startAfter - startBefore|; 0 when only the carer changes or the visit is left out. */
  readonly minutesMoved: number;
  readonly leftOut?: boolean;
  /** Why it is left out; empty otherwise. */
  readonly reasons: readonly Reason[];
}

/** A day after a repair with the least change. */
export interface RepairedDay {
  /** The provider whose people the repair counted on. */
  readonly asRead: ProviderAsRead;
  readonly plan: DayPlan;
  readonly affected: readonly AffectedVisit[];
  readonly price: ChangePrice;
}

/** What a change costs. */
export interface ChangePrice {
  /** Travel minutes after less before, over the provider's day. */
  readonly extraTravelMinutes: number;
  /** Carer-visits that get another carer, and visits whose start moves. */
  readonly changedCarers: number;
  readonly changedStarts: number;
  readonly leftOut: number;
}
