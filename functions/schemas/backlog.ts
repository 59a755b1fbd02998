import * as z from 'zod';
import { minutesPerWeek } from '../../domain/occurrences.ts';
import type { Backlog } from '../../planning/backlog/backlog.ts';
import { IdField } from './identifier.ts';
import { PackageStatusField, UrgencyField } from './package.ts';
import type { Wire } from './wire.ts';

export const BacklogRequestSchema = z
  .strictObject({ zoneId: IdField })
  .meta({ id: 'BacklogRequest', example: { zoneId: 'ramsbottom' } });

const QuotaSchema = z.strictObject({
  providerId: IdField.meta({ example: 'prov-1' }),
  due: z.number().meta({ description: 'Of this backlog, what it is behind before it included.', example: 8.2 }),
  given: z.number().meta({ description: 'In the measure of the contract.', example: 8 }),
});

const BacklogLineSchema = z.strictObject({
  packageId: IdField,
  status: PackageStatusField,
  urgency: UrgencyField,
  minutesPerWeek: z.int(),
  providerId: IdField.optional().meta({ description: 'Proposed; absent = nobody of the contract may be asked now.' }),
  travelMinutes: z
    .int()
    .optional()
    .meta({ description: 'By car from the nearest client or carer of the provider.', example: 6 }),
});

export const BacklogSchema = z
  .strictObject({
    zoneId: IdField.meta({ example: 'ramsbottom' }),
    shared: z
      .strictObject({
        method: z.enum(['integer-program', 'fixed-rule']),
        furthest: z.number().meta({ description: 'Of a provider from what it is due.', example: 0.2 }),
        quotas: z.array(QuotaSchema),
      })
      .optional()
      .meta({ description: 'How the packages of a rotation were shared out.' }),
    lines: z.array(BacklogLineSchema).meta({ description: 'In the order in which they are tried.' }),
  })
  .meta({ id: 'Backlog', description: 'The packages of a zone that nobody holds, shared out by quota.' });

export function backlogOnWire({ zoneId, shared, lines }: Backlog): Wire<typeof BacklogSchema> {
  return {
    zoneId,
    ...(shared !== undefined && { shared }),
    lines: lines.map(({ carePackage, providerId, travelMinutes }) => ({
      packageId: carePackage.id,
      status: carePackage.status,
      urgency: carePackage.urgency,
      minutesPerWeek: minutesPerWeek(carePackage),
      ...(providerId !== undefined && { providerId }),
      ...(travelMinutes !== undefined && { travelMinutes }),
    })),
  };
}
