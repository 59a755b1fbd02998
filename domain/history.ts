import type { LocalDate } from './time.ts';

/** The dates on which a carer attended a client in the last 28 days: what continuity is measured against. */
export interface Attendance {
  readonly providerId: string;
  readonly clientRef: string;
  readonly carerId: string;
  /** Ascending, one entry a date, however many visits that day. */
  readonly dates: readonly LocalDate[];
}
