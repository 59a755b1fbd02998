import { z } from '@hono/zod-openapi';

export const ProblemSchema = z
  .strictObject({
    type: z.string().openapi({ description: 'Stable.', example: 'urn:rounds:problem:invalid-input' }),
    title: z.string().openapi({ example: 'The request breaks a rule' }),
    status: z.int().openapi({ example: 400 }),
    detail: z.string(),
    instance: z.string().openapi({ example: '/v1/packages' }),
    correlationId: z.string(),
    errors: z
      .array(
        z.strictObject({
          in: z.enum(['body', 'query', 'path', 'header']),
          field: z
            .string()
            .openapi({ description: 'JSON pointer in a body, else a name.', example: '/patterns/0/minutes' }),
          value: z.unknown().openapi({ description: 'As received.', example: 3 }),
          rule: z.string().openapi({ example: 'must be 5 to 1440 minutes' }),
        }),
      )
      .optional(),
  })
  .openapi('Problem', { description: 'RFC 9457, naming field, value and rule.' });
