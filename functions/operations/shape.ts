/** The recurring parts of an operation's definition: bodies, answers, problems and headers. */
import * as z from 'zod';
import { type ProblemType, problemTypes } from '../http/problem.ts';
import { IdField } from '../schemas/identifier.ts';
import { ProblemSchema } from '../schemas/problem.ts';

export function jsonBody<S extends z.ZodType>(schema: S) {
  return { required: true, content: { 'application/json': { schema } } } as const;
}

const etagHeader = { ETag: { description: 'The version, for If-Match.', schema: { type: 'string' as const } } };
const locationHeader = { Location: { description: 'Where it is.', schema: { type: 'string' as const } } };

/** An answer without a version. */
export function answer<S extends z.ZodType>(schema: S, description: string) {
  return { description, content: { 'application/json': { schema } } };
}

/** An answer whose ETag is its version. */
export function versioned<S extends z.ZodType>(schema: S, description: string) {
  return { ...answer(schema, description), headers: etagHeader };
}

/** A new thing: its version and its place. */
export function created<S extends z.ZodType>(schema: S, description: string) {
  return { ...answer(schema, description), headers: { ...etagHeader, ...locationHeader } };
}

/** Problems of every request with a body, with an Idempotency-Key, and with an If-Match. */
export const ofBody = ['malformed-json', 'unsupported-media-type'] as const;
export const ofKey = ['idempotency-key-in-use', 'idempotency-key-reused'] as const;
export const ofVersion = ['version-conflict', 'precondition-required'] as const;

/** Problem answers by status; each says which types it may be. */
export function problems(...types: readonly ProblemType[]) {
  const everywhere: readonly ProblemType[] = ['invalid-input', 'unauthenticated', 'forbidden', 'internal'];
  const byStatus = new Map<number, string[]>();
  for (const type of [...everywhere, ...types]) {
    const { status } = problemTypes[type];
    byStatus.set(status, [...(byStatus.get(status) ?? []), type]);
  }
  const content = { 'application/problem+json': { schema: ProblemSchema } };
  return Object.fromEntries(
    [...byStatus].map(([status, names]) => [status, { description: names.map(titled).join('; '), content }]),
  );
}

function titled(name: string): string {
  return `${name}: ${problemTypes[name as ProblemType].title}`;
}

export const idempotencyKeyHeader = z.object({
  'idempotency-key': z.string().meta({
    description:
      'New for each thing you create. The same key and request give the same answer for a day. Another request with the ' +
      'key is refused (422), a package and a suspension also after that day.',
    example: '7f0c1f1e-9a54-4b7e-8f43-0d2c9b1f2a10',
  }),
});

export const ifMatchHeader = z.object({
  'if-match': z
    .string()
    .optional()
    .meta({ description: 'The ETag that you read; required (428), and the current one (412).', example: '"3"' }),
});

export const putHeaders = z.object({
  'if-match': z.string().optional().meta({ description: 'To change: the ETag that you read.', example: '"3"' }),
  'if-none-match': z.string().optional().meta({ description: 'To create: `*`.' }),
});

export const idPath = z.object({ id: IdField });
export const providerPath = z.object({ id: IdField.meta({ description: "The provider's id.", example: 'prov-1' }) });
