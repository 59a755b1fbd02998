import type { Problem } from './problem.ts';
import { validateLinks } from './validate/links.ts';
import { requireOneOf, requirePenalty } from './validate/problem-error.ts';
import { validateShifts } from './validate/shifts.ts';
import { validateTravel } from './validate/travel.ts';
import { validateVisits } from './validate/visits.ts';

export { ProblemError } from './validate/problem-error.ts';

/**
 * Passes a well-formed problem and throws ProblemError for the first field that is not, by path, value and rule
 * ("visits[3].windows[0].to is 540: must be at or after its from = 600"). A problem that is well formed but cannot
 * be satisfied passes: that is for the plan and its reasons to say.
 */
export function validate(problem: Problem): void {
  validateTravel(problem);
  validateShifts(problem);
  validateVisits(problem);
  validateLinks(problem);
  const { travel, lateness, highestLateness, waiting, highestIdle, ...change } = problem.prices;
  const weights = { travel, lateness, highestLateness, waiting, highestIdle };
  for (const [term, weight] of Object.entries(weights)) requirePenalty(`prices.${term}`, weight);
  requireOneOf('prices.departure', change.departure, ['latest', 'shift-start']);
  requirePenalty('prices.changedCarer', change.changedCarer);
  requirePenalty('prices.changedStart', change.changedStart);
  requirePenalty('prices.changedStartFree', change.changedStartFree);
}
