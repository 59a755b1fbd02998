/** Zod's issues as field problems: JSON pointer, the value as received, the rule. */
import type { Hook } from '@hono/zod-openapi';
import type { z } from 'zod';
import { Fault, type LocatedProblem, type Place } from './fault.ts';
import type { RequestEnvironment } from './served.ts';

const places: Readonly<Record<string, Place>> = { json: 'body', query: 'query', param: 'path', header: 'header' };

/** Refuses what a schema refuses; the hook of every app. */
export const refuseInvalid: Hook<unknown, RequestEnvironment, string, void> = (result) => {
  if (result.success) return;
  const received = 'data' in result ? result.data : undefined;
  throw new Fault('invalid-input', fieldProblems(result.error.issues, received, places[result.target] ?? 'body'));
};

/** One problem a field: an unknown field is a problem of that field, not of the object around it. */
export function fieldProblems(issues: readonly z.core.$ZodIssue[], received: unknown, place: Place): LocatedProblem[] {
  return issues.flatMap((issue) => {
    if (issue.code !== 'unrecognized_keys') return [problemAt(issue.path, issue.message, received, place)];
    return issue.keys.map((key) => problemAt([...issue.path, key], 'is not a field here', received, place));
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
