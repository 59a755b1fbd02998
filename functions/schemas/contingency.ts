import * as z from 'zod';
import type { ContingencyEntry, ContingencyList } from '../../domain/contingency.ts';
import { IdField } from './identifier.ts';
import { UrgencyField } from './package.ts';
import { ReasonSchema } from './reason.ts';
import { InstantField, LocalDateField } from './time.ts';
import type { Wire } from './wire.ts';

const reason = z.string().min(3, 'must say why in at least 3 characters').max(500);

export const SuspensionSchema = z
  .strictObject({
    from: LocalDateField.optional().meta({ description: 'Today in Europe/London if absent.' }),
    to: LocalDateField.optional().meta({ description: 'The last day; until further notice if absent.' }),
    reason,
  })
  .meta({ id: 'ProviderSuspension', example: { reason: 'Concerns raised by safeguarding' } });

export const CessationSchema = z
  .strictObject({
    from: LocalDateField.optional().meta({ description: 'Today in Europe/London if absent.' }),
    reason,
  })
  .meta({ id: 'ProviderCessation', example: { reason: 'Hands its contracts back and closes' } });

const progressFields = {
  packageId: IdField.meta({ example: 'pkg_01J' }),
  clientRef: z.string().optional().meta({ description: "The council's reference of the client.", example: 'C-1042' }),
  state: z.enum(['queued', 'movable', 'nobody', 'offer-withdrawn', 'left', 'failed']).meta({
    description:
      'movable: `taker` could have it beside all that is above it in the list. nobody: no provider could. ' +
      'offer-withdrawn: it was only offered, others are asked. left: no longer with the provider. failed: see `error`.',
  }),
  at: InstantField.optional(),
  zoneId: IdField.optional(),
  urgency: UrgencyField.optional(),
  minutesPerWeek: z.int().optional(),
  taker: z
    .strictObject({ providerId: IdField, extraTravelMinutes: z.number() })
    .optional()
    .meta({ description: 'The first in the order of asking whose live rounds have the room.' }),
  error: z.string().optional(),
};

const ContingencyProgressSchema = z.strictObject(progressFields).meta({ id: 'ContingencyProgress' });

const ContingencyEntrySchema = z
  .strictObject({
    ...progressFields,
    answers: z
      .array(z.strictObject({ providerId: IdField, reasons: z.array(ReasonSchema) }))
      .meta({ description: 'Those before it in the order of asking, or everybody, and why not.' }),
  })
  .meta({ id: 'ContingencyEntry' });

const listFields = {
  id: IdField,
  providerId: IdField,
  because: z.enum(['suspended', 'ceased']),
  startedAt: InstantField,
  startedBy: z.string(),
  progress: z.strictObject({
    packages: z.int(),
    queued: z.int(),
    movable: z.int(),
    nobody: z.int(),
    failed: z.int(),
    done: z.boolean().meta({ description: 'No package is queued any more.' }),
  }),
};

export const ContingencyListSchema = z
  .strictObject({ ...listFields, items: z.array(ContingencyEntrySchema) })
  .meta({ id: 'ContingencyList', description: 'What would move where if the provider could not go on.' });

export const ContingencyListProgressSchema = z
  .strictObject({ ...listFields, items: z.array(ContingencyProgressSchema) })
  .meta({
    id: 'ContingencyListProgress',
    description:
      'A contingency list and how far it is. Why others could not have a package is read from the list itself.',
  });

export function contingencyOnWire(
  list: ContingencyList,
  clientRefs: ReadonlyMap<string, string>,
): Wire<typeof ContingencyListSchema> {
  const { id, providerId, because, startedAt, startedBy, packageIds, entries } = list;
  const count = (state: ContingencyEntry['state']) => entries.filter((entry) => entry.state === state).length;
  const queued = packageIds.length - entries.length;
  const found = new Map(entries.map(({ listId: _, ...entry }) => [entry.packageId, entry]));
  const items = packageIds.map((packageId) => {
    const clientRef = clientRefs.get(packageId);
    const entry = found.get(packageId) ?? { packageId, state: 'queued' as const, answers: [] };
    return { ...entry, ...(clientRef !== undefined && { clientRef }) };
  });
  const progress = {
    packages: packageIds.length,
    queued,
    movable: count('movable'),
    nobody: count('nobody'),
    failed: count('failed'),
    done: queued === 0,
  };
  return { id, providerId, because, startedAt, startedBy, progress, items };
}

/** What begins a list or carries it out is answered with: kept for its key, it has no room for every provider's reasons. */
export function contingencyProgressOnWire(
  list: ContingencyList,
  clientRefs: ReadonlyMap<string, string>,
): Wire<typeof ContingencyListProgressSchema> {
  const whole = contingencyOnWire(list, clientRefs);
  return { ...whole, items: whole.items.map(({ answers: _, ...item }) => item) };
}
