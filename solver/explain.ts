import type { CarerVerdict } from './explain/blocked.ts';
import { verdicts } from './explain/left-out.ts';
import { type Alternative, alternatives, takeOut } from './explain/served.ts';
import { workingPlan } from './insert/working-plan.ts';
import type { Cost, Plan } from './plan.ts';
import type { Problem } from './problem.ts';

export type { Blocked, CarerVerdict } from './explain/blocked.ts';
export type { Alternative } from './explain/served.ts';

export type Explanation =
  | {
      readonly outcome: 'left-out';
      readonly visit: number;
      /** Every carer with a shift, in order, with the first rule that stops them. */
      readonly carers: readonly CarerVerdict[];
    }
  | {
      readonly outcome: 'served';
      readonly visit: number;
      readonly carers: readonly number[];
      readonly start: number;
      /** What serving it so adds to the cost; `unserved` is what that saves. */
      readonly adds: Cost;
      /** The next best carers, cheapest first; a negative total is a place that the search has not found. */
      readonly alternatives: readonly Alternative[];
      /** The other carers, with the first rule that stops them. */
      readonly blocked: readonly CarerVerdict[];
    };

/**
 * Why a visit is left out, carer by carer, or why its carers serve it and not the next best. All other visits keep
 * their carers and order and may slide as in `insert`, so an answer holds for this plan, not for every plan.
 *
 * @throws RangeError for a visit that the problem does not have
 */
export function explain(problem: Problem, plan: Pick<Plan, 'rounds'>, visit: number): Explanation {
  if (problem.visits[visit] === undefined) throw new RangeError(`visit is ${visit}: not a visit of the problem`);
  const standing = workingPlan(problem, plan.rounds, false);
  if (standing.attending[visit].length === 0) {
    return { outcome: 'left-out', visit, carers: verdicts(standing, visit) };
  }
  const carers = standing.attending[visit].map((shift) => problem.shifts[shift].carer);
  const served = takeOut(problem, plan, visit);
  const others = alternatives(served, visit, carers);
  const able = new Set([...carers, ...others.map(({ carer }) => carer)]);
  return {
    outcome: 'served',
    visit,
    carers,
    start: standing.starts[visit],
    adds: served.adds,
    alternatives: others,
    blocked: verdicts(served.without, visit).filter(({ carer }) => !able.has(carer)),
  };
}
