/** One operation on the API page: who may, what it takes, a ready command, what it answers. */
import { escaped } from '../views/escaped.ts';
import { curlOf, json } from './curl.ts';
import type { ApiDocument, ContentNode, OperationNode, SchemaNode } from './document.ts';
import { exampleOf } from './example.ts';
import { fieldTable, prose, row } from './fields.ts';

export interface ListedOperation {
  readonly method: string;
  readonly path: string;
  readonly operation: OperationNode;
}

export function operationSection({ method, path, operation }: ListedOperation, document: ApiDocument): string {
  return `<section class="operation" id="${operation.operationId}">
<h3><span class="method ${method}">${method.toUpperCase()}</span> <code>${escaped(path)}</code></h3>
<p class="summary">${escaped(operation.summary ?? '')}${rolesOf(operation)}</p>
${operation.description === undefined ? '' : `<p>${prose(operation.description)}</p>`}
${parametersOf(operation, document)}
${bodyOf(operation, document)}
<h4>Try it</h4><pre class="curl">${escaped(curlOf(method, path, operation, document))}</pre>
<h4>Answers</h4>${Object.entries(operation.responses)
    .map(([status, response]) => answerOf(status, response, document))
    .join('')}
</section>`;
}

function rolesOf(operation: OperationNode): string {
  const roles = operation['x-roles'] ?? ['anyone with the link'];
  return ` <span class="roles">${roles.map((role) => `<span>${escaped(role)}</span>`).join('')}</span>`;
}

function parametersOf({ parameters = [] }: OperationNode, document: ApiDocument): string {
  if (parameters.length === 0) return '';
  const rows = parameters.map((parameter) => {
    const schema: SchemaNode = {
      ...parameter.schema,
      ...(parameter.description && { description: parameter.description }),
    };
    return row(`${parameter.name} (${parameter.in})`, schema, parameter.required ?? false, document);
  });
  return `<h4>Parameters</h4><table><tbody>${rows.join('')}</tbody></table>`;
}

function bodyOf({ requestBody }: OperationNode, document: ApiDocument): string {
  const schema = requestBody?.content['application/json']?.schema;
  return schema === undefined ? '' : `<h4>Body</h4>${fieldTable(schema, document)}`;
}

function answerOf(
  status: string,
  { description, content }: { readonly description: string; readonly content?: ContentNode },
  document: ApiDocument,
): string {
  const types = Object.keys(content ?? {});
  const schema = content?.['application/json']?.schema;
  const head = `<b class="${Number(status) < 400 ? 'good' : 'bad'}">${status}</b> ${escaped(description)} <small>${types.map(escaped).join(', ')}</small>`;
  if (schema === undefined) return `<p class="answer">${head}</p>`;
  const example = json(exampleOf(schema, document));
  return `<details class="answer"><summary>${head}</summary>${fieldTable(schema, document)}<pre>${escaped(example)}</pre></details>`;
}
