/** One attendance on one date, made from a pattern. `from`/`to` are day minutes of `date` (see time.ts). */
import type { ClinicalReason } from './package.ts';
import type { LocalDate } from './time.ts';

export interface Visit {
  /** `${packageId}/${patternId}/${calendarDate}`: stable over replanning. */
  readonly id: string;
  readonly packageId: string;
  readonly patternId: string;
  /** The version of the service order that the pattern is of. */
  readonly serviceOrder: number;
  readonly clientRef: string;
  /** The planning date (a 02:00 visit belongs to the night of the day before). */
  readonly date: LocalDate;
  /** Earliest and latest start. */
  readonly window: { readonly from: number; readonly to: number };
  /** The wanted start: the middle of the window. */
  readonly wanted: number;
  readonly minutes: number;
  readonly carersRequired: number;
  readonly skills: readonly string[];
  readonly critical: boolean;
  readonly criticalReason?: ClinicalReason;
  readonly minGapMinutes?: number;
}
