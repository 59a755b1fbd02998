import type { CarePackage } from '../domain/package.ts';
import type { LocalDate, LocalTime } from '../domain/time.ts';
import type { Caller } from './caller.ts';
import type { Ports } from './ports.ts';
import type { RepairedDay } from './repaired-day.ts';

export interface VisitChange {
  readonly packageId: string;
  readonly patternId: string;
  /** The calendar date of the visit. */
  readonly date: LocalDate;
  readonly window?: { readonly from: LocalTime; readonly to: LocalTime };
  readonly minutes?: number;
  readonly cancelled?: boolean;
  /** Version of the package that was read. */
  readonly expected: number;
  /** True = say what it would do and change nothing. */
  readonly dryRun?: boolean;
}

export interface ChangedVisit {
  /** The changed visit is still in a round, and nothing that was planned is left out for it. */
  readonly holds: boolean;
  readonly carePackage: CarePackage;
  /** Absent when the visit's day is not planned yet, or the package has no provider. */
  readonly day?: RepairedDay;
}

/**
 * Changes one visit on one date (9 pm to 10 pm) and repairs its day with the least change; package and plan are
 * committed together.
 * @throws InvalidInput, NotFound (package, pattern, or no visit of it on that date), VersionConflict, NotAllowedNow.
 */
export declare function changeVisit(ports: Ports, caller: Caller, change: VisitChange): Promise<ChangedVisit>;
