/**
 * The reserve: minutes of a provider's carers kept free for emergencies, by zone, two hours of the day and weekday (WA41:
 * block providers must respond to emergency care; a council's own team keeps it most often). Held as calls of half an hour.
 */
import type { FieldProblem } from './field-problem.ts';
import { type LocalTime, WEEKDAYS, type Weekday } from './time.ts';

/** Starts of the bands, two hours each. */
export const BANDS = ['06:00', '08:00', '10:00', '12:00', '14:00', '16:00', '18:00', '20:00'] as const;
export const BAND_MINUTES = 120;
/** Of the calls that a reserve is held as. */
export const RESERVED_CALL_MINUTES = 30;
/** A band of one zone: twelve calls. */
export const MOST_RESERVED_IN_BAND = 12 * RESERVED_CALL_MINUTES;
/** Over all zones and bands of a day: more is not a reserve but a team of its own. */
const MOST_RESERVED_A_DAY = 1440;

export interface Reserve {
  readonly zoneId: string;
  /** Start of one of BANDS. */
  readonly from: LocalTime;
  /** On which it is kept; absent = every day of the week. */
  readonly days?: readonly Weekday[];
  /** On each of these days, a multiple of RESERVED_CALL_MINUTES. */
  readonly minutes: number;
}

/** Minutes that are to be kept free on a weekday, over all zones and bands. */
export function reservedOn(reserve: readonly Reserve[], weekday: Weekday): number {
  return reserve.reduce((sum, one) => sum + (daysOf(one).includes(weekday) ? one.minutes : 0), 0);
}

/** The minutes of a date, over all zones and bands. */
export interface ReserveKept {
  readonly wantedMinutes: number;
  /** Of these, what has a place in the rounds. */
  readonly heldMinutes: number;
}

export function daysOf({ days = WEEKDAYS }: Reserve): readonly Weekday[] {
  return days;
}

/** What is wrong with a provider's reserve, by field; none for a provider without one. */
export function validateReserve(reserve: readonly Reserve[], zoneIds: readonly string[]): readonly FieldProblem[] {
  const problems = reserve.flatMap((one, i) => problemsOf(one, `/reserve/${i}`, reserve.slice(0, i), zoneIds));
  const most = Math.max(...WEEKDAYS.map((weekday) => reservedOn(reserve, weekday)));
  if (most > MOST_RESERVED_A_DAY) {
    const rule = `must be at most ${MOST_RESERVED_A_DAY} minutes a day over all zones and bands`;
    problems.push({ field: '/reserve', value: most, rule });
  }
  return problems;
}

function problemsOf(
  one: Reserve,
  field: string,
  before: readonly Reserve[],
  zoneIds: readonly string[],
): FieldProblem[] {
  const { zoneId, from, minutes } = one;
  const problems: FieldProblem[] = [];
  if (!zoneIds.includes(zoneId)) problems.push({ field: `${field}/zoneId`, value: zoneId, rule: 'is a zone' });
  if (!BANDS.some((band) => band === from)) {
    problems.push({ field: `${field}/from`, value: from, rule: `starts a band: ${BANDS.join(', ')}` });
  }
  const days = daysOf(one);
  if (days.length === 0 || new Set(days).size !== days.length) {
    problems.push({ field: `${field}/days`, value: days, rule: 'must be at least one weekday, each once' });
  }
  const same = before.filter((other) => other.zoneId === zoneId && other.from === from);
  const twice = days.filter((day) => same.some((other) => daysOf(other).includes(day)));
  if (twice.length > 0) {
    const rule = 'must name a zone, band and weekday once';
    problems.push({ field, value: `${zoneId} ${from} ${twice.join(' ')}`, rule });
  }
  if (minutes <= 0 || minutes % RESERVED_CALL_MINUTES !== 0 || minutes > MOST_RESERVED_IN_BAND) {
    const rule = `a multiple of ${RESERVED_CALL_MINUTES}, at most ${MOST_RESERVED_IN_BAND}`;
    problems.push({ field: `${field}/minutes`, value: minutes, rule });
  }
  return problems;
}
