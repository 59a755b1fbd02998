/** What makes a contract impossible: refused when it is loaded, naming the field. An empty list means valid. */
import type { Contract, RotationRule, TierRule } from './contract.ts';
import type { FieldProblem } from './field-problem.ts';
import { isLocalDate } from './time.ts';

export interface Known {
  readonly zoneIds: readonly string[];
  readonly providerIds: readonly string[];
}

export function validateContract(contract: Contract, known: Known): FieldProblem[] {
  const problems = contract.rule.kind === 'rotation' ? rotationProblems(contract.rule) : tierProblems(contract.rule);
  if (!known.zoneIds.includes(contract.zoneId)) {
    problems.push({ field: '/zoneId', value: contract.zoneId, rule: 'a zone that exists' });
  }
  const named = namedProviders(contract);
  if (named.length === 0) problems.push({ field: '/rule', value: contract.rule, rule: 'names at least one provider' });
  (contract.obliged ?? []).forEach((providerId, i) => {
    if (named.some((n) => n.providerId === providerId)) return;
    problems.push({ field: `/obliged/${i}`, value: providerId, rule: 'a provider of this contract' });
  });
  for (const { field, providerId } of named) {
    if (!known.providerIds.includes(providerId)) {
      problems.push({ field, value: providerId, rule: 'a provider that exists' });
    }
    if (named.find((n) => n.providerId === providerId)?.field !== field) {
      problems.push({ field, value: providerId, rule: 'each provider once in a contract' });
    }
  }
  return problems;
}

/** Zones that no contract covers: nobody would ever be asked there. */
export function zonesWithoutContract(contracts: readonly Contract[], zoneIds: readonly string[]): FieldProblem[] {
  return zoneIds
    .filter((zoneId) => !contracts.some((c) => c.zoneId === zoneId))
    .map((zoneId) => ({ field: '/zoneId', value: zoneId, rule: 'every zone has a contract' }));
}

function rotationProblems(rule: RotationRule): FieldProblem[] {
  const problems: FieldProblem[] = [];
  rule.shares.forEach(({ percent }, i) => {
    if (!Number.isInteger(percent) || percent < 0 || percent > 100) {
      problems.push({ field: `/rule/shares/${i}/percent`, value: percent, rule: 'a whole number from 0 to 100' });
    }
  });
  const sum = rule.shares.reduce((total, share) => total + share.percent, 0);
  if (rule.reading === 'floor' ? sum > 100 : sum !== 100) {
    const must = rule.reading === 'floor' ? 'floors add up to 100 at most' : 'shares add up to 100';
    problems.push({ field: '/rule/shares', value: rule.shares, rule: `${must}, these to ${sum}` });
  }
  if (rule.turns === 'each-week' && rule.shares.length !== 2) {
    // With three or more, no order of asking keeps everybody within one package while shares change under way.
    const value = rule.shares.length;
    problems.push({ field: '/rule/turns', value: rule.turns, rule: `each-week is for two providers, not ${value}` });
  }
  if (!Number.isInteger(rule.periodDays) || rule.periodDays < 1) {
    problems.push({ field: '/rule/periodDays', value: rule.periodDays, rule: 'a whole number of days, at least 1' });
  } else if (rule.turns === 'each-week' && rule.periodDays % 7 !== 0) {
    problems.push({
      field: '/rule/periodDays',
      value: rule.periodDays,
      rule: 'whole weeks where shares turn each week',
    });
  }
  if (!isLocalDate(rule.firstPeriodStarts)) {
    problems.push({ field: '/rule/firstPeriodStarts', value: rule.firstPeriodStarts, rule: 'a real date, YYYY-MM-DD' });
  }
  return problems;
}

function tierProblems(rule: TierRule): FieldProblem[] {
  return rule.tiers.flatMap((tier, i) =>
    tier.providerIds.length > 0
      ? []
      : [{ field: `/rule/tiers/${i}/providerIds`, value: [], rule: `tier ${tier.name} names at least one provider` }],
  );
}

function namedProviders({ rule, fallback, spot = [] }: Contract): { field: string; providerId: string }[] {
  const own =
    rule.kind === 'rotation'
      ? rule.shares.map(({ providerId }, i) => ({ field: `/rule/shares/${i}/providerId`, providerId }))
      : rule.tiers.flatMap((tier, t) =>
          tier.providerIds.map((providerId, i) => ({ field: `/rule/tiers/${t}/providerIds/${i}`, providerId })),
        );
  return [
    ...own,
    ...fallback.map((providerId, i) => ({ field: `/fallback/${i}`, providerId })),
    ...spot.map((providerId, i) => ({ field: `/spot/${i}`, providerId })),
  ];
}
