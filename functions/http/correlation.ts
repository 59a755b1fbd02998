/** The correlation id: taken from the caller when well-formed, else fresh; given back and passed on to queues and logs. */
import { randomUUID } from 'node:crypto';
import { createMiddleware } from 'hono/factory';
import type { RequestEnvironment } from './served.ts';

const WELL_FORMED = /^[A-Za-z0-9._:-]{1,128}$/;

export const correlated = createMiddleware<RequestEnvironment>(async (c, next) => {
  const given = c.req.header('x-correlation-id');
  const id = given !== undefined && WELL_FORMED.test(given) ? given : randomUUID();
  c.set('correlationId', id);
  await next();
  c.res.headers.set('x-correlation-id', id);
});
