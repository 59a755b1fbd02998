/** A ready command for an operation, with ROUNDS (the address) and TOKEN from the shell. */
import type { ApiDocument, OperationNode, ParameterNode } from './document.ts';
import { exampleOf } from './example.ts';

export function curlOf(method: string, path: string, operation: OperationNode, document: ApiDocument): string {
  const parameters = operation.parameters ?? [];
  const value = (parameter: ParameterNode) => String(exampleOf(parameter.schema ?? {}, document));
  const filled = parameters
    .filter((parameter) => parameter.in === 'path')
    .reduce((url, parameter) => url.replace(`{${parameter.name}}`, encodeURIComponent(value(parameter))), path);
  const query = parameters
    .filter((parameter) => parameter.in === 'query' && parameter.required)
    .map((parameter) => `${parameter.name}=${encodeURIComponent(value(parameter))}`)
    .join('&');
  const body = operation.requestBody?.content['application/json']?.schema;
  const lines = [
    `curl ${method === 'get' ? '' : `-X ${method.toUpperCase()} `}"$ROUNDS${filled}${query === '' ? '' : `?${query}`}"`,
    ...(operation['x-roles'] === undefined ? [] : ['-H "Authorization: Bearer $TOKEN"']),
    ...parameters.filter(isSent).map((parameter) => `-H '${titled(parameter.name)}: ${value(parameter)}'`),
    ...(body === undefined ? [] : ["-H 'Content-Type: application/json'", `-d '${json(exampleOf(body, document))}'`]),
  ];
  return lines.join(' \\\n  ');
}

/** Of the headers those that the operation needs: a key to create, a version to change. */
function isSent({ in: place, name }: ParameterNode): boolean {
  return place === 'header' && (name === 'idempotency-key' || name === 'if-match');
}

function titled(header: string): string {
  return header.replaceAll(/(^|-)([a-z])/g, (_, dash: string, letter: string) => dash + letter.toUpperCase());
}

/** Indented, but for short values on one line; apostrophes made safe in a shell's quotes. */
export function json(value: unknown): string {
  return compact(value, '').replaceAll("'", "'\\''");
}

function compact(value: unknown, indent: string): string {
  const line = JSON.stringify(value);
  if (line === undefined || line.length + indent.length <= 96 || typeof value !== 'object' || value === null)
    return line ?? 'null';
  const inner = `${indent}  `;
  const parts = Array.isArray(value)
    ? value.map((item) => compact(item, inner))
    : Object.entries(value).map(([key, item]) => `${JSON.stringify(key)}: ${compact(item, inner)}`);
  const [open, close] = Array.isArray(value) ? ['[', ']'] : ['{', '}'];
  return `${open}\n${parts.map((part) => inner + part).join(',\n')}\n${indent}${close}`;
}
