/**
 * Times called critical without a clinical reason (WA26): a window that may not be widened binds the round of everybody
 * around it, so the council reviews each one that says not why.
 */
import type { CarePackage, VisitPattern } from './package.ts';

/** A critical time names its clinical reason; this one does not. */
export function isCriticalWithoutReason({ criticality }: VisitPattern): boolean {
  return criticality.level === 'critical' && criticality.reason === undefined;
}

/** Those patterns of a package whose window is to be reviewed. */
export function windowsForReview({ patterns }: Pick<CarePackage, 'patterns'>): readonly VisitPattern[] {
  return patterns.filter(isCriticalWithoutReason);
}
