import * as z from 'zod';

export const ReasonSchema = z
  .strictObject({
    code: z.string().meta({ description: 'Stable code to act on.', example: 'skill' }),
    text: z.string().meta({ example: 'no carer of Ramsbottom Care holds the skill peg-feeding' }),
    numbers: z
      .record(z.string(), z.number())
      .optional()
      .meta({ example: { carers: 14, qualified: 0 } }),
    about: z.string().optional().meta({ description: 'Identifier of what it is about.', example: 'peg-feeding' }),
  })
  .meta({ id: 'Reason', description: 'Why: a code, a sentence and the figures in it.' });
