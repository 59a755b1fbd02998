/** A zone's split as a contract manager reads it (BU4): who is short or beyond its share, and whose answers made it so. */
import type { RotationRule } from '../contract.ts';
import type { LedgerEntry } from '../ledger.ts';
import { type LocalDate, localDateOf } from '../time.ts';
import { datesOfPeriod, periodOf } from './period.ts';
import { replay } from './replay.ts';
import { counted, type Share, sharesOf, sizeOf } from './shares.ts';
import { turnedAway } from './turned-away.ts';

export interface ShareReport {
  readonly period: { readonly from: LocalDate; readonly to: LocalDate };
  readonly measure: RotationRule['measure'];
  readonly reading: RotationRule['reading'];
  /** One package in the measure: 1, or the largest that was counted. Nobody is further from its due of its own accord. */
  readonly unit: number;
  readonly providers: readonly ShareLine[];
  /** Placed in the period and outside the split, because somebody of the rotation had no room and that is excused. */
  readonly excused: number;
  /** Entries of the period by which a provider of the rotation did not take, or did not keep, a package. */
  readonly turnedAway: readonly LedgerEntry[];
}

export interface ShareLine extends Share {
  /** Had less due and carried: negative = short of its share. */
  readonly ahead: number;
  /** Within one package of its due share, or that far from it. */
  readonly state: 'within' | 'short' | 'beyond';
  /** Of the packages that the provider turned away in the period, in the measure. */
  readonly turnedAway: number;
}

export function shareReport(rule: RotationRule, ledger: readonly LedgerEntry[], date: LocalDate): ShareReport {
  const period = periodOf(rule, date);
  const inPeriod = (when: LocalDate): boolean => periodOf(rule, when) === period;
  const ids = new Set(rule.shares.map((s) => s.providerId));
  const inSplit = counted(rule, ledger);
  const unit = rule.measure === 'packages' ? 1 : Math.max(0, ...inSplit.map((p) => p.minutesPerWeek));
  const standing = replay(ledger).filter((p) => inPeriod(p.date));
  const seqs = new Set(inSplit.map((p) => p.seq));
  const excused = standing.filter((p) => p.route === 'rule' && ids.has(p.providerId) && !seqs.has(p.seq)).length;
  const away = [
    ...standing.flatMap((p) => turnedAway(ledger, p.seq)),
    ...ledger.filter((e) => e.kind === 'handback' && inPeriod(localDateOf(e.at))),
  ].filter((e) => ids.has(e.providerId));
  const providers = sharesOf(rule, ledger, date).map((share): ShareLine => {
    const ahead = share.had - share.due - share.carried;
    const own = away.filter((e) => e.providerId === share.providerId);
    return {
      ...share,
      ahead,
      state: Math.abs(ahead) < unit || ahead === 0 ? 'within' : ahead < 0 ? 'short' : 'beyond',
      turnedAway: own.reduce((sum, e) => sum + sizeOf(rule, e), 0),
    };
  });
  const { measure, reading } = rule;
  return { period: datesOfPeriod(rule, period), measure, reading, unit, providers, excused, turnedAway: away };
}
