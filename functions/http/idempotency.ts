/**
 * Idempotency-Key: the same key and request from the same caller get the same answer; another request with that key is
 * refused (422), and one that arrives while the first still runs is refused (409). An answer that is not a success frees
 * the key, so that a corrected request may use it.
 */
import { createMiddleware } from 'hono/factory';
import { inUse, keyedRequest, replayed, reused } from './keyed-request.ts';
import type { RequestEnvironment } from './served.ts';

const KEPT_HEADERS = ['content-type', 'location', 'etag'] as const;

export const idempotent = createMiddleware<RequestEnvironment>(async (c, next) => {
  const { scope, key, fingerprint } = await keyedRequest(c);
  const { idempotency } = c.var.served;
  const claim = await idempotency.claim(scope, key, fingerprint);
  if (claim.kind === 'running') throw inUse(key);
  if (claim.kind === 'other-request') throw reused(key);
  if (claim.kind === 'answered') return replayed(claim.answer);
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
