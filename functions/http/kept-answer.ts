/**
 * Idempotency-Key where the use case stores the answer in the very transaction of what it answers for: nothing is
 * claimed before and nothing is written after, and at no moment is the one stored without the other. A second request
 * with the key finds it taken when it commits, and is then answered as the first was.
 */
import { createMiddleware } from 'hono/factory';
import type { KeptAnswer, Write } from '../../planning/ports.ts';
import { inUse, keyedRequest, replayed, reused } from './keyed-request.ts';
import type { RequestContext, RequestEnvironment } from './served.ts';

/** Fingerprints of the requests that this process is working on, by scope and key. */
const running = new Map<string, string>();

export const idempotentInCommit = createMiddleware<RequestEnvironment>(async (c, next) => {
  const keyed = await keyedRequest(c);
  const { scope, key, fingerprint } = keyed;
  const name = `${scope} ${key}`;
  const first = running.get(name);
  if (first !== undefined) throw first === fingerprint ? inUse(key) : reused(key);
  c.set('keyed', keyed);
  running.set(name, fingerprint);
  try {
    await next();
  } finally {
    running.delete(name);
  }
  if (c.res.ok) return;
  // It was not accepted now; if it was before, that answer holds, whatever is wrong with it today.
  const known = await c.var.served.idempotency.known(scope, key, fingerprint);
  if (known.kind === 'running') throw inUse(key);
  if (known.kind === 'other-request') throw reused(key);
  if (known.kind === 'unknown') return;
  c.res = undefined;
  c.res = replayed(known.answer);
});

/** Whether nothing is remembered of the request's key. */
export async function isForgotten(c: RequestContext): Promise<boolean> {
  const { scope, key, fingerprint } = c.var.keyed;
  return (await c.var.served.idempotency.known(scope, key, fingerprint)).kind === 'unknown';
}

/** `alongside` goes into the use case's commit; `answer`, once that has happened, is what was stored. */
export function keepWith<T>(
  c: RequestContext,
  answerOf: (stored: T) => Pick<KeptAnswer, 'status' | 'headers' | 'body'>,
) {
  let kept: KeptAnswer | undefined;
  return {
    alongside(stored: T): readonly Write[] {
      kept = { ...c.var.keyed, ...answerOf(stored), at: c.var.served.ports.clock.now() };
      return [{ kind: 'answer', value: kept }];
    },
    answer(): Response {
      if (kept === undefined) throw new Error('the use case stored nothing alongside');
      return new Response(kept.body, { status: kept.status, headers: kept.headers });
    },
  };
}
