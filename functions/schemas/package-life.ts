/** What happens to a package after it is placed, on the wire: its service orders, its suspension, its end, its moving on. */
import * as z from 'zod';
import { HoursPlanSchema } from './hours-plan.ts';
import { ReasonSchema } from './reason.ts';
import { InstantField, LocalDateField } from './time.ts';

export const EndReasonField = z
  .enum(['no-longer-needed', 'care-home', 'moved-away', 'died', 'private-arrangement', 'other'])
  .meta({ example: 'care-home' });

export const SuspensionReasonField = z.enum(['hospital', 'respite', 'family', 'other']).meta({ example: 'hospital' });

const SuspensionSchema = z.strictObject({
  reason: SuspensionReasonField,
  at: InstantField,
  from: LocalDateField.meta({ description: 'First date without any visit.' }),
  expectedReturn: LocalDateField.optional(),
  holdUntil: LocalDateField.meta({ description: 'Last date on which its place is promised to nobody else.' }),
  resumesFrom: LocalDateField.optional().meta({ description: 'First date with visits again.' }),
  releasedAt: InstantField.optional().meta({ description: 'When its place was given up.' }),
});

/** The fields of a package that its life adds; the schemas of a package's own parts come from there. */
export function lifeFields<P extends z.ZodType, V extends z.ZodType, M extends z.ZodType>(
  placement: P,
  patterns: V,
  minutes: M,
) {
  return {
    ending: z
      .strictObject({ at: InstantField, reason: EndReasonField, note: z.string().optional() })
      .optional()
      .meta({ description: 'Of one that ends, or has ended, on `endDate`.' }),
    serviceOrder: z
      .strictObject({ version: z.int(), from: LocalDateField, at: InstantField, reason: z.string() })
      .optional()
      .meta({
        description:
          'The version that `patterns`, `fundedMinutesPerWeek` and `hoursBank` are; absent = 1, as submitted.',
      }),
    earlierOrders: z
      .array(
        z.strictObject({
          version: z.int(),
          from: LocalDateField,
          patterns,
          fundedMinutesPerWeek: minutes,
          hoursBank: HoursPlanSchema.optional(),
        }),
      )
      .optional()
      .meta({ description: 'The versions before it, the oldest first; each is in force until the next begins.' }),
    suspension: SuspensionSchema.optional().meta({ description: 'The last time the client was, is or will be away.' }),
    earlierSuspensions: z
      .array(SuspensionSchema)
      .optional()
      .meta({ description: 'The times before that, all over, the oldest first.' }),
    outgoing: z
      .strictObject({
        placement,
        until: LocalDateField.meta({ description: 'The last date it serves.' }),
        kind: z.enum(['handback', 'transfer']),
        reason: ReasonSchema,
        at: InstantField,
      })
      .optional()
      .meta({ description: 'The provider that the package leaves; it serves to the end of its notice.' }),
    askedAnew: z.strictObject({ at: InstantField, from: LocalDateField }).optional().meta({
      description:
        'When it was last asked for anew, and the date from which the next provider is needed: the day after the notice, or the start date if that is later.',
    }),
    lastDay: LocalDateField.optional().meta({
      description: 'Of one that is over: the rounds of this date still hold the visits that had begun.',
    }),
  };
}
