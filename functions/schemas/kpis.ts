import * as z from 'zod';
import type { Kpis } from '../../domain/kpis.ts';
import type { DayKpis } from '../../planning/day-kpis.ts';
import { IdField } from './identifier.ts';
import { rounded } from './rounded.ts';
import { LocalDateField } from './time.ts';
import type { Wire } from './wire.ts';

const rate = (description: string) => z.number().meta({ description });

const KpisSchema = z
  .strictObject({
    travelMinutesPerContactHour: rate('All travel, to and from home included, per 60 minutes of contact.'),
    utilisation: rate('Contact minutes over paid minutes.'),
    startsWithin15OfWanted: rate('Part of the visits whose planned start is within 15 minutes of the wanted one.'),
    knownCarerRate: rate('Part of the visits by a carer who attended the client in the 28 days before.'),
    carersPerClient14d: rate('Mean number of carers in 14 days, over clients with two visits a day.'),
    unallocatedHours: z.number(),
    visitsPlanned: z.int(),
    visitsLeftOut: z.int(),
    contactMinutes: z.number(),
    travelMinutes: z.number(),
    co2eKg: z.number(),
    kilometresByMode: z.strictObject({ car: z.number(), cycle: z.number(), walk: z.number(), bus: z.number() }),
  })
  .meta({ id: 'Kpis', description: 'Figures of planned days, each with its definition.' });

export const DayKpisSchema = z
  .strictObject({
    date: LocalDateField,
    council: KpisSchema,
    providers: z.array(z.strictObject({ providerId: IdField, kpis: KpisSchema })),
  })
  .meta({ id: 'DayKpis' });

/** Figures to three decimals. */
export function dayKpisOnWire({ date, council, providers }: DayKpis): Wire<typeof DayKpisSchema> {
  return {
    date,
    council: figures(council),
    providers: providers.map(({ providerId, kpis }) => ({ providerId, kpis: figures(kpis) })),
  };
}

function figures(kpis: Kpis): Wire<typeof KpisSchema> {
  const { kilometresByMode, ...rates } = kpis;
  return { ...toThree(rates), kilometresByMode: toThree(kilometresByMode) };
}

function toThree<Names extends string>(all: Readonly<Record<Names, number>>): Record<Names, number> {
  return Object.fromEntries(Object.entries<number>(all).map(([name, figure]) => [name, rounded(figure, 3)])) as Record<
    Names,
    number
  >;
}
