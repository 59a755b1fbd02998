import type { Reason } from '../../domain/reason.ts';
import { PlanRejected } from '../errors.ts';
import { weekKey } from '../problem/carer-limits.ts';
import type { ProviderFacts } from '../provider/provider-facts.ts';

/** Each time the carers named by the audit have their week shortened by what they are over. */
const MOST_TRIES = 4;

/**
 * The solver counts a carer's work without waiting, which is paid too; only the finished rounds show it. Where they
 * take a carer over the agreed weekly minutes, the day is planned again with so much less to give.
 */
export async function withinWeek<T>(facts: ProviderFacts, plan: (facts: ProviderFacts) => T | Promise<T>): Promise<T> {
  let shorterWeeks = new Map(facts.shorterWeeks);
  for (let tries = 1; ; tries++) {
    try {
      return await plan({ ...facts, shorterWeeks });
    } catch (error) {
      const over = tries < MOST_TRIES && error instanceof PlanRejected ? overWeek(error) : null;
      if (over === null) throw error;
      shorterWeeks = new Map(shorterWeeks);
      for (const [key, minutes] of over) shorterWeeks.set(key, (shorterWeeks.get(key) ?? 0) + minutes);
    }
  }
}

/** Minutes over by carer of the day, if that is all that is wrong with the plan. */
function overWeek({ date, broken }: PlanRejected): Map<string, number> | null {
  const over = new Map<string, number>();
  for (const { rule, about, numbers } of broken) {
    if (rule !== 'weekly-hours' || about === undefined || numbers === undefined) return null;
    over.set(weekKey(date, about), numbers.minutes! - numbers.most!);
  }
  return over;
}

/** Why a day cannot be planned, where hours are all that is wrong with it; null for a fault, which is nobody's answer. */
export function hoursOver(error: unknown): Reason | null {
  const over = error instanceof PlanRejected ? overWeek(error) : null;
  if (over === null) return null;
  const [carers, minutesOver] = [over.size, Math.min(...over.values())];
  const who = carers === 1 ? '1 carer' : `${carers} carers`;
  const text = `${who} with too few of the week's hours left, the paid waiting between visits counted: ${minutesOver} minutes over at least.`;
  return { code: 'working-time', text, numbers: { carers, minutesOver } };
}
