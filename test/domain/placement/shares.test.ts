import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RotationRule } from '../../../domain/contract.ts';
import type { LedgerEntry } from '../../../domain/ledger.ts';
import { orderOfAsking } from '../../../domain/placement/due-order.ts';
import { LedgerGap, replay } from '../../../domain/placement/replay.ts';
import { sharesOf } from '../../../domain/placement/shares.ts';
import { defaultSettings } from '../../../domain/settings.ts';
import { addDays } from '../../../domain/time.ts';
import { aLedger, aPackage, aPattern, aProvider, aRotation } from '../builders.ts';

const contract = (rule: RotationRule) => ({ id: 'k-1', zoneId: 'bury-east', rule, fallback: [], version: 1 });

/** Places packages one after another, each with whoever is asked first, and returns the ledger that results. */
function placeAll(rule: RotationRule, packages: readonly { minutes: number; date: string }[]): LedgerEntry[] {
  const providers = rule.shares.map((s) => aProvider({ id: s.providerId }));
  const ledger: LedgerEntry[] = [];
  packages.forEach(({ minutes, date }, i) => {
    const { asked } = orderOfAsking({
      contract: contract(rule),
      ledger,
      providers,
      date,
      carePackage: aPackage({ patterns: [aPattern({ days: ['mon'], minutes })] }),
      settings: defaultSettings,
    });
    ledger.push(
      ...aLedger([{ providerId: asked[0]!.providerId, at: `${date}T10:00:00.000Z`, minutesPerWeek: minutes }]).map(
        (e) => ({
          ...e,
          seq: i + 1,
          packageId: `p-${i + 1}`,
        }),
      ),
    );
  });
  return ledger;
}

/** Whole percents that add up to 100, one for each of 2..6 providers. */
const percents = fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 2, maxLength: 6 }).map((weights) => {
  const sum = weights.reduce((a, b) => a + b, 0);
  const whole = weights.map((w) => Math.floor((w * 100) / sum));
  whole[0] = whole[0]! + 100 - whole.reduce((a, b) => a + b, 0);
  return whole;
});

const arrivals = fc
  .array(fc.record({ minutes: fc.integer({ min: 1, max: 24 }), gapDays: fc.integer({ min: 0, max: 3 }) }), {
    minLength: 1,
    maxLength: 60,
  })
  .map((list) => {
    let day = 0;
    return list.map(({ minutes, gapDays }) => {
      day += gapDays;
      return { minutes: minutes * 30, date: addDays('2026-01-05', day) };
    });
  });

function rotationOf(list: readonly number[], change: Partial<RotationRule>): RotationRule {
  return aRotation({ shares: list.map((percent, i) => ({ providerId: `prov-${i + 1}`, percent })), ...change });
}

describe('the split of a zone', () => {
  it('gives the first five packages of an 80/20 period to the providers four to one', () => {
    const ledger = placeAll(aRotation(), Array(5).fill({ minutes: 210, date: '2026-01-06' }));
    expect(ledger.map((e) => e.providerId)).toEqual(['prov-1', 'prov-1', 'prov-2', 'prov-1', 'prov-1']);
  });

  it('turns 80/20 into 20/80 in the next period, and not where shares stay', () => {
    const next = Array(5).fill({ minutes: 210, date: '2026-01-20' });
    const turned = placeAll(aRotation(), next);
    const stayed = placeAll(aRotation({ turns: 'never' }), next);
    expect(turned.filter((e) => e.providerId === 'prov-1')).toHaveLength(1);
    expect(stayed.filter((e) => e.providerId === 'prov-1')).toHaveLength(4);
  });

  it('keeps every provider within one package of its due share, whatever arrives and however many providers', () => {
    fc.assert(
      fc.property(percents, arrivals, fc.constantFrom('each-period', 'never'), (list, packages, turns) => {
        const rule = rotationOf(list, { turns });
        const ledger = placeAll(rule, packages);
        packages.forEach(({ date }, i) => {
          for (const share of sharesOf(rule, ledger.slice(0, i + 1), date)) {
            expect(Math.abs(share.had - share.due)).toBeLessThan(1);
          }
        });
      }),
      { numRuns: 60, seed: 1 },
    );
  });

  it('turns 80/20 into 20/80 in the second week of each period where its weeks turn', () => {
    const rule = aRotation({ turns: 'each-week' });
    const inWeek = (week: number) => Array(5).fill({ minutes: 210, date: addDays('2026-01-06', 7 * week) });
    const had = (ledger: readonly LedgerEntry[]) =>
      [0, 1, 2].map((n) => ledger.slice(5 * n, 5 * n + 5).filter((e) => e.providerId === 'prov-1').length);
    expect(had(placeAll(rule, [0, 1, 2].flatMap(inWeek)))).toEqual([4, 1, 4]);
  });

  it('keeps both of two providers within half a package over the whole period where its weeks turn', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 100 }), arrivals, fc.boolean(), (percent, packages, carryShortfall) => {
        const rule = rotationOf([percent, 100 - percent], { turns: 'each-week', carryShortfall });
        const ledger = placeAll(rule, packages);
        packages.forEach(({ date }, i) => {
          for (const share of sharesOf(rule, ledger.slice(0, i + 1), date)) {
            expect(Math.abs(share.carried + share.due - share.had)).toBeLessThanOrEqual(0.5 + 1e-6);
          }
        });
      }),
      { numRuns: 40, seed: 4 },
    );
  });

  it('keeps both of two providers within half a package over all periods where shortfalls are carried', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 100 }), arrivals, (percent, packages) => {
        const rule = rotationOf([percent, 100 - percent], { carryShortfall: true });
        const ledger = placeAll(rule, packages);
        packages.forEach(({ date }, i) => {
          for (const share of sharesOf(rule, ledger.slice(0, i + 1), date)) {
            expect(Math.abs(share.carried + share.due - share.had)).toBeLessThanOrEqual(0.5 + 1e-6);
          }
        });
      }),
      { numRuns: 60, seed: 2 },
    );
  });

  it('keeps every provider within the largest package where the split is in hours', () => {
    fc.assert(
      fc.property(percents, arrivals, (list, packages) => {
        const rule = rotationOf(list, { measure: 'hours' });
        const ledger = placeAll(rule, packages);
        packages.forEach(({ date }, i) => {
          const largest = Math.max(...packages.slice(0, i + 1).map((p) => p.minutes));
          for (const share of sharesOf(rule, ledger.slice(0, i + 1), date)) {
            expect(Math.abs(share.had - share.due)).toBeLessThan(largest);
          }
        });
      }),
      { numRuns: 60, seed: 3 },
    );
  });

  it('carries what the last period fell short into this one only if the contract says so', () => {
    // Four packages in period 0, all with prov-2 (20%): prov-1 is 3.2 short, prov-2 3.2 ahead.
    const ledger = aLedger(Array(4).fill({ providerId: 'prov-2' }));
    const carried = sharesOf(aRotation({ carryShortfall: true }), ledger, '2026-01-20').map((s) => s.carried);
    expect(carried[0]).toBeCloseTo(3.2);
    expect(carried[1]).toBeCloseTo(-3.2);
    expect(sharesOf(aRotation(), ledger, '2026-01-20').map((s) => s.carried)).toEqual([0, 0]);
  });

  it('counts a package handed back as never picked up, and a cancelled one as picked up', () => {
    const placed = { packageId: 'p-9', providerId: 'prov-1' } as const;
    const handedBack = aLedger([placed, { ...placed, kind: 'handback' }]);
    const cancelled = aLedger([placed, { ...placed, kind: 'cancellation' }]);
    expect(sharesOf(aRotation(), handedBack, '2026-01-06')[0]!.had).toBe(0);
    expect(sharesOf(aRotation(), cancelled, '2026-01-06')[0]!.had).toBe(1);
  });

  it('refuses to derive shares from a ledger with a gap', () => {
    const ledger = aLedger([{}, {}, {}]);
    expect(() => replay([ledger[0]!, ledger[2]!])).toThrow(LedgerGap);
  });
});
