/** A schema's fields as table rows: name, type, whether it is needed, what it means. */

import { escaped } from '../views/escaped.ts';
import { type ApiDocument, nameOf, resolved, type SchemaNode } from './document.ts';

/** Deeper than this the examples tell more than the table. */
const DEEPEST = 3;

export function fieldTable(schema: SchemaNode, document: ApiDocument): string {
  const rows = rowsOf(schema, document, '', 0);
  return rows.length === 0 ? '' : `<table><tbody>${rows.join('')}</tbody></table>`;
}

function rowsOf(schema: SchemaNode, document: ApiDocument, prefix: string, depth: number): string[] {
  const node = resolved(schema, document);
  if (depth === DEEPEST) return [];
  if (node.items !== undefined) return rowsOf(node.items, document, `${prefix}[]`, depth);
  const choices = node.oneOf ?? [];
  if (choices.length > 0) return choices.flatMap((choice) => rowsOf(choice, document, prefix, depth));
  return Object.entries(node.properties ?? {}).flatMap(([field, child]) => {
    const name = prefix === '' ? field : `${prefix}.${field}`;
    const needed = node.required?.includes(field) ?? false;
    return [row(name, child, needed, document), ...rowsOf(child, document, name, depth + 1)];
  });
}

export function row(name: string, schema: SchemaNode, needed: boolean, document: ApiDocument): string {
  const node = resolved(schema, document);
  const values =
    node.enum === undefined
      ? ''
      : ` One of ${node.enum.map((value) => `<code>${escaped(String(value))}</code>`).join(', ')}.`;
  const usual = node.default === undefined ? '' : ` Default <code>${escaped(JSON.stringify(node.default))}</code>.`;
  const meaning = `${prose(node.description ?? schema.description ?? '')}${values}${usual}`;
  return `<tr><th><code>${escaped(name)}</code>${needed ? '<i title="required">*</i>' : ''}</th><td class="type">${escaped(typeOf(schema, document))}</td><td>${meaning}</td></tr>`;
}

function typeOf(schema: SchemaNode, document: ApiDocument): string {
  const name = nameOf(schema);
  const node = resolved(schema, document);
  if (node.items !== undefined) return `list of ${typeOf(node.items, document)}`;
  if (name !== undefined) return name;
  const choices = node.oneOf ?? node.anyOf;
  if (choices !== undefined) return [...new Set(choices.map((choice) => typeOf(choice, document)))].join(' or ');
  return node.format ?? (Array.isArray(node.type) ? node.type.join(' or ') : String(node.type ?? 'any'));
}

/** A sentence with `code` in it. */
export function prose(text: string): string {
  return escaped(text).replaceAll(/`([^`]+)`/g, '<code>$1</code>');
}
