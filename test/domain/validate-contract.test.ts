import { describe, expect, it } from 'vitest';
import type { Contract } from '../../domain/contract.ts';
import { validateContract, zonesWithoutContract } from '../../domain/validate-contract.ts';
import { aPurchase, aRotation } from './builders.ts';

const framework = (id: string) => ({ id, kind: 'framework' as const });
const known = {
  zoneIds: ['bury-east'],
  providers: [framework('prov-1'), framework('prov-2'), { id: 'in-house', kind: 'in-house' as const }],
};
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
      { field: '/rule/shares', rule: 'must add up to 100, these to 99' },
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

  it('is refused at the first provider beyond those whose answers one decision can hold, each counted once', () => {
    const spot = Array.from({ length: 75 - 2 }, (_, n) => `spot-${n}`);
    const providers = [...known.providers, ...[...spot, 'one-more'].map(framework)];
    const found = (change: Partial<Contract>) =>
      validateContract({ ...contract, rule: shares(80, 20), fallback: [], ...change }, { ...known, providers });
    expect(found({ spot, purchases: [aPurchase({ providerId: 'prov-1', asked: 'in-turn' })] })).toEqual([]);
    const beyond = { value: 'one-more', rule: expect.stringContaining('at most 75 providers, this one 76') };
    expect(found({ spot: [...spot, 'one-more'] })).toEqual([{ field: '/spot/73', ...beyond }]);
    const purchases = [aPurchase({ providerId: 'one-more', asked: 'first' })];
    expect(found({ spot, purchases })).toEqual([{ field: '/purchases/0/providerId', ...beyond }]);
  });

  it('is refused if it leaves the zone with nobody', () => {
    const found = check({ rule: { kind: 'tiers', tiers: [] }, fallback: [] });
    expect(found).toMatchObject([{ field: '/rule', rule: 'must name at least one provider' }]);
  });

  it('may leave part of the packages to nobody where its shares are floors, and no more than all of them', () => {
    const floors = (...percents: number[]) => ({ rule: { ...shares(...percents), reading: 'floor' as const } });
    expect(check(floors(60, 20))).toEqual([]);
    expect(check(floors(80, 21))).toMatchObject([
      { field: '/rule/shares', rule: 'must add up to 100 at most, these to 101' },
    ]);
  });

  it('whose weeks turn is for two providers and whole weeks', () => {
    expect(check({ rule: aRotation({ turns: 'each-week', periodDays: 10 }) })).toMatchObject([
      { field: '/rule/periodDays', value: 10 },
    ]);
    const three = { ...shares(50, 30, 20), turns: 'each-week' as const };
    const found = validateContract(
      { ...contract, rule: three, fallback: [] },
      { ...known, providers: [...known.providers, framework('prov-3')] },
    );
    expect(found).toMatchObject([
      { field: '/rule/turns', rule: 'must not be each-week but for two providers; these are 3' },
    ]);
  });

  const bought = (change: Parameters<typeof aPurchase>[0], ...others: Contract['purchases'] & object) =>
    check({ purchases: [...others, aPurchase({ asked: 'in-turn', ...change })] });
  const volume = { minutesPerYear: 1200, yearStarts: '2026-04-01' };

  it('may buy a block, a specialism of the same provider, and hours of the own team', () => {
    const dementia = aPurchase({ id: 'dementia', needTypes: ['dementia'] });
    expect(bought({ volume: { ...volume, minutesByMonth: Array(12).fill(100) } }, dementia)).toEqual([]);
    expect(bought({ kind: 'in-house', providerId: 'in-house' })).toEqual([]);
  });

  it.each([
    ['of an unknown provider', { providerId: 'prov-9', asked: 'first' }, '/purchases/0/providerId'],
    ['of no minutes', { volume: { ...volume, minutesPerYear: 0 } }, '/purchases/0/volume/minutesPerYear'],
    [
      'that begins within a month',
      { volume: { ...volume, yearStarts: '2026-04-02' } },
      '/purchases/0/volume/yearStarts',
    ],
    [
      'whose months do not add up to its year',
      { volume: { ...volume, minutesByMonth: Array(12).fill(101) } },
      '/purchases/0/volume/minutesByMonth',
    ],
    [
      'of eleven months',
      { volume: { ...volume, minutesByMonth: Array(11).fill(100) } },
      '/purchases/0/volume/minutesByMonth',
    ],
    ['for a specialism in nothing', { needTypes: [] }, '/purchases/0/needTypes'],
    ['of in-house hours from a framework provider', { kind: 'in-house' }, '/purchases/0/kind'],
    ['asked first for every need beside a turn in the rule', { asked: 'first' }, '/purchases/0/asked'],
  ] as [string, Parameters<typeof aPurchase>[0], string][])('is refused for a purchase %s', (_, change, field) => {
    expect(bought(change).map((p) => p.field)).toEqual([field]);
  });

  it('is refused for a purchase in turn of a provider that has none', () => {
    const found = check({ fallback: [], purchases: [aPurchase({ asked: 'in-turn', providerId: 'in-house' })] });
    expect(found).toMatchObject([
      { field: '/purchases/0/asked', rule: 'must not be in-turn: the contract names in-house no turn of its own' },
    ]);
  });

  it('is refused for two purchases by one id, and for two that one package could draw on', () => {
    const elsewhere = aPurchase({ asked: 'in-turn', providerId: 'prov-2' });
    expect(bought({}, elsewhere)).toMatchObject([{ field: '/purchases/1/id' }]);
    const first = aPurchase({ id: 'a', needTypes: ['dementia', 'autism'] });
    expect(bought({ id: 'b', needTypes: ['autism'] }, first)).toMatchObject([
      {
        field: '/purchases/1/needTypes',
        rule: 'must be for other needs than a: a package draws on one purchase of a provider',
      },
    ]);
  });

  it('is refused for a need that nobody it names may take', () => {
    expect(check({ needs: [{ needType: 'low-level', classes: ['voluntary'] }] })).toMatchObject([
      {
        field: '/needs/0/classes',
        rule: 'must be somebody whom the contract names; its providers are framework, in-house',
      },
    ]);
    expect(check({ needs: [{ needType: 'extra-care', ownTeams: [] }] })).toMatchObject([
      { field: '/needs/0/ownTeams' },
    ]);
  });

  it('is refused for a need listed twice, an unknown own team, and one that has another turn', () => {
    const toFramework = { needType: 'low-level', classes: ['framework'] as const };
    expect(check({ needs: [toFramework, toFramework] })).toMatchObject([{ field: '/needs/1/needType' }]);
    const team = (providerId: string) => check({ needs: [{ needType: 'extra-care', ownTeams: [providerId] }] });
    expect(team('prov-9')).toMatchObject([{ field: '/needs/0/ownTeams/0', rule: 'must be a provider that exists' }]);
    expect(team('prov-1')).toMatchObject([{ field: '/needs/0/ownTeams/0', rule: 'must stand once in a contract' }]);
    const both = ['extra-care', 'crisis'].map((needType) => ({ needType, ownTeams: ['in-house'] }));
    expect(check({ fallback: [], needs: both })).toEqual([]);
    expect(check({ needs: [{ needType: 'extra-care', ownTeams: ['in-house', 'in-house'] }] })).toMatchObject([
      { field: '/needs/0/ownTeams/1', rule: 'must stand once in a contract' },
    ]);
  });

  it('may name the own team of a need as the fallback for all others too', () => {
    expect(check({ needs: [{ needType: 'crisis-response', ownTeams: ['in-house'] }] })).toEqual([]);
  });

  it('is refused for a zone that is unknown, named twice, or under another contract', () => {
    expect(check({ otherZoneIds: ['atlantis'] })).toMatchObject([{ field: '/otherZoneIds/0', value: 'atlantis' }]);
    expect(check({ otherZoneIds: ['bury-east'] })).toMatchObject([{ rule: 'must stand once in a contract' }]);
    const contracts = [{ ...contract, id: 'k-0' }, contract];
    expect(validateContract(contract, { ...known, contracts })).toMatchObject([
      { field: '/zoneId', rule: 'must be a zone under one contract; k-0 has it' },
    ]);
  });

  it('is missed in a zone that none covers', () => {
    expect(zonesWithoutContract([contract], ['bury-east', 'radcliffe'])).toMatchObject([{ value: 'radcliffe' }]);
  });
});
