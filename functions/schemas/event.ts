import * as z from 'zod';
import { InstantField } from './time.ts';

export const EventSchema = z
  .strictObject({
    id: z.string(),
    subject: z.string().meta({ example: 'package/pkg_01J' }),
    at: InstantField,
    by: z.string(),
    type: z.string().meta({ example: 'package-placed' }),
    text: z.string().meta({ example: 'placed with Ramsbottom Care, 12 extra travel minutes a week' }),
    data: z.record(z.string(), z.unknown()).optional(),
  })
  .meta({ id: 'Event', description: 'An immutable record of a change: who, when, what, why.' });
