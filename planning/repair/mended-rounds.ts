import type { PlanRound } from '../../solver/plan.ts';
import { repair } from '../../solver/repair.ts';
import type { StopRule } from '../../solver/stop.ts';
import type { DayProblem } from '../problem/day-problem.ts';
import { seedOf } from '../replan/search-effort.ts';

/** Enough for a carer's whole round; a repair answers somebody who waits for it. */
const SECONDS = 1;
const ITERATIONS = 500;

/**
 * The rounds with every visit that lost its place put back where that changes least; `now` is a day minute before
 * which nothing moves. Visits that nobody could take before may find a place on the way.
 */
export function mendedRounds(
  day: DayProblem,
  rounds: readonly PlanRound[],
  lost: readonly number[],
  now: number | undefined,
): readonly PlanRound[] {
  let mended = rounds;
  for (const [i, visit] of lost.entries()) {
    if (serves(mended, visit)) continue;
    const options = { seed: seedOf(day.date), stop: stopRule(day, i === 0), ...(now === undefined ? {} : { now }) };
    mended = repair(day.problem, { rounds: mended }, { kind: 'visit-added', visit }, options).plan.rounds;
  }
  return mended;
}

export function serves(rounds: readonly PlanRound[], visit: number): boolean {
  return rounds.some(({ stops }) => stops.some((s) => s.kind === 'visit' && s.visit === visit));
}

/** The first repair places what it can of all that is lost; the others only try once more, one visit each. */
function stopRule({ facts: { settings } }: DayProblem, isFirst: boolean): StopRule {
  const share = isFirst ? 1 : 0.1;
  return settings.replanIterations === undefined
    ? { seconds: SECONDS * share, iterations: ITERATIONS * share }
    : { iterations: Math.min(ITERATIONS, settings.replanIterations) * share };
}
