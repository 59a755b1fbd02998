/**
 * Time in Rounds. Local times are Europe/London. A *day minute* is an integer number of elapsed minutes since
 * local midnight at the start of a planning date: 0..1439 by day, beyond 1440 after the next midnight. Elapsed, not
 * wall-clock: on a clock-change day 12:00 is day minute 660 (March) or 780 (October).
 * A planning day runs from PLANNING_DAY_STARTS to the same wall-clock time of the next day.
 */
export type LocalDate = string;
export type LocalTime = string;
export type Weekday = 'mon' | 'tue' | 'wed' | 'thu' | 'fri' | 'sat' | 'sun';

export const PLANNING_DAY_STARTS: LocalTime = '05:00';
