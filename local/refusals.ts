/**
 * What the gateway answers itself, before any function is called: problem documents (RFC 9457) like those of the
 * functions. API Gateway's own answers say less, and an HTTP API cannot be told to say more: see docs/operations.md.
 */
import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';

const REFUSALS = {
  'invalid-input': { status: 400, title: 'The request breaks a rule' },
  unauthenticated: { status: 401, title: 'A token with a role is needed' },
  'not-found': { status: 404, title: 'There is no such thing' },
  'too-large': { status: 413, title: 'The body is too large' },
  internal: { status: 500, title: 'Something went wrong on our side' },
} as const;

export type Refusal = keyof typeof REFUSALS;

/** A caller's own correlation id is given back; else the answer makes one. */
export function refuse(request: IncomingMessage, response: ServerResponse, type: Refusal, detail: string): void {
  const { status, title } = REFUSALS[type];
  const given = request.headers['x-correlation-id'];
  const correlationId = typeof given === 'string' && /^[A-Za-z0-9._:-]{1,128}$/.test(given) ? given : randomUUID();
  const instance = (request.url ?? '/').split('?')[0];
  if (type === 'unauthenticated') response.setHeader('www-authenticate', 'Bearer');
  response.writeHead(status, { 'content-type': 'application/problem+json', 'x-correlation-id': correlationId });
  response.end(JSON.stringify({ type: `urn:rounds:problem:${type}`, title, status, detail, instance, correlationId }));
}
