import * as z from 'zod';

/** A page of a list: `next` is the cursor of the next page, absent on the last. */
export function pageOf<S extends z.ZodType>(item: S, name: string) {
  return z
    .strictObject({
      items: z.array(item),
      next: z.string().optional().meta({ description: 'Pass as `cursor` for the next page; absent on the last.' }),
    })
    .meta({ id: name });
}

/** Query of a paged list. */
export const pageQuery = {
  limit: z.coerce
    .number('must be a number')
    .int()
    .min(1, 'must be at least 1')
    .max(100, 'must be at most 100')
    .default(50)
    .meta({ description: 'Items a page, 1 to 100.', example: 20 }),
  cursor: z.string().max(2000).optional().meta({ description: '`next` of the page before.', example: undefined }),
};
