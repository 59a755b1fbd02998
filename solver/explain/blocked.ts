import type { Cost } from '../plan.ts';

/**
 * Why a carer is not sent to a visit: the first rule that stops them, and by how much. `by` is in ticks except where
 * said otherwise.
 */
export type Blocked =
  /** Words of skill bits that the shift does not hold. */
  | { readonly rule: 'skill'; readonly missing: readonly number[] }
  | { readonly rule: 'barred' }
  /** Every place at the visit is pinned to somebody else. */
  | { readonly rule: 'pinned' }
  /** A linked visit that needs different carers has this one. */
  | { readonly rule: 'link-same-carer'; readonly visit: number }
  /** With this carer the visit is too long for every window in which it must end, for the best one by this. */
  | { readonly rule: 'window'; readonly by: number }
  /** The start to which the visit is pinned misses its windows by this. */
  | { readonly rule: 'pinned-start'; readonly by: number }
  /** Linked visits leave no start in the windows: the nearest start they allow misses them, or the pin, by this. */
  | { readonly rule: 'link'; readonly by: number }
  /** In the unit of `Visit.load`. */
  | { readonly rule: 'capacity'; readonly by: number }
  /** Every leg to or from the visit is too long for the mode, the best place by this. */
  | { readonly rule: 'longest-leg'; readonly by: number }
  /** Even with nothing else to do the shift begins too late, or ends too early, by this. */
  | { readonly rule: 'shift-start'; readonly by: number }
  | { readonly rule: 'shift-end'; readonly by: number }
  | { readonly rule: 'max-work'; readonly by: number }
  /** The shift is full: its best gap, other visits slid as they may, is short by this; it lies before stop `position`. */
  | { readonly rule: 'no-gap'; readonly by: number; readonly position: number }
  /** The visits would leave a gap, and the break beside it makes it short by this (Infinity: the break has no place). */
  | { readonly rule: 'break'; readonly by: number; readonly position: number }
  /** This carer is free; a visit linked all-or-none is left out. */
  | { readonly rule: 'link-together'; readonly visit: number }
  /** This carer is free, but too few others are at any common start: the nearest is off by this (Infinity: nobody is). */
  | { readonly rule: 'partner'; readonly by: number }
  /** The visit fits here, and serving it would add more than leaving it out costs; `by` in price. */
  | { readonly rule: 'dearer-than-unserved'; readonly by: number; readonly change: Cost }
  /** Nothing stops it: the visit fits here at this change of the cost, and the search has not put it here. */
  | { readonly rule: 'none'; readonly change: Cost };

/** The verdict on one carer, on the shift that comes closest to taking the visit. */
export interface CarerVerdict {
  readonly carer: number;
  readonly shift: number;
  readonly blocked: Blocked;
}
