/** An example of a schema: its own, else one made of its parts' examples. */
import { type ApiDocument, nameOf, resolved, type SchemaNode } from './document.ts';

export function exampleOf(schema: SchemaNode, document: ApiDocument, within: readonly string[] = []): unknown {
  const name = nameOf(schema);
  if (name !== undefined && within.includes(name)) return {};
  const path = name === undefined ? within : [...within, name];
  const node = resolved(schema, document);
  if (node.example !== undefined) return node.example;
  if (node.default !== undefined) return node.default;
  if (node.enum !== undefined) return node.enum[0];
  const choice = node.oneOf?.[0] ?? node.anyOf?.[0];
  if (choice !== undefined) return exampleOf(choice, document, path);
  if (node.allOf !== undefined) return merged(node.allOf.map((part) => exampleOf(part, document, path)));
  if (node.properties !== undefined) return objectExample(node, document, path);
  if (node.items !== undefined) return [exampleOf(node.items, document, path)];
  return plainExample(node);
}

function objectExample(node: SchemaNode, document: ApiDocument, path: readonly string[]): unknown {
  const entries = Object.entries(node.properties ?? {});
  return Object.fromEntries(entries.map(([field, schema]) => [field, exampleOf(schema, document, path)]));
}

function merged(parts: readonly unknown[]): unknown {
  return parts.every((part) => typeof part === 'object') ? Object.assign({}, ...parts) : parts[0];
}

function plainExample({ type, format }: SchemaNode): unknown {
  const kind = Array.isArray(type) ? type[0] : type;
  if (kind === 'integer' || kind === 'number') return 1;
  if (kind === 'boolean') return true;
  if (kind === 'string') return format === 'date-time' ? '2026-11-23T06:00:00Z' : 'text';
  return {};
}
