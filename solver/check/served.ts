import type { Rule, Violation } from './violation.ts';

/** `unserved` names exactly the visits that no round holds, ascending, once each. */
export const unservedList: Rule = ({ plan, attendances }) => {
  const left = attendances.flatMap((who, visit) => (who.length === 0 ? [visit] : []));
  const found: Violation[] = [];
  for (let i = 0; i < Math.max(left.length, plan.unserved.length); i++) {
    if (left[i] !== plan.unserved[i])
      found.push({ rule: 'unserved-list', found: plan.unserved[i] ?? -1, allowed: left[i] ?? -1 });
  }
  return found;
};

/** A visit without a price for leaving it out must be served. */
export const mustBeServed: Rule = ({ problem, attendances }) =>
  attendances.flatMap((who, v): Violation[] => {
    const { unservedPrice, carers } = problem.visits[v];
    return who.length === 0 && unservedPrice === null
      ? [{ rule: 'must-be-served', visit: v, found: 0, allowed: carers }]
      : [];
  });
