/** What happened to a plan. Visits, carers and ticks are those of the problem; the visit's new wishes are in it already. */
export type Change =
  /** The carer does nothing that would end after `from`; absent = is not there at all. */
  | { readonly kind: 'carer-away'; readonly carer: number; readonly from?: number }
  /** The visit has another window, duration or need than the plan served. */
  | { readonly kind: 'visit-moved'; readonly visit: number }
  | { readonly kind: 'visit-added'; readonly visit: number }
  /** Several at once, weighed against each other: a package, or what an earlier change took out of the plan. */
  | { readonly kind: 'visits-added'; readonly visits: readonly number[] }
  | { readonly kind: 'visit-cancelled'; readonly visit: number };

/** The change names something that the problem does not have. */
export class ChangeError extends Error {
  override name = 'ChangeError';
}
