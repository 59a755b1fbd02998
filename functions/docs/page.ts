/** The API page: readable without a script or a network, made from the OpenAPI document alone. */
import { problemTypes } from '../http/problem.ts';
import { escaped } from '../views/escaped.ts';
import type { ApiDocument } from './document.ts';
import { type ListedOperation, operationSection } from './operation-section.ts';
import { style } from './style.ts';

export function apiPage(document: ApiDocument, origin: string): string {
  const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]): ListedOperation => ({ method, path, operation })),
  );
  const byTag = document.tags.map((tag) => ({
    ...tag,
    operations: operations.filter(({ operation }) => operation.tags?.includes(tag.name)),
  }));
  const links = byTag.map(({ name, operations: own }) => `<h2>${escaped(name)}</h2>${own.map(linkOf).join('')}`);
  const sections = byTag.map(
    ({ name, description = '', operations: own }) =>
      `<h2 class="tag">${escaped(name)}</h2><p>${escaped(description)}</p>${own.map((one) => operationSection(one, document)).join('\n')}`,
  );
  return `<!doctype html>
<html lang="en-GB"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(document.info.title)} API</title><style>${style}</style></head>
<body><nav><a class="brand" href="#top">${escaped(document.info.title)}</a><a href="#problems">Errors</a><a href="/openapi.json">OpenAPI 3.1</a>${links.join('')}</nav>
<main id="top"><h1>${escaped(document.info.title)} API</h1>
${(document.info.description ?? '')
  .split('\n\n')
  .map((paragraph) => `<p>${escaped(paragraph)}</p>`)
  .join('')}
<h4>Before the commands below</h4><pre class="curl">ROUNDS=${escaped(origin)}
TOKEN=…   # a token of the role shown beside the operation</pre>
${sections.join('\n')}
${problemSection()}
</main></body></html>`;
}

function linkOf({ operation }: ListedOperation): string {
  return `<a href="#${operation.operationId}">${escaped(operation.summary ?? operation.operationId)}</a>`;
}

function problemSection(): string {
  const rows = Object.entries(problemTypes).map(
    ([type, { status, title }]) =>
      `<tr><th><code>urn:rounds:problem:${type}</code></th><td>${status}</td><td>${escaped(title)}</td></tr>`,
  );
  return `<h2 class="tag" id="problems">Errors</h2><p>RFC 9457 problem documents; the type never changes.</p>
<table><tbody>${rows.join('')}</tbody></table>`;
}
