/** An HTTP app as every entry serves it: correlated, validated, its errors answered as problem documents. */
import type { RouteConfig, RouteHandler } from '@hono/zod-openapi';
import { Hono, type MiddlewareHandler } from 'hono';
import { NotFound } from '../../planning/errors.ts';
import { correlated } from './correlation.ts';
import { answerProblem } from './problem.ts';
import type { RequestContext, RequestEnvironment, Served } from './served.ts';
import { validated } from './validation.ts';

export type App = Hono<RequestEnvironment>;

export function makeApp(served: Served): App {
  const app: App = new Hono<RequestEnvironment>();
  app.use('*', async (c, next) => {
    c.set('served', served);
    await next();
  });
  app.use('*', correlated);
  app.onError((error, c) => answerProblem(error, c));
  app.notFound((c) => answerProblem(new NotFound('route', `${c.req.method} ${c.req.path}`), c));
  return app;
}

type RequestOf<R extends RouteConfig> = Parameters<RouteHandler<R, RequestEnvironment>>[0];

/**
 * Serves an operation: who may is asked first, then the request is validated, then answered. Answers come in several
 * media types, so their shape is held by the tests, not by this type.
 */
export function serve<R extends RouteConfig>(
  app: App,
  operation: R,
  answer: (c: RequestOf<R>) => Response | Promise<Response>,
): void {
  const path = operation.path.replaceAll(/\{(\w+)\}/g, ':$1');
  const before = [operation.middleware ?? []].flat() as MiddlewareHandler<RequestEnvironment>[];
  // Validation has put there what the operation's type says: hono's context cannot know it before.
  const answered = (c: RequestContext) => answer(c as unknown as RequestOf<R>);
  app.on([operation.method], [path], ...before, validated(operation), answered);
}
