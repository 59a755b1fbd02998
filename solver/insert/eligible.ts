import type { Problem } from '../problem.ts';
import type { WorkingPlan } from './working-plan.ts';

/** Whether a shift holds every skill the visit needs. */
export function hasSkills(problem: Problem, visit: number, shift: number): boolean {
  const held = problem.shifts[shift].skills;
  const needed = problem.visits[visit].skills;
  for (let w = 0; w < needed.length; w++) if ((needed[w] & ~(held[w] ?? 0)) !== 0) return false;
  return true;
}

/** Whether the carer is barred from the visit. */
export function isBarred(problem: Problem, visit: number, carer: number): boolean {
  return problem.visits[visit].barred?.includes(carer) ?? false;
}

/** Whether every place at the visit is pinned to somebody else. */
export function isPinnedAway(problem: Problem, visit: number, carer: number): boolean {
  const { carers, pinned } = problem.visits[visit];
  return pinned?.carers !== undefined && pinned.carers.length === carers && !pinned.carers.includes(carer);
}

/** The visit of a link by different carers that already has this carer, if there is one. */
export function sharesCarerWith(plan: WorkingPlan, visit: number, carer: number): number | undefined {
  for (const l of plan.linksOf[visit]) {
    const { first, second, differentCarers } = plan.problem.links[l];
    if (!differentCarers) continue;
    const other = first === visit ? second : first;
    if (plan.attending[other].some((shift) => plan.problem.shifts[shift].carer === carer)) return other;
  }
  return undefined;
}

/** Whether this shift's carer may be sent at all, by who they are; says nothing of time. */
export function isEligible(plan: WorkingPlan, visit: number, shift: number): boolean {
  const { problem } = plan;
  const { carer } = problem.shifts[shift];
  return (
    hasSkills(problem, visit, shift) &&
    !isBarred(problem, visit, carer) &&
    !isPinnedAway(problem, visit, carer) &&
    sharesCarerWith(plan, visit, carer) === undefined
  );
}
