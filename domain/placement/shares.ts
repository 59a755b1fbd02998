/**
 * What each provider of a rotation has had and what it is due (BU3), from the ledger alone.
 * Counted in packages or in commissioned minutes a week, as the contract's `measure` says.
 */
import type { RotationRule } from '../contract.ts';
import type { LedgerEntry } from '../ledger.ts';
import type { LocalDate } from '../time.ts';
import { percentOn, periodOf } from './period.ts';
import { replay, type StandingPlacement } from './replay.ts';
import { hadNoRoom, turnedAway } from './turned-away.ts';

export interface Share {
  readonly providerId: string;
  /** On the date. */
  readonly percent: number;
  /** Placed in the period that the date lies in. */
  readonly had: number;
  /** Its percent, on the day of each, of all that was placed in this period by the rotation. */
  readonly due: number;
  /** Due less had from the periods before; 0 unless the contract carries shortfalls. */
  readonly carried: number;
}

/** In the order of the contract's list. What is placed by another part of the contract counts for nobody's share. */
export function sharesOf(rule: RotationRule, ledger: readonly LedgerEntry[], date: LocalDate): Share[] {
  const byPeriod = Map.groupBy(counted(rule, ledger), (p) => periodOf(rule, p.date));
  const period = periodOf(rule, date);
  const earlier = [...byPeriod.keys()].filter((p) => p < period).sort((a, b) => a - b);
  return rule.shares.map(({ providerId }, position) => {
    const account = (placements: readonly StandingPlacement[]) => ({
      due: placements.reduce((sum, p) => sum + (sizeOf(rule, p) * percentOn(rule, position, p.date)) / 100, 0),
      had: placements.reduce((sum, p) => sum + (p.providerId === providerId ? sizeOf(rule, p) : 0), 0),
    });
    let carried = 0;
    if (rule.carryShortfall) {
      for (const p of earlier) {
        const { due, had } = account(byPeriod.get(p)!);
        carried += due - had;
        if (rule.reading === 'floor') carried = Math.max(0, carried);
      }
    }
    return { providerId, percent: percentOn(rule, position, date), ...account(byPeriod.get(period) ?? []), carried };
  });
}

/** The placements that the shares are counted from. */
export function counted(rule: RotationRule, ledger: readonly LedgerEntry[]): StandingPlacement[] {
  const ids = new Set(rule.shares.map((s) => s.providerId));
  return replay(ledger).filter(
    (p) =>
      p.route === 'rule' &&
      ids.has(p.providerId) &&
      !(rule.noCapacity === 'excused' && turnedAway(ledger, p.seq).some((e) => ids.has(e.providerId) && hadNoRoom(e))),
  );
}

/** Of a package in the contract's measure. */
export function sizeOf(rule: RotationRule, { minutesPerWeek }: { readonly minutesPerWeek: number }): number {
  return rule.measure === 'packages' ? 1 : minutesPerWeek;
}
