/** An immutable record of a change of state: who, when, what, why (MK13). Identifiers only, no personal data. */
export interface Event {
  /** Sorts by time within its subject. */
  readonly id: string;
  /** 'package/p-1', 'carer/c-9', 'plan/prov-1/2026-11-23'. */
  readonly subject: string;
  readonly at: string;
  readonly by: string;
  /** 'package-submitted', 'package-placed', 'plan-replanned', 'visit-pinned' ... */
  readonly type: string;
  /** One sentence in words a broker or coordinator would use. */
  readonly text: string;
  readonly data?: Readonly<Record<string, unknown>>;
}
