import type { Location } from './place.ts';

/** What a person needs of whoever comes, beside the skills of each visit. */
export interface Needs {
  /** Gender of carer. */
  readonly gender?: { readonly carer: 'female' | 'male'; readonly strength: 'required' | 'preferred' };
  /** ISO 639-1 code. */
  readonly language?: { readonly code: string; readonly strength: 'required' | 'preferred' };
  /** Carers not to be sent ("do not send"), and carers the person asks for. */
  readonly barredCarers: readonly string[];
  readonly preferredCarers: readonly string[];
  /** Carers with one of these are not sent: 'dog', 'cat', 'smoking'. Matched against `Carer.avoids`. */
  readonly household: readonly string[];
}

export interface Client {
  /** The council's reference (SSRef); the only name of a person that leaves this record. */
  readonly ref: string;
  readonly initials: string;
  readonly location: Location;
  /** Normalised, with its space: "BL9 0AA". */
  readonly postcode: string;
  /** Minutes to park, walk up and get in, before each visit. */
  readonly accessMinutes: number;
  readonly needs: Needs;
}
