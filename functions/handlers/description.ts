/** The API described: the OpenAPI document and the page made from it. */
import type { ApiDocument } from '../docs/document.ts';
import { openApiDocument } from '../docs/openapi.ts';
import { apiPage } from '../docs/page.ts';
import type { App } from '../http/app.ts';
import { originOf } from '../http/origin.ts';

export function serveDescription(app: App): void {
  app.get('/openapi.json', (c) =>
    c.body(JSON.stringify(openApiDocument()), 200, { 'content-type': 'application/json' }),
  );
  app.get('/docs', (c) => {
    // The generator's own type allows forms of a document that ours never has.
    const page = apiPage(openApiDocument() as unknown as ApiDocument, originOf(c));
    c.header('content-security-policy', "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'");
    return c.html(page);
  });
}
