import { z } from '@hono/zod-openapi';
import { InstantField } from './time.ts';

export const EventSchema = z
  .strictObject({
    id: z.string(),
    subject: z.string().openapi({ example: 'package/pkg_01J' }),
    at: InstantField,
    by: z.string(),
    type: z.string().openapi({ example: 'package-placed' }),
    text: z.string().openapi({ example: 'placed with Ramsbottom Care, 12 extra travel minutes a week' }),
    data: z.record(z.string(), z.unknown()).optional(),
  })
  .openapi('Event', { description: 'An immutable record of a change: who, when, what, why.' });
