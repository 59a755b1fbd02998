/** Changes of a placed package on the wire: what is asked for, and what it did to the live rounds. */
import * as z from 'zod';
import type { CarePackage } from '../../domain/package.ts';
import type { Caller } from '../../planning/caller.ts';
import type { Ports } from '../../planning/ports.ts';
import type { RepairedDay } from '../../planning/repaired-day.ts';
import { RefusalSchema } from './offer.ts';
import { PackageSchema, packageOnWire } from './package.ts';
import { EndReasonField } from './package-life.ts';
import { RepairedDaySchema, repairedDayOnWire } from './repaired-day.ts';
import { LocalDateField } from './time.ts';
import type { Wire } from './wire.ts';

export const noteField = z
  .string()
  .max(500)
  .optional()
  .meta({ description: 'In a few words; nothing that names a person.' });

export const EndSchema = z
  .strictObject({
    reason: EndReasonField,
    note: noteField,
    lastDate: LocalDateField.optional().meta({ description: 'The last date with visits; absent = now.' }),
  })
  .meta({ id: 'End', example: { reason: 'care-home', lastDate: '2026-12-04' } });

export const HandBackSchema = RefusalSchema.extend({
  lastDate: LocalDateField.optional().meta({ description: 'The last date it serves; absent = the end of its notice.' }),
}).meta({ id: 'HandBack', example: { code: 'travel', text: 'The carer who could get there has left.' } });

export const PackageChangeSchema = z
  .strictObject({
    package: PackageSchema,
    days: z.array(RepairedDaySchema).meta({ description: 'Each live day that changes, and the price.' }),
  })
  .meta({ id: 'PackageChange', description: 'A package after a change, and what the change did to the live rounds.' });

export function packageChangeOnWire(
  { carePackage, days }: { readonly carePackage: CarePackage; readonly days: readonly RepairedDay[] },
  caller: Caller,
  ports: Pick<Ports, 'settings' | 'clock'>,
): Wire<typeof PackageChangeSchema> {
  return {
    package: packageOnWire(carePackage, caller, ports),
    days: days.map((day) => repairedDayOnWire(day, caller)),
  };
}
