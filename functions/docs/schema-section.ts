/** What answers hold, each schema once: those that no request has shown already. */
import { type ApiDocument, resolved, type SchemaNode } from './document.ts';
import { fieldTable, prose } from './fields.ts';
import { isStructured } from './kinds.ts';
import type { Writing } from './operation-section.ts';

export function schemaSection({ document, shown }: Writing): string {
  const tables: string[] = [];
  for (const [name, node] of Object.entries(document.components.schemas)) {
    if (shown.has(name) || !isStructured(node)) continue;
    const table = fieldTable({ $ref: `#/components/schemas/${name}` }, document, shown);
    const about = node.description === undefined ? '' : `<p>${prose(node.description)}`;
    tables.push(`<h3>${name}${listed(node, document)}</h3>${about}${table}`);
  }
  return tables.join('\n');
}

function listed(node: SchemaNode, document: ApiDocument): string {
  return resolved(node, document).items === undefined ? '' : ' (list)';
}
