/**
 * Time in Rounds. Local times are Europe/London. A *day minute* is an integer number of elapsed minutes since
 * local midnight at the start of a planning date: 0..1439 by day, beyond 1440 after the next midnight. Elapsed, not
 * wall-clock: on a clock-change day 12:00 is day minute 660 (March) or 780 (October).
 * A planning day runs from PLANNING_DAY_STARTS to the same wall-clock time of the next day.
 *
 * The only file that knows Temporal. Two days a year a wall-clock time is missing or comes twice: a missing one
 * (01:30 on the March night) means the minute that long after the gap began (02:30 summer time), and of a time that
 * comes twice (01:30 on the October night) the first is meant.
 */
import { Temporal } from 'temporal-polyfill';

/** 'YYYY-MM-DD'. */
export type LocalDate = string;
/** 'HH:MM', 00:00 to 23:59. */
export type LocalTime = string;
export type Weekday = 'mon' | 'tue' | 'wed' | 'thu' | 'fri' | 'sat' | 'sun';

export const PLANNING_DAY_STARTS: LocalTime = '05:00';
export const WEEKDAYS: readonly Weekday[] = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

const ZONE = 'Europe/London';
const MS_A_MINUTE = 60_000;
const MINUTES_A_DAY = 1440;
const MS_A_DAY = MINUTES_A_DAY * MS_A_MINUTE;

/** Local midnight of a date as epoch milliseconds: the zone rules are asked once a date. */
const midnights = new Map<LocalDate, number>();

function midnightOf(date: LocalDate): number {
  const known = midnights.get(date);
  if (known !== undefined) return known;
  const midnight = Temporal.PlainDate.from(date).toZonedDateTime(ZONE).epochMilliseconds;
  midnights.set(date, midnight);
  return midnight;
}

const lengths = new Map<LocalDate, number>();

/** Elapsed minutes from this date's midnight to the next: 1440, or 1380 and 1500 on the two clock-change days. */
export function lengthOfDay(date: LocalDate): number {
  const known = lengths.get(date);
  if (known !== undefined) return known;
  const length = (midnightOf(addDays(date, 1)) - midnightOf(date)) / MS_A_MINUTE;
  lengths.set(date, length);
  return length;
}

/** Wall-clock minutes since 00:00 of 'HH:MM'. */
export function wallMinutesOf(time: LocalTime): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
}

/** The day minute of `date` at which the clock on the wall, `dayOffset` days later, shows `time`. */
export function dayMinuteOf(date: LocalDate, time: LocalTime, dayOffset = 0): number {
  const day = dayOffset === 0 ? date : addDays(date, dayOffset);
  const start = (midnightOf(day) - midnightOf(date)) / MS_A_MINUTE;
  if (lengthOfDay(day) === MINUTES_A_DAY) return start + wallMinutesOf(time);
  const at = Temporal.PlainDateTime.from(`${day}T${time}`).toZonedDateTime(ZONE).epochMilliseconds;
  return (at - midnightOf(date)) / MS_A_MINUTE;
}

/** '2026-11-23T07:30:00.000Z': the instant of a day minute. */
export function instantOf(date: LocalDate, dayMinute: number): string {
  return new Date(midnightOf(date) + dayMinute * MS_A_MINUTE).toISOString();
}

/** '2026-11-23T07:30:00+00:00': local wall-clock with the offset in force. */
export function offsetIsoOf(date: LocalDate, dayMinute: number): string {
  const local = zonedOf(date, dayMinute);
  return `${local.toPlainDateTime().toString({ smallestUnit: 'second' })}${local.offset}`;
}

/** What the clock on the wall shows at a day minute. */
export function localTimeOf(date: LocalDate, dayMinute: number): LocalTime {
  if (dayMinute >= 0 && dayMinute < MINUTES_A_DAY && lengthOfDay(date) === MINUTES_A_DAY) return wallTime(dayMinute);
  return zonedOf(date, dayMinute).toPlainTime().toString({ smallestUnit: 'minute' });
}

/** The calendar date at a day minute of a planning date: the next one after midnight. */
export function calendarDateOf(date: LocalDate, dayMinute: number): LocalDate {
  return localDateOf(instantOf(date, dayMinute));
}

/** The day minute of `date` at an instant (ISO 8601, Z or offset), rounded down; negative before its midnight. */
export function dayMinuteOfInstant(date: LocalDate, instant: string): number {
  return Math.floor((epochOf(instant) - midnightOf(date)) / MS_A_MINUTE);
}

/** Calendar date in Europe/London at an instant. */
export function localDateOf(instant: string): LocalDate {
  const utc = new Date(epochOf(instant));
  // London is level with UTC or an hour ahead: only the last hour of a UTC day can belong to another date.
  if (utc.getUTCHours() < 23) return utc.toISOString().slice(0, 10);
  return atInstant(utc.getTime()).toPlainDate().toString();
}

/** What the clock on the wall shows at an instant. */
function localTimeAt(instant: string): LocalTime {
  return atInstant(epochOf(instant)).toPlainTime().toString({ smallestUnit: 'minute' });
}

/** An instant as it is told: "2026-11-23 at 12:00". */
export function whenInWords(instant: string): string {
  return `${localDateOf(instant)} at ${localTimeAt(instant)}`;
}

/** The planning date an instant belongs to: before PLANNING_DAY_STARTS still the date before. */
export function planningDateOf(instant: string): LocalDate {
  const local = atInstant(epochOf(instant));
  const date = local.toPlainDate().toString();
  return local.hour < Number(PLANNING_DAY_STARTS.slice(0, 2)) ? addDays(date, -1) : date;
}

/** First day minute of a planning date, and the first of the one after. */
export function planningDay(date: LocalDate): { readonly from: number; readonly to: number } {
  return { from: dayMinuteOf(date, PLANNING_DAY_STARTS), to: dayMinuteOf(date, PLANNING_DAY_STARTS, 1) };
}

/** Dates a few days apart, asked for by every window and travel band of a day. */
const neighbours = new Map<number, Map<LocalDate, LocalDate>>();

export function addDays(date: LocalDate, days: number): LocalDate {
  const apart = neighbours.get(days) ?? new Map<LocalDate, LocalDate>();
  const known = apart.get(date);
  if (known !== undefined) return known;
  const found = new Date(Date.parse(date) + days * MS_A_DAY).toISOString().slice(0, 10);
  neighbours.set(days, apart.set(date, found));
  return found;
}

/** The earlier of two dates; the one where there is no other. */
export function earlierOf(one: LocalDate, other: LocalDate | undefined): LocalDate {
  return other !== undefined && other < one ? other : one;
}

/** Calendar days from `from` to `to`; negative if `to` is earlier. */
export function daysBetween(from: LocalDate, to: LocalDate): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / MS_A_DAY);
}

/** `count` consecutive dates, the first one included. */
export function datesFrom(date: LocalDate, count: number): LocalDate[] {
  return Array.from({ length: count }, (_, i) => addDays(date, i));
}

const weekdays = new Map<LocalDate, Weekday>();

export function weekdayOf(date: LocalDate): Weekday {
  const known = weekdays.get(date);
  if (known !== undefined) return known;
  // 1 January 1970 was a Thursday, the fourth weekday of WEEKDAYS.
  const weekday = WEEKDAYS[(((daysBetween('1970-01-01', date) + 3) % 7) + 7) % 7]!;
  weekdays.set(date, weekday);
  return weekday;
}

/** The Monday of the week a date lies in. */
export function weekOf(date: LocalDate): LocalDate {
  return addDays(date, -WEEKDAYS.indexOf(weekdayOf(date)));
}

/** 'YYYY-MM-DD' that names a real day. */
export function isLocalDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const parsed = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(parsed.getTime()) && parsed.toISOString().startsWith(text);
}

/** 'HH:MM' from 00:00 to 23:59. */
export function isLocalTime(text: string): boolean {
  return /^([01]\d|2[0-3]):[0-5]\d$/.test(text);
}

/** An ISO 8601 instant with Z or an offset; a local time without either names no instant. */
export function isInstant(text: string): boolean {
  return (
    /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})$/.test(text) && !Number.isNaN(Date.parse(text))
  );
}

/** 'HH:MM' of wall-clock minutes since 00:00. */
export function wallTime(minutes: number): LocalTime {
  const ofDay = ((minutes % MINUTES_A_DAY) + MINUTES_A_DAY) % MINUTES_A_DAY;
  return `${String(Math.floor(ofDay / 60)).padStart(2, '0')}:${String(ofDay % 60).padStart(2, '0')}`;
}

function epochOf(instant: string): number {
  return Date.parse(instant);
}

function atInstant(epochMs: number): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(epochMs).toZonedDateTimeISO(ZONE);
}

function zonedOf(date: LocalDate, dayMinute: number): Temporal.ZonedDateTime {
  return atInstant(midnightOf(date) + dayMinute * MS_A_MINUTE);
}
