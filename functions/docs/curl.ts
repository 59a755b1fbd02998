/**
 * A ready command for an operation. The shell knows the address (ROUNDS), a token for each role (BROKERAGE, PROVIDER,
 * OPERATOR), what the path is about (PACKAGE, PROVIDER_ID, OFFER ...) and the version that was read (ETAG).
 */
import type { ApiDocument, ListedOperation, ParameterNode } from './document.ts';
import { exampleOf } from './example.ts';

/** @param as the role whose token it uses; the first that may, unless it is named. */
export function curlOf({ method, path, operation }: ListedOperation, document: ApiDocument, as?: string): string {
  const parameters = operation.parameters ?? [];
  const example = (parameter: ParameterNode) => String(exampleOf(parameter.schema ?? {}, document));
  const named = new Map(parameters.filter((p) => p.in === 'path').map((p) => [p.name, p] as const));
  const filled = path.replaceAll(/([\w-]+)\/\{(\w+)\}/g, (_, before: string, name: string) => {
    const variable = name === 'id' ? VARIABLES[before] : VARIABLES[name];
    return `${before}/${variable === undefined ? example(named.get(name)!) : `$${variable}`}`;
  });
  const further = filled.replaceAll(/\{(\w+)\}/g, (_, name: string) => example(named.get(name)!));
  const query = parameters
    .filter((parameter) => parameter.in === 'query' && parameter.required)
    .map((parameter) => `${parameter.name}=${encodeURIComponent(example(parameter))}`)
    .join('&');
  const role = as ?? operation['x-roles']?.[0];
  const body = operation.requestBody?.content['application/json']?.schema;
  const headers = parameters.flatMap(({ in: place, name }) => (place === 'header' ? (HEADERS[name] ?? []) : []));
  const lines = [
    `curl -i ${method === 'get' ? '' : `-X ${method.toUpperCase()} `}"$ROUNDS${further}${query === '' ? '' : `?${query}`}"`,
    ...(role === undefined ? [] : [`-H "Authorization: Bearer $${role.toUpperCase()}"`]),
    ...headers,
    ...(body === undefined ? [] : ["-H 'Content-Type: application/json'", `-d '${json(exampleOf(body, document))}'`]),
  ];
  return lines.join(' \\\n  ');
}

/** What a path's parameter is called in the shell: `id` by the word before it, others by their own name. */
const VARIABLES: Readonly<Record<string, string>> = {
  packages: 'PACKAGE',
  providers: 'PROVIDER_ID',
  zones: 'ZONE',
  contracts: 'CONTRACT',
  replans: 'REPLAN',
  'contingency-lists': 'LIST',
  offerId: 'OFFER',
  carerId: 'CARER',
  shiftId: 'SHIFT',
  absenceId: 'ABSENCE',
  token: 'LINK',
};

/** Of the headers those that the operation needs: a key to create, a version to change. */
const HEADERS: Readonly<Record<string, string>> = {
  'idempotency-key': '-H "Idempotency-Key: $RANDOM-$RANDOM"',
  'if-match': '-H "If-Match: $ETAG"',
};

/** Indented, but for short values on one line; apostrophes made safe in a shell's quotes. */
function json(value: unknown): string {
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
