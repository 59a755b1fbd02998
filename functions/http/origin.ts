import type { RequestContext } from './served.ts';

/** The address by which the caller reached us; the gateway says by which scheme. */
export function originOf(c: RequestContext): string {
  const { host } = new URL(c.req.url);
  return `${c.req.header('x-forwarded-proto') ?? 'https'}://${host}`;
}
