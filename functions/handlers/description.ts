/** The API described: the OpenAPI document and the page made from it. */
import { localDateOf } from '../../domain/time.ts';
import type { ApiDocument } from '../docs/document.ts';
import { apiPage } from '../docs/page.ts';
import type { App } from '../http/app.ts';
import { originOf } from '../http/origin.ts';

export function serveDescription(app: App): void {
  // Whoever opens the bare address in a browser. It has no route of its own: the one for all else leads here.
  app.get('/', (c) => c.redirect('/docs'));
  app.get('/openapi.json', async (c) =>
    c.body(JSON.stringify(await document()), 200, { 'content-type': 'application/json' }),
  );
  app.get('/docs', async (c) => {
    // The generator's own type allows forms of a document that ours never has.
    const page = apiPage(
      (await document()) as unknown as ApiDocument,
      originOf(c),
      localDateOf(c.var.served.ports.clock.now()),
    );
    c.header('content-security-policy', "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'");
    return c.html(page);
  });
}

/** Loaded when first asked for: the generator is half of this entry's weight and serves no other request. */
async function document() {
  const { openApiDocument } = await import('../docs/openapi.ts');
  return openApiDocument();
}
