import * as z from 'zod';
import { CodeField, IdField } from './identifier.ts';
import { LocalDateField } from './time.ts';

export const VolumeSchema = z.strictObject({
  minutesPerYear: z
    .int()
    .min(1)
    .meta({ description: 'Commissioned minutes of each contract year.', example: 1_800_000 }),
  yearStarts: LocalDateField.meta({
    description: 'First day of the first year: the first of a month.',
    example: '2026-04-01',
  }),
  minutesByMonth: z
    .array(z.int().min(0))
    .length(12)
    .optional()
    .meta({ description: "The profile: minutes of each month, adding up to the year's. Absent = evenly by days." }),
});

export const PurchaseSchema = z
  .strictObject({
    id: IdField.meta({ example: 'block-dementia' }),
    providerId: IdField.meta({ example: 'prov-1' }),
    kind: z.enum(['block', 'cost-and-volume', 'in-house']).meta({
      description:
        'block: paid whether used or not. cost-and-volume: paid as used. in-house: agreed with the own team.',
    }),
    volume: VolumeSchema,
    needTypes: z
      .array(CodeField)
      .min(1)
      .optional()
      .meta({ description: 'A specialism: for these needs alone, and before what is for all.', example: ['dementia'] }),
    asked: z.enum(['first', 'in-turn']).meta({
      description: "first: before everybody of the contract's rule. in-turn: where the contract names the provider.",
    }),
    beyondVolume: z.enum(['asked', 'passed-over']).meta({
      description: "What becomes of the provider once the year's volume is taken up.",
    }),
  })
  .meta({ id: 'Purchase', description: 'How hours are bought from a provider by volume.' });
