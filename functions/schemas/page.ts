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

/** A whole number in a query: digits and nothing else, so that neither `0x10` nor an empty value passes for one. */
export function countParameter(least: number, most: number, usual: number, description: string) {
  return z
    .string()
    .regex(/^\d{1,6}$/, 'must be a whole number, in digits')
    .transform(Number)
    .refine((count) => count >= least, `must be at least ${least}`)
    .refine((count) => count <= most, `must be at most ${most}`)
    .default(usual)
    .meta({ type: 'integer', minimum: least, maximum: most, description, example: usual });
}

/** Query of a paged list. */
export const pageQuery = {
  limit: countParameter(1, 100, 50, 'Items a page.'),
  cursor: z.string().max(2000).optional().meta({ description: '`next` of the page before.', example: undefined }),
};
