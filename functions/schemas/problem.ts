import * as z from 'zod';

export const ProblemSchema = z
  .strictObject({
    type: z.string().meta({ description: 'Stable.', example: 'urn:rounds:problem:invalid-input' }),
    title: z.string().meta({ example: 'The request breaks a rule' }),
    status: z.int().meta({ example: 400 }),
    detail: z.string(),
    instance: z.string().meta({ example: '/v1/packages' }),
    correlationId: z.string(),
    errors: z
      .array(
        z.strictObject({
          in: z.enum(['body', 'query', 'path', 'header']),
          field: z
            .string()
            .meta({ description: 'JSON pointer in a body, else a name.', example: '/patterns/0/minutes' }),
          value: z.unknown().meta({ description: 'As received.', example: 3 }),
          rule: z.string().meta({ example: 'must be 5 to 1440 minutes' }),
          code: z
            .string()
            .optional()
            .meta({ description: 'Of a rule that a program may act on.', example: 'hours-bank' }),
          about: z
            .string()
            .optional()
            .meta({ description: 'The other thing that the rule speaks of, by identifier: a package.' }),
          numbers: z
            .record(z.string(), z.number())
            .optional()
            .meta({ description: 'The figures in the rule, in the unit their key names.' }),
        }),
      )
      .optional(),
  })
  .meta({ id: 'Problem', description: 'RFC 9457, naming field, value and rule.' });
