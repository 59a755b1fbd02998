/** Cursor paging of a list that is read whole: in order of id, or of another key. */
import type { Page } from '../../planning/ports.ts';
import { Fault } from './fault.ts';

export function pageById<T extends { readonly id: string }>(items: readonly T[], query: PageQuery): Page<T> {
  return pageByKey(items, ({ id }) => id, query);
}

interface PageQuery {
  readonly limit: number;
  readonly cursor?: string | undefined;
}

/** In ascending order of a key that no two items share; the cursor is the last key of the page before. */
export function pageByKey<T>(items: readonly T[], keyOf: (item: T) => string, { limit, cursor }: PageQuery): Page<T> {
  const after = cursor === undefined ? '' : keyIn(cursor);
  const rest = items.filter((item) => keyOf(item) > after).sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
  const page = rest.slice(0, limit);
  const last = page.at(-1);
  return rest.length > page.length && last
    ? { items: page, next: Buffer.from(keyOf(last)).toString('base64url') }
    : { items: page };
}

function keyIn(cursor: string): string {
  const key = Buffer.from(cursor, 'base64url').toString();
  if (key !== '' && Buffer.from(key).toString('base64url') === cursor) return key;
  throw strangeCursor(cursor);
}

/** A cursor that no page of the list gave. */
export function strangeCursor(cursor: string): Fault {
  const rule = 'must be the `next` of a page of this list';
  return new Fault('invalid-input', [{ in: 'query', field: 'cursor', value: cursor, rule }]);
}
