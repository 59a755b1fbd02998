/**
 * Identifiers that follow from the Idempotency-Key: a request that died after storing and is sent again meets what it
 * stored (VersionConflict) instead of storing it twice.
 */
import { createHash } from 'node:crypto';
import type { Ids } from '../../planning/ports.ts';
import type { RequestContext } from './served.ts';

/** Fresh ids as ever, but for `prefix` the one id of this caller's key. */
export function keyedIds(c: RequestContext, prefix: string): Ids {
  const { ids } = c.var.served.ports;
  const key = [c.var.caller.role, c.var.caller.subject, c.req.path, c.req.header('idempotency-key') ?? ''].join('\n');
  const print = createHash('sha256').update(key).digest('hex').slice(0, 26);
  return { fresh: (asked) => (asked === prefix ? `${prefix}_${print}` : ids.fresh(asked)) };
}
