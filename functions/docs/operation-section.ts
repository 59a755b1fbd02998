/** One operation on the API page: who may, what it takes field by field, a ready command, what it answers. */
import { problemTypes } from '../http/problem.ts';
import { escapedBetweenTags as escaped } from '../views/escaped.ts';
import { curlOf } from './curl.ts';
import {
  type ApiDocument,
  type ListedOperation,
  nameOf,
  type OperationNode,
  type ResponseNode,
  type SchemaNode,
} from './document.ts';
import { movedDates } from './example-dates.ts';
import { fieldTable, HEADING, prose, row, type Shown } from './fields.ts';
import { kindOf, linkTo } from './kinds.ts';

/** What every section of the page is made with. */
export interface Writing {
  readonly document: ApiDocument;
  readonly shown: Shown;
  /** Tells the examples' dates. */
  readonly today: string;
}

export function operationSection(listed: ListedOperation, writing: Writing): string {
  const { method, path, operation } = listed;
  return `<section id="${operation.operationId}">
<h3><b class="${method}">${method.toUpperCase()}</b> <code>${escaped(path)}</code></h3>
<p class="summary">${escaped(operation.summary ?? '')}${rolesOf(operation)}
${operation.description === undefined ? '' : `<p>${prose(operation.description)}`}
${parametersOf(operation, writing)}${bodyOf(operation, writing)}
${commandOf(listed, writing)}
${answersOf(operation, writing)}</section>`;
}

export function commandOf(listed: ListedOperation, { document, today }: Writing, as?: string): string {
  return `<pre class="curl">${escaped(movedDates(curlOf(listed, document, as), today))}</pre>`;
}

function rolesOf(operation: OperationNode): string {
  const roles = operation['x-roles'] ?? ['anyone with the link'];
  return ` <span class="roles">${roles.map((role) => `<span>${escaped(role)}</span>`).join('')}</span>`;
}

function parametersOf({ parameters = [] }: OperationNode, { document }: Writing): string {
  if (parameters.length === 0) return '';
  const rows = parameters.map(({ name, in: place, schema, description, required = false }) => {
    const described: SchemaNode = { ...schema, ...(description && { description }) };
    return row(
      place === 'query' ? `?${name}=` : place === 'path' ? `{${name}}` : `${name}:`,
      described,
      required,
      document,
    );
  });
  return `<table>${HEADING}${rows.join('')}</table>`;
}

function bodyOf({ requestBody }: OperationNode, { document, shown }: Writing): string {
  const schema = requestBody?.content['application/json']?.schema;
  if (schema === undefined) return '';
  const name = nameOf(schema);
  if (name !== undefined && shown.has(name)) return `<h4>Body: ${linkTo(name)}</h4>`;
  return `<h4>Body${name === undefined ? '' : `: ${name}`}</h4>${fieldTable(schema, document, shown)}`;
}

/** Answers with what they hold; errors by their types alone, which the page explains once. */
function answersOf({ responses }: OperationNode, { document }: Writing): string {
  const listed = Object.entries(responses);
  const good = listed
    .filter(([status]) => Number(status) < 400)
    .map(([status, one]) => goodAnswer(status, one, document));
  const bad = listed.flatMap(([status, one]) => (Number(status) < 400 ? [] : (badAnswer(status, one) ?? [])));
  return `<p>${good.join('<br>')}${bad.length === 0 ? '' : `<br><small>Errors: ${bad.join(' · ')}</small>`}`;
}

function goodAnswer(
  status: string,
  { description, content = {}, headers = {} }: ResponseNode,
  document: ApiDocument,
): string {
  const forms = Object.entries(content).map(([type, { schema }]) => {
    const isJson = type.endsWith('json') && schema !== undefined;
    return isJson ? kindOf(schema, document) : `<code>${escaped(type)}</code>`;
  });
  const sent = Object.keys(headers).map((name) => `<code>${escaped(name)}</code>`);
  return [`<b class="good">${status}</b> ${escaped(description)}`, forms.join(', '), sent.join(', ')]
    .filter((part) => part !== '')
    .join(' · ');
}

/** Every operation may be answered so; the page says it once. */
export const EVERYWHERE: readonly string[] = ['invalid-input', 'unauthenticated', 'forbidden', 'internal'];

function badAnswer(status: string, { description }: ResponseNode): string | undefined {
  const types = Object.keys(problemTypes).filter((type) => description.includes(`${type}: `));
  const own = types.filter((type) => !EVERYWHERE.includes(type));
  return own.length === 0 ? undefined : `<b class="bad">${status}</b> ${own.join(', ')}`;
}
