import { searchElastic } from './elastic/search.ts';
import type { Problem } from './problem.ts';
import { searchRigid } from './rigid/search.ts';
import { holdsEveryStart } from './rigid/waiting.ts';
import type { Search } from './search.ts';

/**
 * The engine that fits the structure of the problem: elastic where starts themselves are paid for across the plan
 * (late, waiting or idle time, a choice of which breaks to miss), rigid where every window is hard. Waiting is a sum over
 * legs, which the rigid engine prices too, once a wish for its start holds every visit where it was put.
 */
export function chooseSearch(problem: Problem): Search {
  const { prices, visits, shifts } = problem;
  const elastic =
    visits.some((visit) => visit.windowRule === 'priced') ||
    (prices.waiting > 0 && !holdsEveryStart(problem)) ||
    prices.highestIdle > 0 ||
    shifts.some((shift) => (shift.breaks?.length ?? 0) > 1 && shift.breaks!.some((rest) => rest.missedPrice !== null));
  return elastic ? searchElastic : searchRigid;
}
