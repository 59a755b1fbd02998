/** Every item of a paged list. */
import type { ApiClient } from './api-client.ts';

interface Page<T> {
  readonly items: readonly T[];
  readonly next?: string;
}

export async function everyItem<T>(
  client: ApiClient,
  path: string,
  filter: Readonly<Record<string, string>> = {},
): Promise<T[]> {
  const found: T[] = [];
  let cursor: string | undefined;
  do {
    const query = new URLSearchParams({ ...filter, limit: '100', ...(cursor && { cursor }) });
    const page = await client.get<Page<T>>(`${path}?${query}`);
    found.push(...page.items);
    cursor = page.next;
  } while (cursor);
  return found;
}
