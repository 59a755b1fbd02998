/** Cursor paging of a list that is read whole: in order of id, the cursor being the last id of the page before. */
import type { Page } from '../../planning/ports.ts';
import { Fault } from './fault.ts';

export function pageById<T extends { readonly id: string }>(
  items: readonly T[],
  { limit, cursor }: { readonly limit: number; readonly cursor?: string | undefined },
): Page<T> {
  const after = cursor === undefined ? '' : idIn(cursor);
  const rest = items.filter(({ id }) => id > after).sort((a, b) => (a.id < b.id ? -1 : 1));
  const page = rest.slice(0, limit);
  const last = page.at(-1);
  return rest.length > page.length && last
    ? { items: page, next: Buffer.from(last.id).toString('base64url') }
    : { items: page };
}

function idIn(cursor: string): string {
  const id = Buffer.from(cursor, 'base64url').toString();
  if (id !== '' && Buffer.from(id).toString('base64url') === cursor) return id;
  throw strangeCursor(cursor);
}

/** A cursor that no page of the list gave. */
export function strangeCursor(cursor: string): Fault {
  const rule = 'must be the `next` of a page of this list';
  return new Fault('invalid-input', [{ in: 'query', field: 'cursor', value: cursor, rule }]);
}
