/** The API page: readable without a script or a network, made from the OpenAPI document alone. */
import type { LocalDate } from '../../domain/time.ts';
import { problemTypes } from '../http/problem.ts';
import { escapedBetweenTags as escaped } from '../views/escaped.ts';
import type { ApiDocument, ListedOperation } from './document.ts';
import { fieldTable } from './fields.ts';
import { formatRows } from './formats.ts';
import { guideSection } from './guide.ts';
import { EVERYWHERE, operationSection, type Writing } from './operation-section.ts';
import { schemaSection } from './schema-section.ts';
import { style } from './style.ts';

/** @param today in Europe/London: the examples are for the day after. */
export function apiPage(document: ApiDocument, origin: string, today: LocalDate): string {
  const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]): ListedOperation => ({ method, path, operation })),
  );
  const writing: Writing = { document, shown: new Set(), today };
  const byTag = document.tags.map((tag) => ({
    ...tag,
    operations: operations.filter(({ operation }) => operation.tags?.includes(tag.name)),
  }));
  const links = byTag.map(({ name, operations: own }) => `<h2>${escaped(name)}</h2>${own.map(linkOf).join('')}`);
  const sections = byTag.map(
    ({ name, description = '', operations: own }) =>
      `<h2 class="tag">${escaped(name)}</h2><p>${escaped(description)}${own.map((one) => operationSection(one, writing)).join('\n')}`,
  );
  return `<!doctype html>
<html lang="en-GB"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(document.info.title)} API</title><style>${style}</style></head>
<body><nav><a class="brand" href="#top">${escaped(document.info.title)}</a><a href="#guide">Step by step</a><a href="#problems">Errors</a><a href="#answers">What answers hold</a><a href="/openapi.json">OpenAPI 3.1</a>${links.join('')}</nav>
<main id="top"><h1>${escaped(document.info.title)} API</h1>
${(document.info.description ?? '')
  .split('\n\n')
  .map((paragraph) => `<p>${escaped(paragraph)}</p>`)
  .join('')}
${shellSection(origin)}
${READING}
${guideSection(operations, writing)}
${sections.join('\n')}
${problemSection(writing)}
<h2 class="tag" id="answers">What answers hold</h2>
${schemaSection(writing)}
</main></body></html>`;
}

function linkOf({ operation }: ListedOperation): string {
  return `<a href="#${operation.operationId}">${escaped(operation.summary ?? operation.operationId)}</a>`;
}

function shellSection(origin: string): string {
  return `<h4>Before the commands below</h4><pre class="curl">export ROUNDS=${escaped(origin)}
export BROKERAGE=…    # a token of the role brokerage
export PROVIDER=…     # a token of the role provider
export PROVIDER_ID=…  # the provider that token is for
export OPERATOR=…     # a token of the role operator
export REQUESTER=…    # a token of the role requester: a team that asks for care</pre>
<p>On one machine <code>npm start</code> prints the address and the tokens. Examples begin tomorrow and are of a client in Bury; zones are listed by <a href="#listZones">the map of zones</a>, providers by <a href="#listProviders">the list of providers</a>.`;
}

const READING = `<h4>How to read the tables</h4><p><i>*</i> is required; everything else may be left out. <code>a.b</code> is field b of object a, <code>a[].b</code> field b of each item of list a; a field that is not listed is refused. <s>Grey</s> is an example.
<table>${formatRows()}</table>`;

function problemSection({ document, shown }: Writing): string {
  const rows = Object.entries(problemTypes).map(
    ([type, { status, title }]) => `<tr><td><code>urn:rounds:problem:${type}</code><td>${status}<td>${escaped(title)}`,
  );
  const problem = { $ref: '#/components/schemas/Problem' };
  return `<h2 class="tag" id="problems">Errors</h2><p>RFC 9457 problem documents, <code>application/problem+json</code>; the type never changes. Every operation may answer ${EVERYWHERE.join(', ')}; the others stand with it. What API Gateway itself refuses before Rounds sees it (a missing or expired token, 401; over 10 MB, 413; too many requests, 429) has the same status and there only a <code>message</code>.
<table><tr><th>Type<th>Status<th>Means${rows.join('')}</table>
<h3>Problem</h3>${fieldTable(problem, document, shown)}`;
}
