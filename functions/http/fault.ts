/** Faults of the HTTP edge itself: what a request can get wrong before any use case is asked. */
import type { FieldProblem } from '../../planning/errors.ts';

export type Place = 'body' | 'query' | 'path' | 'header';

/** A field problem and where in the request the field is. */
export interface LocatedProblem extends FieldProblem {
  readonly in: Place;
}

export type FaultKind =
  | 'invalid-input'
  | 'malformed-json'
  | 'unsupported-media-type'
  | 'not-acceptable'
  | 'unauthenticated'
  | 'forbidden'
  | 'precondition-required'
  | 'version-conflict'
  | 'idempotency-key-reused'
  | 'idempotency-key-in-use'
  | 'link-expired'
  | 'rounds-cannot-hold';

/** Refused at the edge; `problems` name field, value and rule, `extension` is what else its problem document tells. */
export class Fault extends Error {
  override readonly name = 'Fault';
  readonly kind: FaultKind;
  readonly problems: readonly LocatedProblem[];
  readonly extension: Readonly<Record<string, unknown>>;
  constructor(
    kind: FaultKind,
    problems: readonly LocatedProblem[] = [],
    detail?: string,
    extension: Readonly<Record<string, unknown>> = {},
  ) {
    super(detail ?? problems.map((p) => `${p.field || 'the body'}: ${p.rule}`).join('; '));
    this.kind = kind;
    this.problems = problems;
    this.extension = extension;
  }
}

/** A fault of one header. */
export function headerFault(kind: FaultKind, field: string, value: unknown, rule: string): Fault {
  return new Fault(kind, [{ in: 'header', field, value: value ?? null, rule }]);
}
