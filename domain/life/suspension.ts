/**
 * A package suspended while its client is in hospital or away: its visits are out of the rounds, its place is held for so
 * many days, and its return is no new placement, so the ledger says nothing of it (domain.md, "hospital admission
 * suspends a package; held open n days; restart is not a new placement").
 */
import type { CarePackage } from '../package.ts';
import { addDays, type LocalDate } from '../time.ts';

export type SuspensionReason = 'hospital' | 'respite' | 'family' | 'other';

export interface Suspension {
  readonly reason: SuspensionReason;
  readonly at: string;
  /** First calendar date without any visit. Where it begins at once, what is left of the day before is cancelled. */
  readonly from: LocalDate;
  readonly expectedReturn?: LocalDate;
  /** The last date on which its gap in the rounds is promised to nobody else. */
  readonly holdUntil: LocalDate;
  /** First calendar date with visits again. */
  readonly resumesFrom?: LocalDate;
  /** When the place was given up. */
  readonly releasedAt?: string;
}

/** What a council decides about suspended packages. */
export interface SuspensionRule {
  /** Days for which the place is held, from the first day without visits; it varies by contract. */
  readonly holdDays: number;
}

type Suspendable = Pick<CarePackage, 'suspension'>;

/** Whether its visits of a calendar date are suspended, now or by a suspension that is over. */
export function isSuspendedOn(
  { suspension, earlierSuspensions = [] }: Pick<CarePackage, 'suspension' | 'earlierSuspensions'>,
  date: LocalDate,
): boolean {
  const all = suspension === undefined ? earlierSuspensions : [...earlierSuspensions, suspension];
  return all.some(({ from, resumesFrom }) => date >= from && (resumesFrom === undefined || date < resumesFrom));
}

/**
 * The package suspended once more. The suspension before it, which is over, is kept: its days are not asked for again, in
 * the hours bank or in a recount.
 */
export function withSuspension(carePackage: CarePackage, suspension: Suspension): CarePackage {
  const { suspension: over, earlierSuspensions = [] } = carePackage;
  if (over === undefined) return { ...carePackage, suspension };
  return { ...carePackage, suspension, earlierSuspensions: [...earlierSuspensions, over] };
}

/** Suspended and not yet told when it resumes, or to be suspended or resumed on a date to come. */
export function isSuspensionOpen({ suspension }: Suspendable, today: LocalDate): boolean {
  if (suspension === undefined) return false;
  return suspension.resumesFrom === undefined || suspension.resumesFrom > today;
}

/** Its gap on a suspended date is still kept for it. */
export function holdsPlace({ suspension }: Suspendable): boolean {
  return suspension !== undefined && suspension.releasedAt === undefined;
}

/** As it would be if its place were given up. */
export function withoutHeldPlace<P extends Suspendable>(carePackage: P): P {
  const { suspension } = carePackage;
  if (suspension === undefined || !holdsPlace(carePackage)) return carePackage;
  return { ...carePackage, suspension: { ...suspension, releasedAt: suspension.at } };
}

/** Whether the days for which its place is held are over. */
export function isHoldOver({ suspension }: Suspendable, today: LocalDate): boolean {
  if (suspension === undefined || suspension.releasedAt !== undefined || suspension.resumesFrom !== undefined)
    return false;
  return today > suspension.holdUntil;
}

/** The last date of the hold of a suspension that begins on `from`. */
export function holdUntil(from: LocalDate, { holdDays }: SuspensionRule): LocalDate {
  return addDays(from, holdDays - 1);
}
