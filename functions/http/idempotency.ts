/**
 * Idempotency-Key: the same key and request from the same caller get the same answer; another request with that key is
 * refused (422), and one that arrives while the first still runs is refused (409). An answer that is not a success frees
 * the key, so that a corrected request may use it.
 */
import { createHash } from 'node:crypto';
import { createMiddleware } from 'hono/factory';
import { headerFault } from './fault.ts';
import type { RequestEnvironment } from './served.ts';

const KEY = /^[\x21-\x7e]{1,200}$/;
const KEPT_HEADERS = ['content-type', 'location', 'etag'] as const;

export const idempotent = createMiddleware<RequestEnvironment>(async (c, next) => {
  const key = c.req.header('idempotency-key');
  if (key === undefined || !KEY.test(key)) {
    throw headerFault(
      'invalid-input',
      'Idempotency-Key',
      key,
      'must be 1 to 200 visible characters, new for each thing',
    );
  }
  const scope = `${c.var.caller.role}/${c.var.caller.subject}`;
  const { idempotency } = c.var.served;
  const fingerprint = fingerprintOf(c.req.method, c.req.path, await c.req.text());
  const claim = await idempotency.claim(scope, key, fingerprint);
  if (claim.kind === 'running') {
    throw headerFault('idempotency-key-in-use', 'Idempotency-Key', key, 'must wait for the first request to end');
  }
  if (claim.kind === 'other-request') {
    throw headerFault('idempotency-key-reused', 'Idempotency-Key', key, 'must be new for another request');
  }
  if (claim.kind === 'answered') {
    return new Response(claim.answer.body, {
      status: claim.answer.status,
      headers: { ...claim.answer.headers, 'idempotency-replayed': 'true' },
    });
  }
  await next();
  if (!c.res.ok) return idempotency.release(scope, key);
  const headers = Object.fromEntries(
    KEPT_HEADERS.flatMap((name) => {
      const value = c.res.headers.get(name);
      return value === null ? [] : [[name, value]];
    }),
  );
  await idempotency.answer(scope, key, { status: c.res.status, headers, body: await c.res.clone().text() });
});

function fingerprintOf(method: string, path: string, body: string): string {
  return createHash('sha256').update(`${method} ${path}\n${body}`).digest('base64url');
}
