import * as z from 'zod';
import { IdField, VersionField } from './identifier.ts';
import { ReserveSchema } from './reserve.ts';
import { LocalDateField, minutesField } from './time.ts';

const ProviderStatusSchema = z
  .discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('active') }),
    z.strictObject({ kind: z.literal('restricted'), maxNewMinutesPerWeek: minutesField(0, 1_000_000, 600) }),
    z.strictObject({
      kind: z.literal('suspended'),
      from: LocalDateField,
      to: LocalDateField.optional(),
      reason: z.string().min(3).max(500),
    }),
    z.strictObject({ kind: z.literal('ceased'), from: LocalDateField }),
  ])
  .meta({ description: 'suspended: no new packages, rounds are kept.', example: { kind: 'active' } });

const fields = {
  name: z.string().min(1).max(100),
  kind: z.enum(['framework', 'in-house', 'voluntary']),
  rating: z.enum(['outstanding', 'good', 'requires-improvement', 'inadequate', 'not-rated']),
  status: ProviderStatusSchema,
  weeklyMinutesCap: minutesField(0, 10_000_000, 36_000).optional().meta({
    description: 'Most commissioned minutes a week over all zones.',
  }),
  reserve: z
    .array(ReserveSchema)
    .max(200)
    .optional()
    .meta({
      description:
        'Minutes kept free in the rounds of every coming day for emergencies, by zone, two hours and weekday; no other package is ' +
        'placed in them. What is held of them is in the capacity of the zone.',
    }),
};

export const ProviderChangeSchema = z.strictObject(fields).meta({
  id: 'ProviderChange',
  example: { name: 'Ramsbottom Care', kind: 'framework', rating: 'good', status: { kind: 'active' } },
});

export const ProviderSchema = z
  .strictObject({
    id: IdField,
    ...fields,
    contingencyListId: IdField.optional().meta({
      description:
        'Of one that is suspended or has ceased: what would move where. An earlier list is not carried out any more.',
    }),
    version: VersionField,
  })
  .meta({ id: 'Provider' });
