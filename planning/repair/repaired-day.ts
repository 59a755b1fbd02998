/** One stored day, mended after something about it changed: people, hours, packages or pins. */

import { type DayPlan, roundsWithGaps } from '../../domain/round.ts';
import { dayMinuteOfInstant, type LocalDate, planningDateOf } from '../../domain/time.ts';
import type { PlanRound } from '../../solver/plan.ts';
import { fromRounds } from '../from-rounds.ts';
import type { DayProblem } from '../problem/day-problem.ts';
import { storedVisits } from '../problem/stored-visits.ts';
import type { ProviderFacts } from '../provider/provider-facts.ts';
import type { RepairedDay } from '../repaired-day.ts';
import { checkedDay } from '../rounds/checked-day.ts';
import { hasGaps, keepingGaps, planOf, withoutGaps } from '../rounds/gaps.ts';
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
  /** The visit that the change is about: it is tried again whether it was left out before or not. */
  readonly about?: string;
}

/**
 * The stored day of a date under the facts as they are now, with the least change; null if no day is stored.
 * @param at the instant of the change: on its own day nothing that has begun moves, nor leaves the carer who was there.
 * @throws PlanRejected
 */
export async function repairedDay(
  facts: ProviderFacts,
  date: LocalDate,
  at: string,
  { kind = 'repair', problemOf = (now) => toProblem(now, date), tryLeftOut = false, about }: HowToRepair = {},
): Promise<RepairedDay | null> {
  const before = facts.plans.get(date);
  if (before === undefined) return null;
  const now = planningDateOf(at) === date ? dayMinuteOfInstant(date, at) : undefined;
  const mended = (given: ProviderFacts): Promise<DayPlan> =>
    withinWeek(given, (within) => {
      const day = problemOf({ ...within, readAt: at });
      const kept = holding(day, fromRounds(day, roundsWithGaps(before)));
      const rounds = mendedRounds(day, kept, lostIn(day, kept, before, { tryLeftOut, about }), now);
      return checkedDay(day, planOf(day, rounds), { kind, at });
    });
  const plan = await promisedFirst(facts, before, await keepingGaps(facts, date, mended), mended);
  const affected = affectedVisits(before, plan);
  return { asRead: facts.asRead, plan, affected, price: priceOfChange(before, plan, affected) };
}

/** Who has a provider comes before who may get one: gaps are given up where that leaves out fewer visits of the day. */
async function promisedFirst(
  facts: ProviderFacts,
  before: DayPlan,
  mended: DayPlan,
  mend: (facts: ProviderFacts) => Promise<DayPlan>,
): Promise<DayPlan> {
  if (mended.leftOut.length <= before.leftOut.length || !hasGaps(facts, before.date)) return mended;
  const freed = await mend(withoutGaps(facts));
  return freed.leftOut.length < mended.leftOut.length ? freed : mended;
}

/**
 * Visits that had a place and have none any more; those that found none before only when somebody has come free, and the
 * one that the change is about.
 */
function lostIn(
  day: DayProblem,
  kept: readonly PlanRound[],
  before: DayPlan,
  { tryLeftOut, about }: { readonly tryLeftOut: boolean; readonly about: string | undefined },
): readonly number[] {
  const leftOut = tryLeftOut ? [] : before.leftOut.map((l) => l.visitId);
  const left = new Set(leftOut.filter((visitId) => visitId !== about));
  const had = storedVisits({ rounds: roundsWithGaps(before) });
  return day.visits.flatMap(({ visit, gap }, v) => {
    const hadNone = gap === true ? !had.has(visit.id) : left.has(visit.id);
    return serves(kept, v) || hadNone ? [] : [v];
  });
}
