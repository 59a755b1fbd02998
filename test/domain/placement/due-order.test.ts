import { describe, expect, it } from 'vitest';
import type { Contract } from '../../../domain/contract.ts';
import { type Asking, orderOfAsking } from '../../../domain/placement/due-order.ts';
import type { Provider } from '../../../domain/provider.ts';
import { defaultSettings } from '../../../domain/settings.ts';
import { aLedger, aPackage, aPattern, aProvider, aRotation } from '../builders.ts';

const rotation: Contract = { id: 'k-1', zoneId: 'bury-east', rule: aRotation(), fallback: ['in-house'], version: 1 };
const register = ['prov-1', 'prov-2', 'in-house'].map((id) => aProvider({ id, name: id }));

function ask(change: Partial<Asking> = {}) {
  return orderOfAsking({
    contract: rotation,
    ledger: [],
    providers: register,
    date: '2026-01-06',
    carePackage: aPackage(),
    settings: defaultSettings,
    ...change,
  });
}

/** The register with one provider changed. */
const with1 = (change: Partial<Provider>) => [
  aProvider({ id: 'prov-1', name: 'prov-1', ...change }),
  ...register.slice(1),
];
const idsOf = (change: Partial<Asking>) => ask(change).asked.map((d) => d.providerId);
const reasonOf = (change: Partial<Asking>) => ask(change).passedOver[0]!.reasons[0]!;

describe('the order of asking', () => {
  it('asks who is due, then the other, then the fallback, and says with figures why', () => {
    const ledger = aLedger([{ providerId: 'prov-1' }, { providerId: 'prov-1' }]);
    const { asked } = ask({ ledger });
    // Third package: 80% of 3 is 2.4 with 2 had, 0.4 behind; 20% of 3 is 0.6 with 0 had, 0.6 behind.
    expect(asked.map((d) => d.providerId)).toEqual(['prov-2', 'prov-1', 'in-house']);
    expect(asked[0]!.due.numbers).toEqual({ percent: 20, due: 0.6, had: 0, behind: 0.6 });
    expect(asked[0]!.due.text).toBe('Due 20%: would be due 0.6 packages with this one, has had 0.');
  });

  it('follows the tiers in their order, whatever the ledger says', () => {
    const tiers: Contract = {
      ...rotation,
      rule: {
        kind: 'tiers',
        tiers: [
          { name: 'lead', providerIds: ['prov-2'] },
          { name: 'supplementary', providerIds: ['prov-1'] },
        ],
      },
    };
    expect(idsOf({ contract: tiers, ledger: aLedger([{ providerId: 'prov-2' }]) })).toEqual([
      'prov-2',
      'prov-1',
      'in-house',
    ]);
  });

  it('passes over a suspended provider while the suspension lasts', () => {
    const providers = with1({ status: { kind: 'suspended', from: '2026-01-06', to: '2026-01-07', reason: 'quality' } });
    expect(reasonOf({ providers }).code).toBe('suspended');
    expect(idsOf({ providers })).toEqual(['prov-2', 'in-house']);
    expect(idsOf({ providers, date: '2026-01-05' })[0]).toBe('prov-1');
    expect(idsOf({ providers, date: '2026-01-08' })[0]).toBe('prov-1');
  });

  it('passes over a provider that has ceased to trade, and before that day for what would still run on it', () => {
    const providers = with1({ status: { kind: 'ceased', from: '2026-01-06' } });
    expect(reasonOf({ providers }).text).toMatch(/has ceased to trade on 2026-01-06/);
    expect(reasonOf({ providers, date: '2026-01-05' }).text).toMatch(/ceases to trade on 2026-01-06/);
    const endingOn = (endDate: string) => ({ providers, date: '2026-01-05', carePackage: aPackage({ endDate }) });
    expect(idsOf(endingOn('2026-01-06'))).not.toContain('prov-1');
    expect(idsOf(endingOn('2026-01-05'))).toContain('prov-1');
  });

  it('passes over a provider whose rating is no longer accepted, from the next request', () => {
    expect(reasonOf({ providers: with1({ rating: 'requires-improvement' }) }).code).toBe('rating');
    expect(idsOf({ providers: with1({ rating: 'outstanding' }) })).toContain('prov-1');
  });

  it('lets a restricted provider take new minutes up to its limit of the week, and not one more', () => {
    // The package is 7 x 30 = 210 minutes a week.
    const providers = with1({ status: { kind: 'restricted', maxNewMinutesPerWeek: 600 } });
    const loads = (newMinutesThisWeek: number) =>
      new Map([['prov-1', { heldMinutesPerWeek: 9000, newMinutesThisWeek }]]);
    expect(idsOf({ providers, loads: loads(390) })).toContain('prov-1');
    expect(reasonOf({ providers, loads: loads(391) })).toMatchObject({
      code: 'restricted',
      numbers: { most: 600, taken: 391, asked: 210 },
    });
  });

  it('holds a weekly cap of 600 hours at 599, 600 and 601', () => {
    const providers = with1({ weeklyMinutesCap: 600 * 60 });
    const oneHour = aPackage({ patterns: [aPattern({ days: ['mon'], minutes: 60 })] });
    const holding = (hours: number) => ({
      providers,
      carePackage: oneHour,
      loads: new Map([['prov-1', { heldMinutesPerWeek: hours * 60, newMinutesThisWeek: 0 }]]),
    });
    expect(idsOf(holding(598))).toContain('prov-1');
    expect(idsOf(holding(599))).toContain('prov-1');
    expect(reasonOf(holding(600))).toMatchObject({ code: 'cap', numbers: { most: 36_000, held: 36_000, asked: 60 } });
  });

  it('passes over a provider that is not on the register', () => {
    expect(reasonOf({ providers: register.slice(1) })).toMatchObject({ code: 'no-provider', about: 'prov-1' });
  });
});
