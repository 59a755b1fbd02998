/**
 * Errors to RFC 9457 problem documents: the only file that knows which error is which status.
 * Types are URNs, stable over hosts and versions; `errors` name the field, the value as received and the rule.
 */
import {
  type BrokenRule,
  type FieldProblem,
  InvalidInput,
  MadeByAnotherRequest,
  NotAllowedNow,
  NotFound,
  PlanRejected,
  VersionConflict,
} from '../../planning/errors.ts';
import { Fault, type LocatedProblem, type Place } from './fault.ts';
import { reused } from './keyed-request.ts';
import type { RequestContext } from './served.ts';

/** Every problem type of the API: its status and its title. */
export const problemTypes = {
  'invalid-input': { status: 400, title: 'The request breaks a rule' },
  'malformed-json': { status: 400, title: 'The body is not JSON' },
  unauthenticated: { status: 401, title: 'A token with a role is needed' },
  forbidden: { status: 403, title: 'This role may not do that' },
  'not-found': { status: 404, title: 'There is no such thing' },
  'not-acceptable': { status: 406, title: 'None of the formats asked for is served' },
  'not-allowed-now': { status: 409, title: 'Not possible in its present state' },
  'rounds-cannot-hold': { status: 409, title: 'The rounds cannot hold it: nothing is changed' },
  'idempotency-key-in-use': { status: 409, title: 'The first request with this key is still running' },
  'link-expired': { status: 410, title: 'This link has expired' },
  'version-conflict': { status: 412, title: 'Somebody else changed it first' },
  'unsupported-media-type': { status: 415, title: 'The body has another media type' },
  'idempotency-key-reused': { status: 422, title: 'This key was used with another request' },
  'plan-rejected': { status: 422, title: 'No allowed plan has that' },
  'precondition-required': { status: 428, title: 'Say which version you read' },
  internal: { status: 500, title: 'Something went wrong on our side' },
} as const;

export type ProblemType = keyof typeof problemTypes;

interface Answerable {
  readonly type: ProblemType;
  readonly detail: string;
  readonly errors: readonly LocatedProblem[];
}

/** The URN of a problem type: never changes once published. */
function problemUrn(type: ProblemType): string {
  return `urn:rounds:problem:${type}`;
}

/** The problem document that answers an error, logged when it is not the caller's doing. */
export function answerProblem(error: unknown, c: RequestContext): Response {
  const answerable = answerableOf(error, c);
  if (answerable.type === 'internal') logUnexpected(error, c);
  const { status, title } = problemTypes[answerable.type];
  const document = {
    type: problemUrn(answerable.type),
    title,
    status,
    detail: answerable.detail,
    instance: c.req.path,
    correlationId: c.var.correlationId,
    ...(answerable.errors.length > 0 && { errors: answerable.errors }),
    ...(error instanceof Fault && error.extension),
  };
  const headers = { 'content-type': 'application/problem+json', 'x-correlation-id': c.var.correlationId };
  return new Response(JSON.stringify(document), { status, headers });
}

function answerableOf(error: unknown, c: RequestContext): Answerable {
  if (error instanceof Fault) return { type: error.kind, detail: error.message, errors: error.problems };
  if (error instanceof InvalidInput) {
    const errors = error.problems.map((problem) => located(problem, c));
    return { type: 'invalid-input', detail: errors.map((e) => `${e.field}: ${e.rule}`).join('; '), errors };
  }
  if (error instanceof NotFound) {
    const errors = [{ ...namedBy(error, c), rule: 'must exist and be yours to see' }];
    return { type: 'not-found', detail: error.message, errors };
  }
  if (error instanceof VersionConflict) return { type: 'version-conflict', detail: error.message, errors: [] };
  if (error instanceof MadeByAnotherRequest) return answerableOf(reused(c.req.header('idempotency-key') ?? ''), c);
  if (error instanceof NotAllowedNow) return { type: 'not-allowed-now', detail: error.message, errors: [] };
  if (error instanceof PlanRejected) {
    if (isAnothers(error, c)) return { type: 'plan-rejected', detail: ANOTHERS_PLAN, errors: [] };
    const errors = error.broken.map(brokenRule);
    return { type: 'plan-rejected', detail: error.message, errors };
  }
  return { type: 'internal', detail: 'The failure is logged under the correlation id.', errors: [] };
}

const ANOTHERS_PLAN = 'It would make a day that is not yours break a rule: nothing is stored. Ask brokerage.';

/** Of a package that passes from one provider to the next a change is one of both; neither reads of the other's carers. */
function isAnothers({ providerId }: PlanRejected, c: RequestContext): boolean {
  const { caller } = c.var;
  return caller?.role === 'provider' && caller.providerId !== providerId;
}

/**
 * What in the request named what is not there, as received: the body's field, the parameter that is known to, or the one
 * of the path or the query with that value. What a link hides is told at the link; a path that is no route's has none.
 */
function namedBy({ field, what, id }: NotFound, c: RequestContext): Named {
  if (field?.startsWith('/')) return { in: 'body', field, value: id };
  const inPath = parametersOf('path', c.req.param());
  const all = [...inPath, ...parametersOf('query', c.req.query())];
  const found = all.find((one) => (field === undefined ? one.value === id : one.field === field));
  return found ?? (inPath.length === 1 ? inPath[0]! : { in: 'path', field: what, value: id });
}

type Named = Pick<LocatedProblem, 'in' | 'field' | 'value'>;

function parametersOf(place: Place, parameters: Readonly<Record<string, string>>): Named[] {
  return Object.entries(parameters).map(([field, value]) => ({ in: place, field, value }));
}

/** A use case knows its input by JSON pointers into a body; a GET has none, and asks by parameters of the query. */
function located(problem: FieldProblem, c: RequestContext): LocatedProblem {
  if (c.req.method !== 'GET') return { in: 'body', ...problem };
  return { in: 'query', ...problem, field: problem.field.slice(1) };
}

/** Where no field of the body asked for it, what breaks the rule is an identifier of ours. */
function brokenRule({ rule, about, asked, text }: BrokenRule): LocatedProblem {
  return { in: 'body', ...(asked ?? { field: rule, value: about ?? null }), rule: text };
}

/** Names the error and where it happened; never the body, which is about a person. */
function logUnexpected(error: unknown, c: RequestContext): void {
  c.var.served.logger.error('request failed', {
    correlationId: c.var.correlationId,
    method: c.req.method,
    error: error instanceof Error ? { name: error.name, message: error.message, stack: error.stack } : String(error),
  });
}
