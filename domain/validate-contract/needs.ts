import type { NeedRule } from '../contract.ts';
import type { FieldProblem } from '../field-problem.ts';
import type { Provider } from '../provider.ts';

/** What makes the table of needs impossible. @param named everybody whom the contract names. */
export function needProblems(
  needs: readonly NeedRule[],
  named: readonly string[],
  providers: readonly Pick<Provider, 'id' | 'kind'>[],
): FieldProblem[] {
  return needs.flatMap((need, i) => {
    const problems: FieldProblem[] = [];
    const { needType } = need;
    if (needs.findIndex((n) => n.needType === needType) !== i) {
      problems.push({ field: `/needs/${i}/needType`, value: needType, rule: 'must be each type of need once' });
    }
    if ('ownTeams' in need) {
      if (need.ownTeams.length > 0) return problems;
      problems.push({ field: `/needs/${i}/ownTeams`, value: [], rule: `must name at least one team for ${needType}` });
      return problems;
    }
    const kinds = new Set(providers.filter((p) => named.includes(p.id)).map((p) => p.kind));
    if (!need.classes.some((kind) => kinds.has(kind))) {
      const rule = `must be somebody whom the contract names; its providers are ${[...kinds].join(', ') || 'nobody'}`;
      problems.push({ field: `/needs/${i}/classes`, value: need.classes, rule });
    }
    return problems;
  });
}
