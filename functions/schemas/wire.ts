/** Between what zod infers and the domain's shapes: optional fields that are absent, never `undefined`; lists read-only. */
import type * as z from 'zod';

/** JSON has no `undefined`: a parsed optional field is there or it is not. */
type Parsed<T> = T extends object ? { readonly [K in keyof T]: Parsed<Exclude<T[K], undefined>> } : T;

/** A parsed body as the domain writes it. */
export function parsed<T>(body: T): Parsed<T> {
  return body as Parsed<T>;
}

/** What an answer of this schema may be built from. */
export type Wire<S extends z.ZodType> = ReadOnly<z.input<S>>;

type ReadOnly<T> = T extends readonly (infer E)[]
  ? readonly ReadOnly<E>[]
  : T extends object
    ? { readonly [K in keyof T]: ReadOnly<T[K]> }
    : T;
