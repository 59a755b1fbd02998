/** The periods of a rotation: numbered from 0, the first starts on `firstPeriodStarts`. */
import type { RotationRule } from '../contract.ts';
import { daysBetween, type LocalDate } from '../time.ts';

/** Negative before the first period: the rotation is taken to have turned since ever. */
export function periodOf(rule: RotationRule, date: LocalDate): number {
  return Math.floor(daysBetween(rule.firstPeriodStarts, date) / rule.periodDays);
}

/**
 * Percent due to the provider at `position` of the list in a period. Where shares rotate, each period moves them one
 * place along: with 80/20 the first provider has 80 in period 0, 20 in period 1, 80 in period 2.
 */
export function percentOf(rule: RotationRule, position: number, period: number): number {
  const n = rule.shares.length;
  const from = rule.rotates ? (((position - period) % n) + n) % n : position;
  return rule.shares[from]!.percent;
}
