/** What makes a contract impossible: refused when it is loaded, naming the field. An empty list means valid. */
import { type Contract, zonesOf } from './contract.ts';
import type { FieldProblem } from './field-problem.ts';
import type { Provider } from './provider.ts';
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
  for (const { field, providerId } of [...named, ...bought]) {
    if (known.providers.some((p) => p.id === providerId)) continue;
    problems.push({ field, value: providerId, rule: 'must be a provider that exists' });
  }
  for (const { field, providerId, team } of named) {
    // One team may have several needs; nobody else has two places in the order.
    const first = named.find((n) => n.providerId === providerId)!;
    if (first.field === field || (first.team === true && team === true && !sameNeed(first.field, field))) continue;
    problems.push({ field, value: providerId, rule: 'must stand once in a contract' });
  }
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
  /** An own team, asked for its needs alone. */
  readonly team?: true;
}

function namedProviders({ rule, fallback, spot = [], needs = [] }: Contract): NamedProvider[] {
  const own =
    rule.kind === 'rotation'
      ? rule.shares.map(({ providerId }, i) => ({ field: `/rule/shares/${i}/providerId`, providerId }))
      : rule.tiers.flatMap((tier, t) =>
          tier.providerIds.map((providerId, i) => ({ field: `/rule/tiers/${t}/providerIds/${i}`, providerId })),
        );
  const teams = needs.flatMap((need, n) =>
    'ownTeams' in need
      ? need.ownTeams.map((providerId, i) => ({ field: `/needs/${n}/ownTeams/${i}`, providerId, team: true as const }))
      : [],
  );
  return [
    ...own,
    ...fallback.map((providerId, i) => ({ field: `/fallback/${i}`, providerId })),
    ...spot.map((providerId, i) => ({ field: `/spot/${i}`, providerId })),
    ...teams,
  ];
}

function sameNeed(a: string, b: string): boolean {
  return a.split('/')[2] === b.split('/')[2];
}
