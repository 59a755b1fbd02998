/** What a value must be, in the words of the API page: its type with its limits. Schemas name themselves by a link. */
import { escapedBetweenTags as escaped } from '../views/escaped.ts';
import { type ApiDocument, nameOf, resolved, type SchemaNode } from './document.ts';

export function kindOf(schema: SchemaNode, document: ApiDocument): string {
  const node = resolved(schema, document);
  const [first] = node.prefixItems ?? [];
  if (first !== undefined) return `list of ${node.prefixItems?.length} ${kindOf(first, document)}`;
  if (node.items !== undefined) {
    const count = span(node.minItems, node.maxItems);
    return `list of ${count === '' ? '' : `${count} `}${kindOf(node.items, document)}`;
  }
  const name = nameOf(schema);
  if (name !== undefined && isStructured(node)) return linkTo(name);
  if (node.enum !== undefined) return oneOf(node.enum);
  if (node.const !== undefined) return oneOf([node.const]);
  if (node.format !== undefined) return [node.format, span(node.minimum, node.maximum)].join(' ').trim();
  const choices = node.oneOf ?? node.anyOf;
  if (choices !== undefined) return [...new Set(choices.map((choice) => kindOf(choice, document)))].join(' or ');
  return plain(node);
}

export function linkTo(name: string): string {
  return `<a href="#s-${name}">${name}</a>`;
}

/** Has fields of its own, which stand somewhere on the page. */
export function isStructured({ properties, oneOf: one, anyOf, allOf, items }: SchemaNode): boolean {
  return [properties, one, anyOf, allOf, items].some((part) => part !== undefined);
}

function plain({ type, minimum, maximum, minLength, maxLength }: SchemaNode): string {
  const kind = Array.isArray(type) ? type.join(' or ') : String(type ?? 'any');
  if (kind === 'string') {
    const length = span(minLength, maxLength);
    return length === '' ? 'text' : `text, ${length} characters`;
  }
  const word = { integer: 'whole number', boolean: 'true or false' }[kind] ?? kind;
  // Whole numbers of no particular limit are told as the largest that JSON holds.
  const most = maximum !== undefined && maximum < Number.MAX_SAFE_INTEGER ? maximum : undefined;
  const least = minimum !== undefined && minimum > Number.MIN_SAFE_INTEGER ? minimum : undefined;
  return `${word} ${span(least, most)}`.trim();
}

function oneOf(values: readonly unknown[]): string {
  return values.map((value) => `<code>${escaped(String(value))}</code>`).join(' | ');
}

function span(least: number | undefined, most: number | undefined): string {
  if (least === undefined) return most === undefined ? '' : `up to ${most}`;
  return most === undefined ? `${least} or more` : `${least} to ${most}`;
}
