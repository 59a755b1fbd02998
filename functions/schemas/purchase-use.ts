import * as z from 'zod';
import { zonesOf } from '../../domain/contract.ts';
import type { PurchaseUse } from '../../planning/purchase-use.ts';
import { IdField } from './identifier.ts';
import { PurchaseSchema } from './purchase.ts';
import { LocalDateField } from './time.ts';
import type { Wire } from './wire.ts';

const minutes = (description: string, example: number) => z.int().meta({ description, example });

export const PurchaseUseSchema = z
  .strictObject({
    contractId: IdField.meta({ example: 'contract-ramsbottom' }),
    zoneIds: z.array(IdField),
    purchase: PurchaseSchema,
    date: LocalDateField,
    year: z
      .strictObject({ from: LocalDateField, to: LocalDateField })
      .optional()
      .meta({ description: 'The contract year; absent before the first.' }),
    volumeMinutes: minutes("The year's volume.", 1_800_000),
    profileToDateMinutes: minutes('What the profile has for the days before the date.', 900_000),
    usedMinutes: minutes('Commissioned on those days by packages that draw on it.', 870_000),
    paidMinutes: minutes('Paid for those days: the profile of a block, of everything else what is used.', 900_000),
    weeklyMinutes: minutes('Minutes a week that draw on it on the date.', 33_000),
    packages: minutes('Packages that draw on it on the date.', 41),
    forecastMinutes: minutes('Used by the end of the year if everything goes on as it is.', 1_740_000),
    forecastOverMinutes: minutes('Forecast less volume; negative = paid for or agreed and not used.', -60_000),
  })
  .meta({ id: 'PurchaseUse', description: 'A volume, its run-rate and where it will end.' });

export function purchaseUseOnWire({
  contract,
  purchase,
  date,
  use,
  paid,
}: PurchaseUse): Wire<typeof PurchaseUseSchema> {
  return {
    contractId: contract.id,
    zoneIds: zonesOf(contract),
    purchase,
    date,
    ...(use.year !== undefined && { year: use.year }),
    volumeMinutes: use.volume,
    profileToDateMinutes: use.profileToDate,
    usedMinutes: use.used,
    paidMinutes: paid,
    weeklyMinutes: use.weekly,
    packages: use.packages,
    forecastMinutes: use.forecast,
    forecastOverMinutes: use.forecast - use.volume,
  };
}
