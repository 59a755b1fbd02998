/** What an Idempotency-Key makes of a request, and the answers that it alone can lead to. */
import { createHash } from 'node:crypto';
import type { KeptAnswer } from '../../planning/ports.ts';
import { type Fault, headerFault } from './fault.ts';
import type { RequestContext } from './served.ts';

const KEY = /^[\x21-\x7e]{1,200}$/;

export type KeyedRequest = Pick<KeptAnswer, 'scope' | 'key' | 'fingerprint'>;

/** @throws Fault invalid-input without a key, or with one that is none. */
export async function keyedRequest(c: RequestContext): Promise<KeyedRequest> {
  const key = c.req.header('idempotency-key');
  if (key === undefined || !KEY.test(key)) {
    throw headerFault(
      'invalid-input',
      'Idempotency-Key',
      key,
      'must be 1 to 200 visible characters, new for each thing',
    );
  }
  const { role, subject } = c.var.caller;
  const print = createHash('sha256').update(`${c.req.method} ${c.req.path}\n${await c.req.text()}`);
  return { scope: `${role}/${subject}`, key, fingerprint: print.digest('base64url') };
}

export function inUse(key: string): Fault {
  return headerFault('idempotency-key-in-use', 'Idempotency-Key', key, 'must wait for the first request to end');
}

export function reused(key: string): Fault {
  return headerFault('idempotency-key-reused', 'Idempotency-Key', key, 'must be new for another request');
}

export function replayed({ body, status, headers }: Pick<KeptAnswer, 'status' | 'headers' | 'body'>): Response {
  return new Response(body, { status, headers: { ...headers, 'idempotency-replayed': 'true' } });
}
