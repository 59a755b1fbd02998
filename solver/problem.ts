/**
 * The problem the solver reads: visits, links between their starts, shifts, travel and prices.
 *
 * Units, stated once: every time and duration is an integer number of *ticks* from a common zero (the
 * translator decides what a tick is: a minute in the product, a second or less in a benchmark); every price is
 * a finite number, and a total is a weighted sum of terms. Indices are positions in the arrays below; NONE = -1.
 * Nothing here knows home care's names for its rules, zones or contracts, and nothing here reads a clock.
 */

export const NONE = -1;

export interface Problem {
  /** Number of places; every `place` below is in 0..places-1. */
  readonly places: number;
  /** One travel table per mode; `Shift.mode` indexes this. */
  readonly travel: readonly TravelTable[];
  readonly visits: readonly Visit[];
  readonly links: readonly Link[];
  readonly shifts: readonly Shift[];
  /** Number of carers; `Shift.carer` is in 0..carers-1. A carer may hold several shifts (a split day). */
  readonly carers: number;
  readonly prices: Prices;
  /** Optional limits that hold over all shifts of one carer, indexed by carer. */
  readonly carerLimits?: readonly (CarerLimit | null)[];
}

/**
 * Travel of one mode. With several bands the table in force is that of the departure time, first in, first out:
 * a carer who would arrive sooner by waiting for the next band waits, so the arrival of a leg left at t is the
 * earliest `u + ticks(u)` over u >= t. A leg is left as soon as the carer is free there. `longestLeg`, the travel
 * term and `CarerLimit.maxWork` count the ticks of the first band (the nominal leg), whatever the departure.
 */
export interface TravelTable {
  /** Ascending by `from`; the first must start at or before every shift. One band = constant travel. */
  readonly bands: readonly TravelBand[];
  /** Longest single leg a carer of this mode may be given, in ticks; absent = no limit. */
  readonly longestLeg?: number;
  /** Price per leg, row-major places x places, for the travel term; absent = the first band's ticks. */
  readonly price?: Float64Array | Int32Array;
}

export interface TravelBand {
  /** First departure tick at which this band is in force. */
  readonly from: number;
  /** Ticks from place i to place j at [i * places + j]. */
  readonly ticks: Int32Array;
}

export interface Window {
  /** Earliest and latest tick of the measured moment (see `Visit.measuredAt`). */
  readonly from: number;
  readonly to: number;
}

export interface Visit {
  readonly place: number;
  readonly duration: number;
  /** Ascending, each opening at or after the close of the one before, at least one. The start may never lie before
   * the first window opens. */
  readonly windows: readonly Window[];
  /** Whether a window's `to` limits the start or the end of the visit; `from` always limits the start. */
  readonly measuredAt: 'start' | 'end';
  /**
   * 'hard': the measured moment lies inside one window.
   * 'priced': lateness = max(0, moment - to) of the last window whose `from` is at or before the start, priced
   * by `Prices.lateness` and `Prices.highestLateness`.
   */
  readonly windowRule: 'hard' | 'priced';
  /** Bits of the skills needed; a shift qualifies if it holds all of them. At most 31 skills a word. */
  readonly skills: readonly number[];
  /** How many carers attend together, 1..n: all start at the same tick, all different carers, all or none. */
  readonly carers: number;
  /** Price of leaving the visit out, for each carer it needs; null = it must be served. */
  readonly unservedPrice: number | null;
  /** Carers who may not be sent. */
  readonly barred?: readonly number[];
  /** Price per carer sent (continuity, preference); a carer not listed costs `otherCarerPrice` (default 0). */
  readonly carerPrices?: readonly { readonly carer: number; readonly price: number }[];
  readonly otherCarerPrice?: number;
  /** Duration by carer where it differs from `duration` (a new carer takes longer). */
  readonly durationByCarer?: readonly { readonly carer: number; readonly duration: number }[];
  /**
   * Extra price per tick of distance from `wanted` start (both sides) beyond `free` ticks (default 0), once per visit;
   * absent = no wish.
   */
  readonly wanted?: { readonly start: number; readonly price: number; readonly free?: number };
  /** Quantity that counts against `Shift.capacity` (vehicle load, or minutes against a cap). Default 0. */
  readonly load?: number;
  /** Fixed by hand: these carers (at most as many as the visit needs), this start, or both. Hard whenever the visit
   * is served; whether it may be left out is still for `unservedPrice` to say. */
  readonly pinned?: { readonly carers?: readonly number[]; readonly start?: number };
  /** What the published plan says; moving away costs `Prices.changedCarer` / `changedStart`. */
  readonly published?: { readonly carers: readonly number[]; readonly start: number };
}

/** start(second) - start(first) in [min, max]. Visits joined by links with `together` are served all or none. */
export interface Link {
  readonly first: number;
  readonly second: number;
  readonly min: number;
  /** Infinity where there is no upper limit. */
  readonly max: number;
  /** The two must be served by different carers. */
  readonly differentCarers: boolean;
  /** Both are served or neither is; otherwise the gap binds only when both are served. */
  readonly together: boolean;
}

export interface Shift {
  readonly carer: number;
  readonly mode: number;
  readonly startPlace: number;
  readonly endPlace: number;
  /** Earliest departure from the start place and latest return to the end place. */
  readonly from: number;
  readonly to: number;
  readonly skills: readonly number[];
  /** Return after `to` at `price` a tick, by at most `max` ticks; absent = never. */
  readonly overtime?: { readonly price: number; readonly max: number };
  readonly breaks?: readonly Break[];
  /** Sum of visit loads this shift can take; absent = no limit. */
  readonly capacity?: number;
  /** Price of using the shift at all. Default 0. */
  readonly usePrice?: number;
  /** Whether this shift takes part in `Prices.highestIdle`. Default true; false where a carer has no set hours. */
  readonly idleCounts?: boolean;
  /** Multiplies the travel term of this shift (cost of a mode). Default 1. */
  readonly travelFactor?: number;
}

/**
 * A break of `duration` whose start lies in [earliest, latest], on a used shift (one with a visit), at any place,
 * between two visits, before the first or after the last. It belongs to a leg and the travel may be split around it:
 * a leg left at `free` that holds breaks starting s1 < s2 .. needs s1 >= free, each after the end of the one before,
 * and is over at the later of (arrival without break + all their durations) and the end of the last break.
 */
export interface Break {
  readonly duration: number;
  readonly earliest: number;
  readonly latest: number;
  /** Price of not taking it; null = it must be taken whenever the shift has a visit. */
  readonly missedPrice: number | null;
  /**
   * A missed break is charged even on a shift with no visit (some published problems count so). Such a shift may then
   * hold the break alone: it travels nowhere and its idle time is its length less the break.
   */
  readonly chargedWhenUnused?: boolean;
}

export interface CarerLimit {
  /** Longest sum of visit and nominal travel ticks over the carer's shifts in this problem (weekly hours left). */
  readonly maxWork?: number;
  /** Not before / not after, from the neighbouring days' daily rest: tightens every shift of the carer, overtime too. */
  readonly notBefore?: number;
  readonly notAfter?: number;
}

/** Weights of the terms of the total. A term with weight 0 is still reported. */
export interface Prices {
  /** Per unit of the travel price table (ticks where none is given). */
  readonly travel: number;
  /** Per tick of lateness, summed over carer-visits. */
  readonly lateness: number;
  /** Per tick of the highest lateness of any carer-visit. */
  readonly highestLateness: number;
  /** Per tick of slack of a leg: its visit's start less (arrival without break + durations of the leg's breaks); on
   * the way home the tick the leg is over stands for the start, so only waiting for a break counts. The first leg
   * counts as `departure` says. */
  readonly waiting: number;
  /** Per tick of the longest idle time of any shift: the slack of all its legs, the first one (left at `from`)
   * included, and the ticks left after the return; of an unused shift its whole length less the
   * breaks it holds. */
  readonly highestIdle: number;
  /** Once per carer-visit served by a carer other than the published ones. */
  readonly changedCarer: number;
  /** Per tick between published and planned start, beyond `changedStartFree` ticks, once per visit. */
  readonly changedStart: number;
  readonly changedStartFree: number;
  /**
   * 'latest': a carer leaves so as to arrive at the first stop exactly on its start (no waiting there).
   * 'shift-start': leaves when the shift starts and waits at the first stop.
   */
  readonly departure: 'latest' | 'shift-start';
}
