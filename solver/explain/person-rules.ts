import { hasSkills, isBarred, isPinnedAway, sharesCarerWith } from '../insert/eligible.ts';
import type { WorkingPlan } from '../insert/working-plan.ts';
import type { Blocked } from './blocked.ts';

/** One rule asked of one shift: null where it does not stand in the way. */
export type BlockingRule = (plan: WorkingPlan, visit: number, shift: number) => Blocked | null;

export const lacksSkill: BlockingRule = ({ problem }, visit, shift) => {
  if (hasSkills(problem, visit, shift)) return null;
  const held = problem.shifts[shift].skills;
  return { rule: 'skill', missing: problem.visits[visit].skills.map((bits, word) => bits & ~(held[word] ?? 0)) };
};

export const barredFromVisit: BlockingRule = ({ problem }, visit, shift) =>
  isBarred(problem, visit, problem.shifts[shift].carer) ? { rule: 'barred' } : null;

export const pinnedToOthers: BlockingRule = ({ problem }, visit, shift) =>
  isPinnedAway(problem, visit, problem.shifts[shift].carer) ? { rule: 'pinned' } : null;

export const attendsLinkedVisit: BlockingRule = (plan, visit, shift) => {
  const other = sharesCarerWith(plan, visit, plan.problem.shifts[shift].carer);
  return other === undefined ? null : { rule: 'link-same-carer', visit: other };
};
