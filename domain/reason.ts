/**
 * A coded reason: why a provider was passed over, a visit left out, a carer not sent.
 * `text` is a sentence for a broker or coordinator; `numbers` are the figures in it, in the unit their key names.
 */
export interface Reason {
  readonly code: ReasonCode;
  readonly text: string;
  readonly numbers?: Readonly<Record<string, number>>;
  /** What it is about, by identifier only: a visit, a pattern, a carer, a skill code. */
  readonly about?: string;
}

/** Reasons one after the other; what two begin with alike ("Visit tea on Mondays: ") is said once. */
export function inOneBreath(reasons: readonly Pick<Reason, 'text'>[]): string {
  const leads = reasons.map(({ text }) => text.slice(0, text.indexOf(': ') + 2));
  return reasons
    .map(({ text }, i) =>
      i > 0 && leads[i]!.length > 2 && leads[i] === leads[i - 1] ? text.slice(leads[i]!.length) : text,
    )
    .join(' ');
}

/** What somebody wrote, closed as a sentence, so that another can follow it. */
export function sentence(text: string): string {
  const trimmed = text.trim();
  return /[.!?]$|^$/.test(trimmed) ? trimmed : `${trimmed}.`;
}

export type ReasonCode =
  | 'skill'
  | 'gender'
  | 'language'
  | 'household'
  | 'barred'
  | 'not-cleared'
  | 'hours'
  | 'window'
  | 'capacity'
  | 'double-up'
  | 'working-time'
  | 'longest-leg'
  | 'travel'
  | 'min-gap'
  /** To somebody else. */
  | 'pinned'
  | 'not-due'
  | 'need-type'
  | 'rating'
  | 'suspended'
  | 'restricted'
  | 'ceased'
  | 'cap'
  | 'volume'
  | 'refused'
  | 'handed-back'
  | 'lapsed'
  | 'no-provider'
  /** Of a package that ends before it could be served. */
  | 'over';
