/** What makes a contract impossible: refused when it is loaded, naming the field. An empty list means valid. */
import { type Contract, zonesOf } from './contract.ts';
import type { FieldProblem } from './field-problem.ts';
import type { Provider } from './provider.ts';
import { tooManyProviders } from './validate-contract/most-providers.ts';
import { needProblems } from './validate-contract/needs.ts';
import { purchaseProblems } from './validate-contract/purchases.ts';
import { ruleProblems } from './validate-contract/rule.ts';

export interface Known {
  readonly zoneIds: readonly string[];
  readonly providers: readonly Pick<Provider, 'id' | 'kind'>[];
  /** All that are stored, the one in question or its last version among them. */
  readonly contracts?: readonly Contract[];
}

export function validateContract(contract: Contract, known: Known): FieldProblem[] {
  const { rule, obliged = [], purchases = [], needs = [] } = contract;
  const problems = [...ruleProblems(rule), ...zoneProblems(contract, known)];
  const named = namedProviders(contract);
  const elsewhere = named.map((n) => n.providerId);
  const all = [...elsewhere, ...purchases.map((p) => p.providerId)];
  if (all.length === 0) problems.push({ field: '/rule', value: rule, rule: 'must name at least one provider' });
  obliged.forEach((providerId, i) => {
    if (all.includes(providerId)) return;
    problems.push({ field: `/obliged/${i}`, value: providerId, rule: 'must be a provider of this contract' });
  });
  const bought = purchases.map(({ providerId }, i) => ({ field: `/purchases/${i}/providerId`, providerId }));
  problems.push(...tooManyProviders([...named, ...bought]));
  for (const { field, providerId } of [...named, ...bought]) {
    if (known.providers.some((p) => p.id === providerId)) continue;
    problems.push({ field, value: providerId, rule: 'must be a provider that exists' });
  }
  named.forEach((each, i) => {
    const { field, providerId } = each;
    const before = named.slice(0, i).filter((n) => n.providerId === providerId);
    if (before.every((other) => mayBeBoth(other, each))) return;
    problems.push({ field, value: providerId, rule: 'must stand once in a contract' });
  });
  problems.push(...purchaseProblems(purchases, elsewhere, known.providers));
  problems.push(...needProblems(needs, all, known.providers));
  return problems;
}

/** Zones that no contract covers: nobody would ever be asked there. */
export function zonesWithoutContract(contracts: readonly Contract[], zoneIds: readonly string[]): FieldProblem[] {
  return zoneIds
    .filter((zoneId) => !contracts.some((c) => zonesOf(c).includes(zoneId)))
    .map((zoneId) => ({ field: '/zoneId', value: zoneId, rule: 'must have a contract' }));
}

function zoneProblems(contract: Contract, { zoneIds, contracts = [] }: Known): FieldProblem[] {
  const zones = zonesOf(contract);
  return zones.flatMap((zoneId, i) => {
    const problem = (rule: string): FieldProblem[] => [
      { field: i === 0 ? '/zoneId' : `/otherZoneIds/${i - 1}`, value: zoneId, rule },
    ];
    if (!zoneIds.includes(zoneId)) return problem('must be a zone that exists');
    if (zones.indexOf(zoneId) !== i) return problem('must stand once in a contract');
    const other = contracts.find((c) => c.id !== contract.id && zonesOf(c).includes(zoneId));
    return other === undefined ? [] : problem(`must be a zone under one contract; ${other.id} has it`);
  });
}

interface NamedProvider {
  readonly field: string;
  readonly providerId: string;
  /** An own team is asked for its needs, before the fallback. */
  readonly part: 'rule' | 'fallback' | 'spot' | 'team';
}

/**
 * Nobody has two places in the order of one need: an own team may have several needs, and be asked for all others as the
 * fallback or on the spot.
 */
function mayBeBoth(first: NamedProvider, second: NamedProvider): boolean {
  if (second.part !== 'team' || first.part === 'rule') return false;
  return first.part !== 'team' || !sameNeed(first.field, second.field);
}

function namedProviders({ rule, fallback, spot = [], needs = [] }: Contract): NamedProvider[] {
  const own =
    rule.kind === 'rotation'
      ? by(
          'rule',
          '/rule/shares',
          rule.shares.map(({ providerId }) => providerId),
          '/providerId',
        )
      : rule.tiers.flatMap((tier, t) => by('rule', `/rule/tiers/${t}/providerIds`, tier.providerIds));
  const teams = needs.flatMap((need, n) =>
    'ownTeams' in need ? by('team', `/needs/${n}/ownTeams`, need.ownTeams) : [],
  );
  return [...own, ...by('fallback', '/fallback', fallback), ...by('spot', '/spot', spot), ...teams];
}

function by(part: NamedProvider['part'], list: string, providerIds: readonly string[], of = ''): NamedProvider[] {
  return providerIds.map((providerId, i) => ({ field: `${list}/${i}${of}`, providerId, part }));
}

function sameNeed(a: string, b: string): boolean {
  return a.split('/')[2] === b.split('/')[2];
}
