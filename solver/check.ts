import { carerCount, commonStart, differentPeople } from './check/attendance.ts';
import { breakMissing, breakOverlap, breakTwice, breakUnused, breakWindow } from './check/breaks.ts';
import { factsOf } from './check/facts.ts';
import { linkDifferentCarers, linkGap, linkTogether } from './check/links.ts';
import { barred, pinnedCarers, pinnedStart, skills } from './check/people.ts';
import { costAgrees } from './check/recount.ts';
import { capacity, longestLeg, maxWork, shiftEnd, travelTime } from './check/rounds.ts';
import { mustBeServed, unservedList } from './check/served.ts';
import type { Rule, Violation } from './check/violation.ts';
import { wellFormed } from './check/well-formed.ts';
import { beforeWindow, outsideWindow } from './check/windows.ts';
import type { Plan } from './plan.ts';
import type { Problem } from './problem.ts';

/** Every rule of the model. A new rule is a function with its codes, listed here. */
const RULES: readonly Rule[] = [
  unservedList,
  mustBeServed,
  carerCount,
  differentPeople,
  commonStart,
  beforeWindow,
  outsideWindow,
  skills,
  barred,
  pinnedCarers,
  pinnedStart,
  linkGap,
  linkDifferentCarers,
  linkTogether,
  travelTime,
  longestLeg,
  shiftEnd,
  breakWindow,
  breakOverlap,
  breakTwice,
  breakMissing,
  breakUnused,
  capacity,
  maxWork,
  costAgrees,
];

/**
 * Everything a plan does that the problem does not allow, and every term of its cost that its rounds do not add up
 * to; empty = allowed. Shares no code with the search nor with cost.ts, so that neither can vouch for itself.
 */
export function check(problem: Problem, plan: Plan): Violation[] {
  const malformed = wellFormed(problem, plan);
  if (malformed.length > 0) return malformed;
  const facts = factsOf(problem, plan);
  return RULES.flatMap((rule) => rule(facts));
}
