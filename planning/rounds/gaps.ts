/**
 * Gaps: stretches of a round that are kept free because somebody may still ask for them. A visit that a gap is kept for
 * is planned like every other one, at half the price of one that is promised, and taken out of the rounds that are
 * shown; the day plan keeps both (DayPlan.withGaps), so that an answer after a night of replanning finds its place again.
 */
import { withoutHeldPlace } from '../../domain/life/suspension.ts';
import type { LocalDate } from '../../domain/time.ts';
import { check } from '../../solver/check.ts';
import { cost } from '../../solver/cost.ts';
import type { Plan, PlanRound } from '../../solver/plan.ts';
import { PlanRejected } from '../errors.ts';
import type { DayProblem } from '../problem/day-problem.ts';
import { isOffered, type ProviderFacts, visitsPlannedFor } from '../provider/provider-facts.ts';

export function gapsIn({ visits }: DayProblem): ReadonlySet<number> {
  return new Set(visits.flatMap(({ gap }, v) => (gap === true ? [v] : [])));
}

/** The rounds without some visits; one that has no visit left has no break either. */
export function withoutVisits(rounds: readonly PlanRound[], out: ReadonlySet<number>): readonly PlanRound[] {
  if (out.size === 0) return rounds;
  return rounds.map(({ shift, stops }) => {
    const kept = stops.filter((s) => s.kind === 'break' || !out.has(s.visit));
    return { shift, stops: kept.some((s) => s.kind === 'visit') ? kept : [] };
  });
}

/**
 * Whether the rounds are allowed also with their gaps empty. Taking a visit out of a round keeps it in time, but the way
 * between its neighbours may be longer than the carer may be sent in one leg.
 */
export function standsWithGapsEmpty(day: DayProblem, rounds: readonly PlanRound[]): boolean {
  const gaps = gapsIn(day);
  return gaps.size === 0 || check(day.problem, planOf(day, withoutVisits(rounds, gaps))).length === 0;
}

/** Rounds with their cost and what they leave out. */
export function planOf({ problem, visits }: DayProblem, rounds: readonly PlanRound[]): Plan {
  const served = new Set(rounds.flatMap((r) => r.stops.flatMap((s) => (s.kind === 'visit' ? [s.visit] : []))));
  return { rounds, unserved: [...visits.keys()].filter((v) => !served.has(v)), cost: cost(problem, rounds) };
}

/** A day planned with its gaps, or without them where that is refused. */
export async function keepingGaps<T>(
  facts: ProviderFacts,
  date: LocalDate,
  plan: (facts: ProviderFacts) => Promise<T>,
): Promise<T> {
  try {
    return await plan(facts);
  } catch (error) {
    if (error instanceof PlanRejected && hasGaps(facts, date)) return plan(withoutGaps(facts));
    throw error;
  }
}

export function hasGaps(facts: ProviderFacts, date: LocalDate): boolean {
  return visitsPlannedFor(facts, date).some(({ gap }) => gap === true);
}

/** The same provider with nothing kept free. */
export function withoutGaps(facts: ProviderFacts): ProviderFacts {
  return { ...facts, packages: facts.packages.filter((p) => !isOffered(p)).map(withoutHeldPlace) };
}
