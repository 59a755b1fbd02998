import * as z from 'zod';
import type { ZoneShares } from '../../planning/zone-shares.ts';
import { IdField } from './identifier.ts';
import { ReasonSchema } from './reason.ts';
import { rounded } from './rounded.ts';
import { InstantField, LocalDateField } from './time.ts';
import type { Wire } from './wire.ts';

const amount = (description: string, example: number) => z.number().meta({ description, example });

const ShareLineSchema = z
  .strictObject({
    providerId: IdField.meta({ example: 'prov-1' }),
    percent: z.int().meta({ description: 'Its share on the date.', example: 80 }),
    had: amount('Placed with it in the period, in the measure.', 7),
    due: amount('Its share of what was placed in the period.', 8),
    carried: amount('Due less had from earlier periods, where the contract carries it.', 0),
    ahead: amount('Had less due and carried; negative = short.', -1),
    state: z.enum(['within', 'short', 'beyond']).meta({ description: 'Within one package of its due share, or not.' }),
    turnedAway: amount('What it turned away in the period, in the measure.', 2),
  })
  .meta({ id: 'ShareLine' });

const TurnedAwaySchema = z.strictObject({
  seq: z.int().meta({ description: 'Entry of the ledger.', example: 41 }),
  at: InstantField,
  packageId: IdField,
  providerId: IdField,
  kind: z.string().meta({ description: 'cannot, passed-over, refusal, lapse or handback.', example: 'refusal' }),
  reasons: z.array(ReasonSchema),
});

export const ZoneSharesSchema = z
  .strictObject({
    zoneId: IdField.meta({ example: 'ramsbottom' }),
    contractId: IdField.meta({ example: 'contract-ramsbottom' }),
    date: LocalDateField,
    period: z.strictObject({ from: LocalDateField, to: LocalDateField }),
    measure: z.enum(['packages', 'hours']).meta({ description: 'hours: amounts are commissioned minutes a week.' }),
    reading: z.enum(['target', 'floor']),
    unit: amount('One package in the measure: 1, or the largest.', 1),
    providers: z.array(ShareLineSchema),
    excused: z.int().meta({ description: 'Packages outside the split, for want of room that is excused.', example: 0 }),
    turnedAway: z
      .array(TurnedAwaySchema)
      .meta({ description: 'Whose answers made it so: the entries of the ledger behind every deviation.' }),
  })
  .meta({ id: 'ZoneShares', description: 'How the split of a zone stands, derived from its ledger.' });

export function zoneSharesOnWire({ turnedAway, providers, ...report }: ZoneShares): Wire<typeof ZoneSharesSchema> {
  return {
    ...report,
    unit: rounded(report.unit, 2),
    providers: providers.map((line) => ({
      ...line,
      had: rounded(line.had, 2),
      due: rounded(line.due, 2),
      carried: rounded(line.carried, 2),
      ahead: rounded(line.ahead, 2),
      turnedAway: rounded(line.turnedAway, 2),
    })),
    turnedAway: turnedAway.map(({ seq, at, packageId, providerId, kind, reasons }) => ({
      seq,
      at,
      packageId,
      providerId,
      kind,
      reasons: [...reasons],
    })),
  };
}
