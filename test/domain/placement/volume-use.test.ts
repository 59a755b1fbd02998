import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LedgerEntry, PlacementEntry } from '../../../domain/ledger.ts';
import { takesOf, useOf } from '../../../domain/placement/volume-use.ts';
import { addDays } from '../../../domain/time.ts';
import { aLedger, aPurchase } from '../builders.ts';

const drawing: PlacementEntry['certificate'] = {
  contract: { id: 'k-1', version: 1 },
  order: [{ providerId: 'prov-1', route: 'purchase', purchaseId: 'block-1' }],
  passedOver: [],
};
/** 700 minutes a week, 100 a day. */
const placed = { certificate: drawing, minutesPerWeek: 700, packageId: 'p-1' } as const;
const block = aPurchase({ volume: { minutesPerYear: 36_500, yearStarts: '2026-04-01' } });
const use = (ledger: readonly LedgerEntry[], date: string) => useOf('k-1', block, [ledger], date);

describe('what is used of a volume', () => {
  it('is what its packages were commissioned from their first served date, and ends with them', () => {
    const ledger = aLedger([
      { ...placed, at: '2026-04-01T10:00:00.000Z', from: '2026-04-11' },
      { ...placed, kind: 'handback', at: '2026-05-01T10:00:00.000Z' },
    ]);
    expect(use(ledger.slice(0, 1), '2026-04-11')).toMatchObject({ used: 0, weekly: 700, packages: 1 });
    expect(use(ledger.slice(0, 1), '2026-04-21')).toMatchObject({ used: 1000, profileToDate: 2000, forecast: 35_500 });
    expect(use(ledger, '2026-06-01')).toMatchObject({ used: 2000, weekly: 0, packages: 0, forecast: 2000 });
  });

  it('goes on to the end of a notice, or to the date that an end was told for', () => {
    const told = { ...placed, at: '2026-05-01T10:00:00.000Z', until: '2026-05-10' } as const;
    for (const kind of ['handback', 'end'] as const) {
      const ledger = aLedger([
        { ...placed, at: '2026-04-01T10:00:00.000Z', from: '2026-05-01' },
        { ...told, kind },
      ]);
      expect(use(ledger, '2026-06-01')).toMatchObject({ used: 1000, forecast: 1000, packages: 0 });
      expect(use(ledger, '2026-05-10').packages).toBe(1);
    }
  });

  it('ends on the date that was told last, earlier or later than before', () => {
    const first = { ...placed, at: '2026-04-01T10:00:00.000Z', from: '2026-04-02', until: '2026-04-11' } as const;
    const end = (at: string, until: string) => ({ ...placed, kind: 'end', at: `${at}T10:00:00.000Z`, until }) as const;
    const later = [first, end('2026-04-05', '2026-05-11')];
    expect(use(aLedger(later), '2026-06-01')).toMatchObject({ used: 4000, packages: 0 });
    expect(use(aLedger(later), '2026-05-01')).toMatchObject({ packages: 1, forecast: 4000 });
    expect(use(aLedger([...later, end('2026-04-06', '2026-04-21')]), '2026-06-01').used).toBe(2000);
  });

  it('keeps the steps up within an end that is told sooner and then later again', () => {
    const ledger = aLedger([
      { ...placed, at: '2026-04-01T10:00:00.000Z', from: '2026-04-02' },
      { ...placed, kind: 'change', minutesPerWeek: 1400, from: '2026-04-12' },
      { ...placed, kind: 'end', at: '2026-04-03T10:00:00.000Z', until: '2026-04-06' },
      { ...placed, kind: 'end', at: '2026-04-04T10:00:00.000Z', until: '2026-04-21' },
    ]);
    expect(use(ledger, '2026-06-01').used).toBe(1000 + 2000);
  });

  it('ends for whoever leaves a package with its notice, also where its own end was told for later', () => {
    for (const kind of ['handback', 'transfer'] as const) {
      const ledger = aLedger([
        { ...placed, at: '2026-04-01T10:00:00.000Z', from: '2026-04-02' },
        { ...placed, kind: 'end', at: '2026-04-05T10:00:00.000Z', until: '2026-07-11' },
        { ...placed, kind, at: '2026-04-06T10:00:00.000Z', until: '2026-04-20' },
      ]);
      expect(use(ledger, '2026-08-01')).toMatchObject({ used: 1900, packages: 0, forecast: 1900 });
    }
  });

  it('ends with a package that is called off within the notice of whoever leaves it, also where it was asked again', () => {
    const ledger = aLedger([
      { ...placed, at: '2026-04-01T10:00:00.000Z', from: '2026-04-02' },
      { ...placed, kind: 'transfer', at: '2026-04-05T10:00:00.000Z', until: '2026-05-11' },
      { ...placed, kind: 'offer', at: '2026-04-05T11:00:00.000Z', from: '2026-05-12' },
      { ...placed, kind: 'cancellation', at: '2026-04-07T10:00:00.000Z' },
      { ...placed, kind: 'cancellation', at: '2026-04-07T10:00:00.000Z' },
    ]);
    expect(use(ledger.slice(0, 4), '2026-06-01').used).toBe(4000);
    expect(use(ledger, '2026-06-01')).toMatchObject({ used: 500, forecast: 500, packages: 0 });
  });

  it('goes on for whoever takes back what it was to leave, once a day, and ends with it', () => {
    const ledger = [
      { ...placed, at: '2026-04-01T10:00:00.000Z', from: '2026-04-02' },
      { ...placed, kind: 'transfer', at: '2026-04-05T10:00:00.000Z', until: '2026-04-11' },
      { ...placed, kind: 'offer', at: '2026-04-05T11:00:00.000Z', from: '2026-04-12' },
      { ...placed, at: '2026-04-05T12:00:00.000Z', from: '2026-04-12' },
    ] as const;
    expect(use(aLedger(ledger), '2026-04-22')).toMatchObject({ used: 2000, packages: 1 });
    const end = { ...placed, kind: 'end', at: '2026-04-06T10:00:00.000Z', until: '2026-04-08' } as const;
    expect(use(aLedger([...ledger, end]), '2026-04-22')).toMatchObject({ used: 700, packages: 0 });
  });

  it('follows a step up or down from its date, also one that replaces a later one', () => {
    const change = (minutesPerWeek: number, from: string) =>
      ({ ...placed, kind: 'change', minutesPerWeek, from }) as const;
    const first = { ...placed, at: '2026-04-01T10:00:00.000Z', from: '2026-04-02', until: '2026-04-30' };
    // 100 a day for nine days, then 200 for twenty.
    expect(use(aLedger([first, change(1400, '2026-04-11')]), '2026-05-10').used).toBe(900 + 4000);
    const replaced = aLedger([first, change(1400, '2026-04-21'), change(350, '2026-04-11')]);
    expect(use(replaced, '2026-05-10').used).toBe(900 + 1000);
    expect(use(replaced, '2026-04-20')).toMatchObject({ weekly: 350, packages: 1 });
    const ended = [
      first,
      change(1400, '2026-04-11'),
      { ...placed, kind: 'end', at: '2026-04-16T10:00:00.000Z' } as const,
    ];
    expect(use(aLedger(ended), '2026-05-10').used).toBe(900 + 1000);
  });

  it('knows a package that is to end, and begins each contract year anew', () => {
    const ledger = aLedger([{ ...placed, at: '2026-04-01T10:00:00.000Z', from: '2026-04-02', until: '2027-04-05' }]);
    expect(use(ledger, '2027-03-31')).toMatchObject({
      year: { from: '2026-04-01', to: '2027-03-31' },
      forecast: 36_400,
    });
    expect(use(ledger, '2027-04-03')).toMatchObject({ year: { from: '2027-04-01' }, used: 200, forecast: 500 });
  });

  it('counts an offer until it is declined, and nothing that draws on another purchase', () => {
    const offer = { ...placed, kind: 'offer', at: '2026-04-01T10:00:00.000Z' } as const;
    expect(use(aLedger([offer]), '2026-04-03').packages).toBe(1);
    expect(use(aLedger([offer, { ...placed, kind: 'refusal' }]), '2026-04-03')).toMatchObject({
      packages: 0,
      forecast: 0,
    });
    expect(use(aLedger([offer, { ...placed, kind: 'cancellation' }]), '2026-04-03').forecast).toBe(0);
    const other = { ...drawing, order: [{ providerId: 'prov-1', route: 'rule' as const }] };
    expect(use(aLedger([{ ...offer, certificate: other }]), '2026-04-03').packages).toBe(0);
  });

  it('is nothing before the first year, with the profile of each month after', () => {
    expect(use([], '2026-03-31')).toMatchObject({ volume: 0, profileToDate: 0 });
    const minutesByMonth = [3000, 3100, ...Array(9).fill(0), 30_400];
    const seasonal = { ...block, volume: { ...block.volume, minutesByMonth } };
    const profile = (date: string) => useOf('k-1', seasonal, [], date).profileToDate;
    expect([profile('2026-04-16'), profile('2026-05-02'), profile('2027-02-28')]).toEqual([1500, 3100, 6100]);
  });

  it('never falls as time passes, and ends where it was forecast if nothing changes', () => {
    const packages = fc.array(
      fc.record({ day: fc.integer({ min: 0, max: 300 }), minutes: fc.integer({ min: 30, max: 3000 }) }),
    );
    fc.assert(
      fc.property(packages, (list) => {
        const ledger = aLedger(
          list.map(({ day, minutes }, i) => {
            const from = addDays('2026-04-01', day);
            return { ...placed, packageId: `p-${i}`, minutesPerWeek: minutes, at: `${from}T09:00:00.000Z`, from };
          }),
        );
        const used = [0, 90, 180, 270, 364].map((day) => use(ledger, addDays('2026-04-01', day)).used);
        expect(used).toEqual([...used].sort((a, b) => a - b));
        const { forecast } = use(ledger, '2026-04-01');
        const lastDay = list.reduce((sum, { minutes }) => sum + minutes, 0) / 7;
        expect(Math.abs(used.at(-1)! + lastDay - forecast)).toBeLessThanOrEqual(1);
      }),
      { numRuns: 30, seed: 7 },
    );
  });

  it('of a new package is what is left of the year for it', () => {
    const takes = (from: string, until?: string) =>
      takesOf(block.volume, { minutesPerWeek: 700, from, ...(until && { until }) });
    expect([takes('2026-04-01'), takes('2027-03-31'), takes('2026-05-01', '2026-05-10')]).toEqual([36_500, 100, 1000]);
    expect(takes('2026-03-01')).toBe(0);
  });
});
