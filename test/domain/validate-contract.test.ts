import { describe, expect, it } from 'vitest';
import type { Contract } from '../../domain/contract.ts';
import { validateContract, zonesWithoutContract } from '../../domain/validate-contract.ts';
import { aRotation } from './builders.ts';

const known = { zoneIds: ['bury-east'], providerIds: ['prov-1', 'prov-2', 'in-house'] };
const contract: Contract = { id: 'k-1', zoneId: 'bury-east', rule: aRotation(), fallback: ['in-house'], version: 1 };
const check = (change: Partial<Contract>) => validateContract({ ...contract, ...change }, known);
const shares = (...percents: number[]) =>
  aRotation({ shares: percents.map((percent, i) => ({ providerId: `prov-${i + 1}`, percent })) });

describe('a contract', () => {
  it('is accepted as Bury has it', () => {
    expect(check({})).toEqual([]);
  });

  it('is refused if its shares do not add up to 100', () => {
    expect(check({ rule: shares(80, 19) })).toMatchObject([
      { field: '/rule/shares', rule: 'shares add up to 100, these to 99' },
    ]);
  });

  it('is refused for half percents', () => {
    expect(check({ rule: shares(80.5, 19.5) }).map((p) => p.field)).toEqual([
      '/rule/shares/0/percent',
      '/rule/shares/1/percent',
    ]);
  });

  it.each([
    ['a zone that does not exist', { zoneId: 'atlantis' }, '/zoneId'],
    ['a period of no days', { rule: aRotation({ periodDays: 0 }) }, '/rule/periodDays'],
    ['a first period on no date', { rule: aRotation({ firstPeriodStarts: 'monday' }) }, '/rule/firstPeriodStarts'],
    ['an unknown fallback', { fallback: ['prov-9'] }, '/fallback/0'],
    ['a provider named twice', { fallback: ['prov-1'] }, '/fallback/0'],
    [
      'a tier with nobody',
      { rule: { kind: 'tiers', tiers: [{ name: 'lead', providerIds: [] }] } },
      '/rule/tiers/0/providerIds',
    ],
  ] as [string, Partial<Contract>, string][])('is refused for %s', (_, change, field) => {
    expect(check(change).map((p) => p.field)).toEqual([field]);
  });

  it('is refused if it leaves the zone with nobody', () => {
    const found = check({ rule: { kind: 'tiers', tiers: [] }, fallback: [] });
    expect(found).toMatchObject([{ field: '/rule', rule: 'names at least one provider' }]);
  });

  it('may leave part of the packages to nobody where its shares are floors, and no more than all of them', () => {
    const floors = (...percents: number[]) => ({ rule: { ...shares(...percents), reading: 'floor' as const } });
    expect(check(floors(60, 20))).toEqual([]);
    expect(check(floors(80, 21))).toMatchObject([
      { field: '/rule/shares', rule: 'floors add up to 100 at most, these to 101' },
    ]);
  });

  it('whose weeks turn is for two providers and whole weeks', () => {
    expect(check({ rule: aRotation({ turns: 'each-week', periodDays: 10 }) })).toMatchObject([
      { field: '/rule/periodDays', value: 10 },
    ]);
    const three = { ...shares(50, 30, 20), turns: 'each-week' as const };
    const found = validateContract(
      { ...contract, rule: three, fallback: [] },
      { ...known, providerIds: ['prov-1', 'prov-2', 'prov-3'] },
    );
    expect(found).toMatchObject([{ field: '/rule/turns', rule: 'each-week is for two providers, not 3' }]);
  });

  it('is missed in a zone that none covers', () => {
    expect(zonesWithoutContract([contract], ['bury-east', 'radcliffe'])).toMatchObject([{ value: 'radcliffe' }]);
  });
});
