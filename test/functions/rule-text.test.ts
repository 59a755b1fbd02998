import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { ruleOf } from '../../functions/http/rule-text.ts';

const rule = (schema: z.ZodType, value: unknown) => schema.safeParse(value).error!.issues.map(ruleOf);

describe('a rule that a schema finds broken', () => {
  it.each([
    [z.strictObject({}), 'x', 'must be an object'],
    [z.int(), 'x', 'must be a number'],
    [z.int(), 1.5, 'must be a whole number'],
    [z.array(z.string()).min(1), [], 'must have at least 1 item'],
    [z.string().max(3), 'four', 'must have at most 3 characters'],
    [z.int().min(5), 4, 'must be at least 5'],
    [z.enum(['walk', 'car']), 'boat', 'must be one of walk, car'],
    [z.literal(true), false, 'must be true'],
    [z.string().min(3, 'must say why'), 'no', 'must say why'],
    [z.string().regex(/^[a-z]+$/), '7', 'must match /^[a-z]+$/'],
    [
      z.discriminatedUnion('kind', [z.object({ kind: z.literal('a') })]),
      { kind: 'b' },
      'must be one of those the description names for kind',
    ],
    [z.union([z.string(), z.number()]), null, 'must have one of the forms the description names'],
  ])('reads must ... (%#)', (schema, value, expected) => {
    expect(rule(schema, value)).toEqual([expected]);
  });
});
