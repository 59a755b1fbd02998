/** An operation: its place, who may, what it takes and answers. Described in the OpenAPI document, served by `serve`. */
import type { RouteConfig } from '@hono/zod-openapi';

/** Keeps the exact type, from which `serve` knows what a request holds. */
export function operation<R extends RouteConfig>(config: R): R {
  return config;
}
