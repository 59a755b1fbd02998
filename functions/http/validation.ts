/**
 * A request against its operation's schemas: path, query, headers and JSON body, each refused by field, value and rule.
 * Our own few lines, because the package that would do it pulls every language of zod's messages into each bundle.
 */
import type { RouteConfig } from '@hono/zod-openapi';
import { createMiddleware } from 'hono/factory';
import * as z from 'zod';
import { Fault, headerFault, type LocatedProblem, type Place } from './fault.ts';
import { ruleOf } from './rule-text.ts';
import type { RequestContext, RequestEnvironment } from './served.ts';

type Request = NonNullable<RouteConfig['request']>;
type Target = Parameters<RequestContext['req']['addValidatedData']>[0];

/** Parses what the operation declares; handlers read it by `c.req.valid`. */
export function validated({ request = {}, security }: RouteConfig) {
  // Whoever passes on a link that opens without a token may have added to it: a mail programme, a calendar.
  const isLink = security?.length === 0;
  return createMiddleware<RequestEnvironment>(async (c, next) => {
    if (!isLink) refuseStrangeQuery(c, request.query);
    await validate(c, request);
    await next();
  });
}

/** A misspelt filter would answer with what was not asked for. @throws Fault naming each parameter. */
function refuseStrangeQuery(c: RequestContext, schema: unknown): void {
  const known = schema instanceof z.ZodObject ? Object.keys(schema.shape) : [];
  const given = Object.entries(c.req.queries());
  const problems = given.flatMap(([field, values]): LocatedProblem[] => {
    if (!known.includes(field)) {
      const there = known.length === 0 ? 'this takes no parameters' : `the parameters here are ${known.join(', ')}`;
      return [{ in: 'query', field, value: values[0], rule: `must not be given: ${there}` }];
    }
    return values.length === 1 ? [] : [{ in: 'query', field, value: values, rule: 'must be given once' }];
  });
  if (problems.length > 0) throw new Fault('invalid-input', problems);
}

async function validate(c: RequestContext, { params, query, headers, body }: Request): Promise<void> {
  accept(c, 'param', 'path', params, () => c.req.param());
  accept(c, 'query', 'query', query, () => c.req.query());
  accept(c, 'header', 'header', headers, () => c.req.header());
  if (body === undefined) return;
  const received = await jsonBody(c, Object.keys(body.content));
  const [content] = Object.values(body.content);
  accept(c, 'json', 'body', content !== undefined && 'schema' in content && content.schema, () => received);
}

function accept(c: RequestContext, target: Target, place: Place, schema: unknown, received: () => unknown): void {
  if (!(schema instanceof z.ZodType)) return;
  const value = received();
  const result = schema.safeParse(value);
  if (!result.success) throw new Fault('invalid-input', fieldProblems(result.error.issues, value, place));
  c.req.addValidatedData(target, result.data as object);
}

async function jsonBody(c: RequestContext, mediaTypes: readonly string[]): Promise<unknown> {
  const given = c.req.header('content-type');
  const mediaType = given?.split(';')[0]?.trim().toLowerCase();
  if (mediaType === undefined || !mediaTypes.includes(mediaType)) {
    throw headerFault('unsupported-media-type', 'Content-Type', given, `must be ${mediaTypes.join(' or ')}`);
  }
  const text = await c.req.text();
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    const rule = `must be well-formed JSON (${error instanceof Error ? error.message : 'unreadable'})`;
    throw new Fault('malformed-json', [{ in: 'body', field: '', value: text.slice(0, 200), rule }], `the body ${rule}`);
  }
}

/** One problem a field: an unknown field is a problem of that field, not of the object around it. */
function fieldProblems(issues: readonly z.core.$ZodIssue[], received: unknown, place: Place): LocatedProblem[] {
  return issues.flatMap((issue) => {
    if (issue.code !== 'unrecognized_keys') return [problemAt(issue.path, ruleOf(issue), received, place)];
    return issue.keys.map((key) =>
      problemAt([...issue.path, key], 'must not be given: there is no such field here', received, place),
    );
  });
}

function problemAt(path: readonly PropertyKey[], rule: string, received: unknown, place: Place): LocatedProblem {
  const field = place === 'body' ? jsonPointer(path) : path.map(String).join('.');
  return { in: place, field, value: valueAt(path, received), rule };
}

/** RFC 6901. */
function jsonPointer(path: readonly PropertyKey[]): string {
  return path.map((step) => `/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}

/** null when absent: a problem document always shows a value. */
function valueAt(path: readonly PropertyKey[], received: unknown): unknown {
  let value = received;
  for (const step of path) {
    if (typeof value !== 'object' || value === null) return null;
    value = (value as Record<PropertyKey, unknown>)[step];
  }
  return value ?? null;
}
