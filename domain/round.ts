/**
 * A round: one carer's shift on one date, as a list of segments. Day minutes of `date` throughout; a day plan is
 * all rounds of one provider on one date.
 */
import type { Location, Mode } from './place.ts';
import type { Reason } from './reason.ts';
import type { LocalDate } from './time.ts';

export type Segment = TravelSegment | VisitSegment | WaitingSegment | BreakSegment;

export interface TravelSegment {
  readonly kind: 'travel';
  readonly from: number;
  readonly to: number;
  /** A client reference, or 'home'. */
  readonly fromPlace: string;
  readonly toPlace: string;
  readonly minutes: number;
  readonly metres: number;
  readonly mode: Mode;
  readonly co2eGrams: number;
  /** Between home and the first or last visit: not working time for the minimum wage. */
  readonly commute: boolean;
}

export interface VisitSegment {
  readonly kind: 'visit';
  readonly from: number;
  readonly to: number;
  readonly visitId: string;
  readonly packageId: string;
  /** The version of the service order that it was made from (BU8); absent in rounds stored before versions were kept. */
  readonly serviceOrder?: number;
  readonly clientRef: string;
  readonly clientInitials: string;
  /** 1 for a single carer; 1 or 2 of a double-up. */
  readonly carerPosition: number;
  readonly carersRequired: number;
  readonly window: { readonly from: number; readonly to: number };
  readonly wanted: number;
  readonly critical: boolean;
  readonly location: Location;
  /** Outward postcode only: the area printed on calendars. */
  readonly area: string;
  readonly pinned?: Pin;
}

export interface Pin {
  readonly carer: boolean;
  readonly time: boolean;
}

/** Paid: the carer is at work between arriving and starting. */
export interface WaitingSegment {
  readonly kind: 'waiting';
  readonly from: number;
  readonly to: number;
  readonly paid: true;
}

/** Unpaid and really free. */
export interface BreakSegment {
  readonly kind: 'break';
  readonly from: number;
  readonly to: number;
  readonly paid: false;
}

export interface Round {
  /** `${carerId}/${date}/${n}`: the shift's id. */
  readonly id: string;
  readonly providerId: string;
  readonly carerId: string;
  readonly date: LocalDate;
  readonly shift: { readonly from: number; readonly to: number };
  readonly mode: Mode;
  readonly segments: readonly Segment[];
}

export interface LeftOut {
  readonly visitId: string;
  readonly packageId: string;
  readonly carersRequired: number;
  readonly minutes: number;
  readonly reasons: readonly Reason[];
}

export interface DayPlan {
  readonly providerId: string;
  readonly date: LocalDate;
  readonly state: 'draft' | 'published';
  readonly publishedAt?: string;
  readonly rounds: readonly Round[];
  readonly leftOut: readonly LeftOut[];
  /**
   * Rounds as they would be with the visits that gaps are kept for (an open offer's): those that differ from `rounds`,
   * by id. For planning only, never shown: who the client of an offer is is told with the acceptance.
   */
  readonly withGaps?: readonly Round[];
  readonly madeBy: {
    readonly kind: 'replan' | 'insert' | 'repair' | 'by-hand';
    readonly at: string;
    readonly seed?: number;
    /** The overnight batch whose search made it. */
    readonly replanId?: string;
  };
  /** Rises by one with every stored change. 0 = nothing stored yet. */
  readonly version: number;
}

/** The rounds of a day with the visits in them that its gaps are kept for. */
export function roundsWithGaps({ rounds, withGaps = [] }: Pick<DayPlan, 'rounds' | 'withGaps'>): readonly Round[] {
  if (withGaps.length === 0) return rounds;
  const other = new Set(withGaps.map(({ id }) => id));
  return [...rounds.filter(({ id }) => !other.has(id)), ...withGaps];
}
