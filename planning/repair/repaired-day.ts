/** One stored day, mended after something about it changed: people, hours, packages or pins. */

import type { DayPlan } from '../../domain/round.ts';
import { dayMinuteOfInstant, type LocalDate, planningDateOf } from '../../domain/time.ts';
import { cost } from '../../solver/cost.ts';
import { fromRounds } from '../from-rounds.ts';
import type { DayProblem } from '../problem/day-problem.ts';
import type { ProviderFacts } from '../provider/provider-facts.ts';
import type { RepairedDay } from '../repaired-day.ts';
import { checkedDay } from '../rounds/checked-day.ts';
import { holding } from '../rounds/standing.ts';
import { withinWeek } from '../rounds/within-week.ts';
import { toProblem } from '../to-problem.ts';
import { affectedVisits, priceOfChange } from './affected.ts';
import { mendedRounds, serves } from './mended-rounds.ts';

export interface HowToRepair {
  /** 'repair' unless told. */
  readonly kind?: DayPlan['madeBy']['kind'];
  /** The day's problem; the ordinary one unless a use case pins something in it. */
  readonly problemOf?: (facts: ProviderFacts) => DayProblem;
  /** Visits that were left out before are tried again: somebody has come free. */
  readonly tryLeftOut?: boolean;
}

/**
 * The stored day of a date under the facts as they are now, with the least change; null if no day is stored.
 * @param at the instant of the change: on its own day nothing that has begun moves.
 * @throws PlanRejected
 */
export async function repairedDay(
  facts: ProviderFacts,
  date: LocalDate,
  at: string,
  { kind = 'repair', problemOf = (now) => toProblem(now, date), tryLeftOut = false }: HowToRepair = {},
): Promise<RepairedDay | null> {
  const before = facts.plans.get(date);
  if (before === undefined) return null;
  const now = planningDateOf(at) === date ? dayMinuteOfInstant(date, at) : undefined;
  const plan = await withinWeek(facts, (within) => {
    const day = problemOf(within);
    const kept = holding(day, fromRounds(day, before.rounds));
    const leftBefore = new Set(tryLeftOut ? [] : before.leftOut.map((l) => l.visitId));
    const lost = day.visits.flatMap(({ visit }, v) => (serves(kept, v) || leftBefore.has(visit.id) ? [] : [v]));
    const rounds = mendedRounds(day, kept, lost, now);
    const unserved = day.visits.flatMap((_, v) => (serves(rounds, v) ? [] : [v]));
    return checkedDay(day, { rounds, unserved, cost: cost(day.problem, rounds) }, { kind, at });
  });
  const affected = affectedVisits(before, plan);
  return { plan, affected, price: priceOfChange(before, plan, affected) };
}
