import type { Location, Mode } from './place.ts';
import type { LocalDate, LocalTime, Weekday } from './time.ts';

/** A paid care worker of one provider. */
export interface Carer {
  readonly id: string;
  readonly providerId: string;
  readonly initials: string;
  readonly home: Location;
  readonly mode: Mode;
  readonly skills: readonly { readonly code: string; readonly expires?: LocalDate }[];
  readonly gender: 'female' | 'male';
  readonly languages: readonly string[];
  /** Household circumstances this carer cannot enter: 'dog', 'cat', 'smoking'. */
  readonly avoids: readonly string[];
  /** No visit before clearance (DBS) and start (BU21). */
  readonly clearedFrom: LocalDate;
  /** The last day of work. */
  readonly leaves?: LocalDate;
  /** Most paid minutes a week; 48 h = 2,880 unless opted out. */
  readonly maxMinutesPerWeek: number;
  readonly version: number;
}

/** Recurring working hours; a one-off shift has `validFrom` = `validTo`. */
export interface ShiftPattern {
  readonly id: string;
  readonly carerId: string;
  readonly providerId: string;
  readonly days: readonly Weekday[];
  /** Wall-clock on the day the shift starts; `to` at or before `from` means the next morning. */
  readonly from: LocalTime;
  readonly to: LocalTime;
  readonly validFrom: LocalDate;
  readonly validTo?: LocalDate;
  readonly version: number;
}

/** Away from `from` to `to` (instants, ISO 8601 with offset or Z): sickness, leave. Empties the shifts it covers. */
export interface Absence {
  readonly id: string;
  readonly carerId: string;
  readonly providerId: string;
  readonly from: string;
  readonly to: string;
  readonly kind: 'sickness' | 'leave' | 'training' | 'other';
  readonly version: number;
}

/** One shift of one carer on one planning date, absences taken out: what a round is planned inside. */
export interface Shift {
  /** `${carerId}/${date}/${n}`, n = 0, 1 ... in time order. */
  readonly id: string;
  readonly carerId: string;
  readonly date: LocalDate;
  /** Day minutes (see time.ts). */
  readonly from: number;
  readonly to: number;
}
