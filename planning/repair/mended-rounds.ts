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
  const visits = lost.filter((visit) => !serves(rounds, visit));
  if (visits.length === 0) return rounds;
  const options = { seed: seedOf(day.date), stop: stopRule(day), ...(now === undefined ? {} : { now }) };
  return repair(day.problem, { rounds }, { kind: 'visits-added', visits }, options).plan.rounds;
}

export function serves(rounds: readonly PlanRound[], visit: number): boolean {
  return rounds.some(({ stops }) => stops.some((s) => s.kind === 'visit' && s.visit === visit));
}

function stopRule({ facts: { settings } }: DayProblem): StopRule {
  return settings.replanIterations === undefined
    ? { seconds: SECONDS, iterations: ITERATIONS }
    : { iterations: Math.min(ITERATIONS, settings.replanIterations) };
}
