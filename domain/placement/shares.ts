/**
 * What each provider of a rotation has had and what it is due (BU3), from the ledger alone.
 * Counted in packages or in commissioned minutes a week, as the contract's `measure` says.
 */
import type { RotationRule } from '../contract.ts';
import type { LedgerEntry } from '../ledger.ts';
import type { LocalDate } from '../time.ts';
import { percentOf, periodOf } from './period.ts';
import { replay, type StandingPlacement } from './replay.ts';

export interface Share {
  readonly providerId: string;
  /** Of the period that `date` lies in. */
  readonly percent: number;
  /** Placed in this period. */
  readonly had: number;
  /** Percent of all that was placed in this period by providers of the rotation. */
  readonly due: number;
  /** Due less had from the periods before; 0 unless the contract carries shortfalls. */
  readonly carried: number;
}

/** In the order of the contract's list. Placements with a fallback provider count for nobody's share. */
export function sharesOf(rule: RotationRule, ledger: readonly LedgerEntry[], date: LocalDate): Share[] {
  const period = periodOf(rule, date);
  const byPeriod = Map.groupBy(
    replay(ledger).filter((p) => rule.shares.some((s) => s.providerId === p.providerId)),
    (p) => periodOf(rule, p.date),
  );
  const current = byPeriod.get(period) ?? [];
  const total = sum(rule, current);
  return rule.shares.map(({ providerId }, position) => {
    const percent = percentOf(rule, position, period);
    const had = sum(rule, heldBy(current, providerId));
    let carried = 0;
    if (rule.carryShortfall) {
      for (const [earlier, placements] of byPeriod) {
        if (earlier >= period) continue;
        const due = (sum(rule, placements) * percentOf(rule, position, earlier)) / 100;
        carried += due - sum(rule, heldBy(placements, providerId));
      }
    }
    return { providerId, percent, had, due: (total * percent) / 100, carried };
  });
}

function heldBy(placements: readonly StandingPlacement[], providerId: string): StandingPlacement[] {
  return placements.filter((p) => p.providerId === providerId);
}

function sum(rule: RotationRule, placements: readonly StandingPlacement[]): number {
  if (rule.measure === 'packages') return placements.length;
  return placements.reduce((minutes, p) => minutes + p.minutesPerWeek, 0);
}
