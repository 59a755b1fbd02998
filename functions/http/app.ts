/** An HTTP app as every entry serves it: correlated, validated, its errors answered as problem documents. */
import { OpenAPIHono, type RouteConfig, type RouteHandler } from '@hono/zod-openapi';
import { NotFound } from '../../planning/errors.ts';
import { correlated } from './correlation.ts';
import { answerProblem } from './problem.ts';
import type { RequestEnvironment, Served } from './served.ts';
import { refuseInvalid } from './validation.ts';

export type App = OpenAPIHono<RequestEnvironment>;

export function makeApp(served: Served): App {
  const app: App = new OpenAPIHono<RequestEnvironment>({ defaultHook: refuseInvalid });
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

/** Serves an operation. Answers may be in several media types, so their shape is held by the tests, not by this type. */
export function serve<R extends RouteConfig>(
  app: App,
  operation: R,
  answer: (c: RequestOf<R>) => Response | Promise<Response>,
): void {
  app.openapi(operation, answer as unknown as RouteHandler<R, RequestEnvironment>);
}
