import * as z from 'zod';
import { IdField } from './identifier.ts';
import { ReasonSchema } from './reason.ts';
import { InstantField, LocalDateField, WindowField } from './time.ts';

const FailingVisitSchema = z.strictObject({
  patternId: IdField.meta({ example: 'breakfast' }),
  dates: z.array(LocalDateField).meta({
    description:
      'Dates of the coming week on which it finds no place; before its start, one of each weekday stands for those to ' +
      'come, and the reasons say so.',
  }),
  nearest: z
    .array(
      z.strictObject({
        window: WindowField,
        shiftMinutes: z.int().meta({ description: 'Minutes later than asked; negative = earlier.', example: -30 }),
        extraTravelMinutes: z.number(),
      }),
    )
    .meta({
      description:
        'The nearest windows at which it would find a place on all dates, at most two, up to two hours away; none for ' +
        'a critical time. Each by itself where several visits fail.',
    }),
});

const ProviderCapacitySchema = z
  .discriminatedUnion('fits', [
    z.strictObject({
      providerId: IdField.meta({ example: 'prov-1' }),
      fits: z.literal(true),
      extraTravelMinutes: z.number().meta({ description: 'More on the road over the coming week.', example: 38 }),
      from: LocalDateField.meta({ description: 'First date it would be served.' }),
      firstVisit: InstantField.optional().meta({
        description: 'When its first visit would begin, where that is in the coming week.',
      }),
      notToday: z.array(ReasonSchema).optional().meta({
        description: 'Of an urgency that may start at once: why it, or some visits of today, would not.',
      }),
    }),
    z.strictObject({
      providerId: IdField.meta({ example: 'prov-2' }),
      fits: z.literal(false),
      couldOnceFree: z.boolean().meta({ description: 'Its carers could, had they nothing else to do.' }),
      failing: z.array(FailingVisitSchema).meta({ description: 'The visits that find no place.' }),
      reasons: z.array(ReasonSchema).meta({ description: 'How many carers each rule stops, never which.' }),
    }),
  ])
  .meta({ id: 'ProviderCapacity' });

export const CapacityCheckSchema = z
  .strictObject({
    zoneId: IdField.meta({ example: 'ramsbottom' }),
    dates: z.array(LocalDateField).meta({
      description: 'The coming dates on which the visits were tried, beside today for what may start at once.',
    }),
    providers: z.array(ProviderCapacitySchema).meta({ description: 'Those who would be asked, in that order.' }),
    passedOver: z
      .array(z.strictObject({ providerId: IdField, reasons: z.array(ReasonSchema) }))
      .meta({ description: 'Those whom the contract does not let be asked now.' }),
  })
  .meta({ id: 'CapacityCheck' });
