import { describe, expect, it } from 'vitest';
import { carersPerClient14d, knownCarerRate, kpis } from '../../domain/kpis.ts';
import { aDay, aPlan, aRound, SUNDAY, visit } from './audit/a-day.ts';
import { MONDAY } from './builders.ts';

/** The day of the audit tests: contact 2 x 30 + 60 + 30 = 150, travel 6+6+6+5 and 6+4 = 33, of it 12 between visits. */
const day = aDay().plan;
const came = (clientRef: string, carerId: string, ...dates: string[]) => ({
  providerId: 'prov-1',
  clientRef,
  carerId,
  dates,
});

describe('the figures of a planned day', () => {
  it('measures travel per contact hour with the ways from and to home', () => {
    expect(kpis([day], []).travelMinutesPerContactHour).toBeCloseTo((33 * 60) / 150);
  });

  it('measures utilisation over paid time only: no commute, no break', () => {
    // Waiting is 24 + 224 = 248.
    expect(kpis([day], []).utilisation).toBeCloseTo(150 / (150 + 12 + 248));
  });

  it('counts a double-up once as a visit and twice as contact', () => {
    expect(kpis([day], [])).toMatchObject({ visitsPlanned: 3, contactMinutes: 150 });
  });

  it('counts what is left out in carer hours', () => {
    const leftOut = day.leftOut.map((l) => ({ ...l, carersRequired: 2 }));
    expect(kpis([{ ...day, leftOut }], [])).toMatchObject({ visitsLeftOut: 1, unallocatedHours: 1 });
  });

  it('takes 15 minutes from the wanted start as close and 16 as not', () => {
    const at = (from: number) =>
      aPlan([aRound('ca-1', [visit('p-1', `v-${from}`, 'c-1', from, from + 30, { wanted: 600 })])]);
    expect(kpis([at(615)], []).startsWithin15OfWanted).toBe(1);
    expect(kpis([at(584)], []).startsWithin15OfWanted).toBe(0);
  });

  it('knows a carer who came within the 28 days before, not one who came earlier or only today', () => {
    const plan = aPlan([aRound('ca-1', [visit('p-1', 'breakfast', 'c-1', 600, 630)])]);
    expect(knownCarerRate([plan], [came('c-1', 'ca-1', '2026-10-26')])).toBe(1);
    expect(knownCarerRate([plan], [came('c-1', 'ca-1', '2026-10-25')])).toBe(0);
    expect(knownCarerRate([plan], [came('c-1', 'ca-1', MONDAY)])).toBe(0);
    expect(knownCarerRate([plan], [came('c-1', 'ca-2', SUNDAY)])).toBe(0);
  });

  it('counts the carers of 14 days over clients with two visits a day', () => {
    // c-1 has two visits with ca-1 and ca-2 planned, and met ca-3 ten days ago; ca-4 came 14 days ago, a day too early.
    const history = [came('c-1', 'ca-3', '2026-11-13'), came('c-1', 'ca-4', '2026-11-09'), came('c-2', 'ca-5', SUNDAY)];
    expect(carersPerClient14d([day], history, MONDAY)).toBe(3);
  });

  it('adds up kilometres by mode and CO2e', () => {
    // Six legs of 1,350 metres and 230 grams in the builder.
    expect(kpis([day], [])).toMatchObject({ co2eKg: 1.38, kilometresByMode: { walk: 0, cycle: 0, bus: 0 } });
    expect(kpis([day], []).kilometresByMode.car).toBeCloseTo(8.1);
  });

  it('is 0 where there is nothing to divide by', () => {
    expect(kpis([], [])).toMatchObject({
      travelMinutesPerContactHour: 0,
      startsWithin15OfWanted: 0,
      carersPerClient14d: 0,
    });
  });
});
