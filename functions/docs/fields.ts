/**
 * A schema's fields as table rows: name, whether it is needed, what it must be, what it means, an example. Fields of
 * nested objects follow theirs, by path. The fields of a named schema stand on the page once; elsewhere is a link.
 */
import { escapedBetweenTags as escaped } from '../views/escaped.ts';
import { type ApiDocument, nameOf, resolved, type SchemaNode } from './document.ts';
import { FORMATS } from './formats.ts';
import { isStructured, kindOf } from './kinds.ts';

/** Named schemas whose fields stand on the page already. */
export type Shown = Set<string>;

export const HEADING = '<tr><th>Field<th>Must be<th>Meaning';

export function fieldTable(schema: SchemaNode, document: ApiDocument, shown: Shown): string {
  const name = nameOf(schema);
  if (name !== undefined) shown.add(name);
  const rows = rowsOf(schema, document, shown, '');
  return `<table${name === undefined ? '' : ` id="s-${name}"`}>${HEADING}${rows.join('')}</table>`;
}

function rowsOf(schema: SchemaNode, document: ApiDocument, shown: Shown, path: string): string[] {
  const node = resolved(schema, document);
  if (node.items !== undefined) return rowsOf(node.items, document, shown, `${path}[]`);
  const parts = node.allOf ?? [];
  const choices = node.oneOf ?? node.anyOf ?? [];
  return [
    ...parts.flatMap((part) => rowsOf(part, document, shown, path)),
    ...choices.flatMap((choice) => choiceRows(choice, document, shown, path)),
    ...Object.entries(node.properties ?? {}).flatMap(([field, child]) => {
      const name = path === '' ? field : `${path}.${field}`;
      const needed = node.required?.includes(field) ?? false;
      return nestedRows(name, child, needed, document, shown);
    }),
  ];
}

/** One of several forms: told apart by a heading, where it has fields at all. */
function choiceRows(choice: SchemaNode, document: ApiDocument, shown: Shown, path: string): string[] {
  const rows = newRows(choice, document, shown, path);
  if (rows.length === 0) return [];
  const { properties = {} } = resolved(choice, document);
  const fixed = Object.entries(properties).find(([, { enum: values, const: one }]) => one ?? values?.length === 1);
  const name = nameOf(choice);
  const told = fixed ? `where <code>${fixed[0]}</code> is ${kindOf(fixed[1], document)}` : 'or';
  return [`<tr${name === undefined ? '' : ` id="s-${name}"`}><th colspan=3>${path} ${told}`, ...rows];
}

function nestedRows(name: string, child: SchemaNode, needed: boolean, document: ApiDocument, shown: Shown): string[] {
  const inner = innermost(child, document);
  const schemaName = nameOf(inner);
  const anchor = schemaName !== undefined && !shown.has(schemaName) ? ` id="s-${schemaName}"` : '';
  return [row(name, child, needed, document, anchor), ...newRows(child, document, shown, name)];
}

/** No rows for a named schema that has had them. */
function newRows(schema: SchemaNode, document: ApiDocument, shown: Shown, path: string): string[] {
  const name = nameOf(innermost(schema, document));
  if (name !== undefined) {
    if (shown.has(name)) return [];
    shown.add(name);
  }
  return rowsOf(schema, document, shown, path);
}

/** What a list is a list of. */
function innermost(schema: SchemaNode, document: ApiDocument): SchemaNode {
  const { items } = resolved(schema, document);
  return items === undefined ? schema : innermost(items, document);
}

export function row(name: string, schema: SchemaNode, needed: boolean, document: ApiDocument, anchor = ''): string {
  const node = resolved(schema, document);
  const format = FORMATS[node.format ?? ''];
  const isPlain = !isStructured(node) || format !== undefined;
  const usual = !isPlain || node.default === undefined ? '' : ` Default <code>${escaped(String(node.default))}</code>.`;
  const example =
    !isPlain || ['', format?.example].includes(String(node.example ?? ''))
      ? ''
      : ` <s>${escaped(String(node.example))}</s>`;
  const description = schema.description ?? node.description ?? '';
  const meaning = `${description === format?.usual ? '' : prose(description)}${usual}${example}`;
  return `<tr${anchor}><td><code>${escaped(name)}</code>${needed ? '<i>*</i>' : ''}<td>${kindOf(schema, document)}<td>${meaning}`;
}

/** A sentence with `code` in it. */
export function prose(text: string): string {
  return escaped(text).replaceAll(/`([^`]+)`/g, '<code>$1</code>');
}
