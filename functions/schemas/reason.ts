import { z } from '@hono/zod-openapi';

export const ReasonSchema = z
  .strictObject({
    code: z.string().openapi({ description: 'Stable code to act on.', example: 'skill' }),
    text: z.string().openapi({ example: 'no carer of Ramsbottom Care holds the skill peg-feeding' }),
    numbers: z
      .record(z.string(), z.number())
      .optional()
      .openapi({ example: { carers: 14, qualified: 0 } }),
    about: z.string().optional().openapi({ description: 'Identifier of what it is about.', example: 'peg-feeding' }),
  })
  .openapi('Reason', { description: 'Why: a code, a sentence and the figures in it.' });
