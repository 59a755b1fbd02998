import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import type { ApiDocument } from '../../functions/docs/document.ts';
import { exampleOf } from '../../functions/docs/example.ts';
import { openApiDocument } from '../../functions/docs/openapi.ts';
import { operations } from '../../functions/operations/all.ts';
import { routes } from '../../functions/routes.ts';
import { aGateway } from './a-gateway.ts';

const document = openApiDocument() as unknown as ApiDocument;
const described = operations.map((operation) => [operation.operationId!, operation] as const);

describe('the OpenAPI document', () => {
  it('describes every route that is served, and no other', () => {
    const inDocument = Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
    );
    const served = routes.filter(({ auth }) => auth !== 'open').map(({ method, path }) => `${method} ${path}`);
    expect(inDocument.sort()).toEqual(served.sort());
  });

  it('says of each operation who may, and that a token is needed where the gateway asks for one', () => {
    for (const { method, path, auth } of routes.filter((route) => route.auth !== 'open')) {
      const operation = operations.find((one) => one.path === path && one.method.toUpperCase() === method)!;
      expect(operation.security?.length ?? 0, path).toBe(auth === 'jwt' ? 1 : 0);
    }
  });

  it('is 3.1 and refers only to what it holds', () => {
    expect((document as unknown as { openapi: string }).openapi).toBe('3.1.0');
    const references = [...JSON.stringify(document).matchAll(/"#\/components\/schemas\/(\w+)"/g)].map(
      (match) => match[1]!,
    );
    expect(references.length).toBeGreaterThan(50);
    expect(references.filter((name) => !(name in document.components.schemas))).toEqual([]);
  });

  it.each(described.filter(([, { request }]) => request?.body))(
    '%s has an example that its own schema takes',
    (_, one) => {
      const content = one.request?.body?.content['application/json'];
      const schema = content && 'schema' in content ? content.schema : undefined;
      const node = document.paths[one.path]![one.method]!.requestBody!.content['application/json']!.schema!;
      expect(schema).toBeInstanceOf(z.ZodType);
      expect((schema as z.ZodType).safeParse(exampleOf(node, document)).error?.issues).toBeUndefined();
    },
  );

  it('asks for an Idempotency-Key on every POST that creates, and for If-Match on every other change', () => {
    for (const [name, { method, path, request, responses }] of described) {
      const headers = request?.headers instanceof z.ZodObject ? Object.keys(request.headers.shape) : [];
      const creates = method === 'post' && !/\/(cancel|publish|pins)$/.test(path);
      if (creates) expect(headers, name).toContain('idempotency-key');
      else if (method !== 'get' && path !== '/v1/zones') {
        expect(headers, name).toContain('if-match');
        expect(Object.keys(responses), name).toEqual(expect.arrayContaining(['412', '428']));
      }
    }
  });
});

describe('the API page', () => {
  const gateway = aGateway();

  it('shows each operation with a command ready to run', async () => {
    const { status, text, headers } = await gateway.call({ path: '/docs', headers: { 'x-forwarded-proto': 'http' } });
    expect([status, headers['content-type']]).toEqual([200, 'text/html; charset=UTF-8']);
    expect([...text.matchAll(/<pre class="curl">curl /g)]).toHaveLength(operations.length);
    expect(text).toContain('ROUNDS=http://rounds.example');
  });

  it('needs no script and nothing from elsewhere', async () => {
    const { text } = await gateway.call({ path: '/docs' });
    expect(text).not.toMatch(/<script|<link|<img|@import|url\(/);
  });

  it('stands beside the document it is made from', async () => {
    const { json } = await gateway.call({ path: '/openapi.json' });
    expect(json).toEqual(JSON.parse(JSON.stringify(document)));
  });
});
