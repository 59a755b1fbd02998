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
    for (const { operationId } of operations) {
      const [, section] = text.split(`<section id="${operationId}">`);
      expect(section?.split('</section>')[0], operationId).toContain('<pre class="curl">curl ');
    }
    expect(text).toContain('ROUNDS=http://rounds.example');
  });

  it('shows the fields of nested objects by path, with what they must be, and those of a schema once', async () => {
    const { text } = await gateway.call({ path: '/docs' });
    const row = (field: string) => text.split(`<code>${field}</code>`)[1]?.split('<tr')[0];
    expect(row('client.needs.gender.strength')).toBe('<i>*</i><td><code>required</code> | <code>preferred</code><td>');
    expect(row('patterns[].carersRequired')).toContain(
      '<td>whole number 1 to 4<td>2 = double-handed. Default <code>1</code>',
    );
    expect(row('patterns[].minutes')).toContain('<td>minutes 5 to 1440<td>');
    expect(row('hoursBank.weeks')).toContain('list of 4 minutes 0 to 40320');
    expect(text.length).toBeLessThan(220_000);
    const anchors = [...text.matchAll(/ id="(s-\w+)"/g)].map((match) => match[1]!);
    expect(new Set(anchors).size).toBe(anchors.length);
    const links = [...text.matchAll(/href="#([\w-]+)"/g)].map((match) => match[1]!);
    expect(links.filter((id) => !text.includes(`id="${id}"`))).toEqual([]);
  });

  it('leads every role step by step, each with its own token and examples that begin tomorrow', async () => {
    const { text } = await gateway.call({ path: '/docs' });
    const guide = text.split('id="guide"')[1]!.split('<h2 class="tag">')[0]!;
    // It is Sunday 22 November 2026; the example begins the day after tomorrow.
    expect(guide).toContain('"startDate": "2026-11-24"');
    const chapters = guide.split('<h3>').slice(1);
    const told = chapters.map((chapter) => ({
      role: chapter.slice(0, chapter.indexOf(':')),
      tokens: [...new Set([...chapter.matchAll(/Bearer \$(\w+)/g)].map((match) => match[1]))],
      operations: [...chapter.matchAll(/href="#(\w+)"/g)].map((match) => match[1]),
    }));
    expect(told.map(({ role, tokens }) => [role, tokens])).toEqual([
      ['A broker', ['BROKERAGE']],
      ['A discharge team', ['REQUESTER']],
      ['A provider', ['PROVIDER']],
      ['An operator', ['OPERATOR']],
    ]);
    for (const [role, ids] of [
      ['A broker', ['submitPackage', 'packageHistory', 'changeVisit', 'handBackPackage']],
      ['A discharge team', ['submitPackage', 'getPackage']],
      ['A provider', ['acceptOffer', 'refuseOffer', 'handBackPackage', 'listRounds', 'recordAbsence', 'pinVisit']],
      ['An operator', ['saveZones', 'saveContract', 'startReplan']],
    ] as const) {
      expect(told.find((chapter) => chapter.role === role)!.operations).toEqual(expect.arrayContaining([...ids]));
    }
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
