/** The periods of a rotation: numbered from 0, the first starts on `firstPeriodStarts`. */
import type { RotationRule } from '../contract.ts';
import { addDays, daysBetween, type LocalDate } from '../time.ts';

/** Negative before the first period: the rotation is taken to have turned since ever. */
export function periodOf(rule: RotationRule, date: LocalDate): number {
  return Math.floor(daysBetween(rule.firstPeriodStarts, date) / rule.periodDays);
}

/** First and last date of a period. */
export function datesOfPeriod(
  rule: RotationRule,
  period: number,
): { readonly from: LocalDate; readonly to: LocalDate } {
  const from = addDays(rule.firstPeriodStarts, period * rule.periodDays);
  return { from, to: addDays(from, rule.periodDays - 1) };
}

/**
 * Percent due to the provider at `position` of the list on a date. Each turn moves the shares one place along: with
 * 80/20 turning each period the first provider has 80 in period 0, 20 in period 1, 80 in period 2; turning each week it
 * has 80 in the first week of every period and 20 in the second.
 */
export function percentOn(rule: RotationRule, position: number, date: LocalDate): number {
  const n = rule.shares.length;
  return rule.shares[(((position - turnsBy(rule, date)) % n) + n) % n]!.percent;
}

function turnsBy(rule: RotationRule, date: LocalDate): number {
  const period = periodOf(rule, date);
  if (rule.turns === 'each-period') return period;
  if (rule.turns === 'each-week') return Math.floor(daysBetween(datesOfPeriod(rule, period).from, date) / 7);
  return 0;
}
