/** From shift patterns and absences to the shifts of one planning date, and the break each must hold. */
import type { Absence, Carer, Shift, ShiftPattern } from './carer.ts';
import type { Settings } from './settings.ts';
import { cutToShifts, restedBetween, type Span } from './shift-spans.ts';
import { addDays, dayMinuteOf, dayMinuteOfInstant, type LocalDate, PLANNING_DAY_STARTS, weekdayOf } from './time.ts';

/**
 * Shifts of all carers on a planning date, by carer in the given order, then by time. Overlapping and touching patterns of
 * one carer are one shift, as long as one break is enough for it; beyond that they are two, with the break at home
 * between them, and what is too long by itself is cut. Absences empty, cut or split a shift; before clearance and after the
 * last day there is none. A shift that starts before PLANNING_DAY_STARTS belongs to the planning date before, as visits
 * do.
 */
export function shiftsOn(
  workforce: {
    readonly carers: readonly Carer[];
    readonly shiftPatterns: readonly ShiftPattern[];
    readonly absences: readonly Absence[];
  },
  date: LocalDate,
  { breakRule }: Pick<Settings, 'breakRule'>,
): Shift[] {
  const patterns = Map.groupBy(workforce.shiftPatterns, (p) => p.carerId);
  const absences = Map.groupBy(workforce.absences, (a) => a.carerId);
  return workforce.carers.flatMap((carer) => {
    const spans = (patterns.get(carer.id) ?? []).flatMap((p) => spansOn(p, date, (day) => worksOn(carer, day)));
    const away = (absences.get(carer.id) ?? []).map((a) => ({
      from: dayMinuteOfInstant(date, a.from),
      to: dayMinuteOfInstant(date, a.to),
    }));
    // Cut before absences are taken out: who goes home early keeps the rounds of the shifts before.
    const worked = away.reduce(without, cutToShifts(spans, breakRule));
    return restedBetween(worked, breakRule).map((span, n) => ({
      id: `${carer.id}/${date}/${n}`,
      carerId: carer.id,
      date,
      ...span,
    }));
  });
}

/** Whether a carer may be sent at all on a calendar date: cleared, and not yet left. */
export function worksOn(carer: Carer, date: LocalDate): boolean {
  return date >= carer.clearedFrom && (carer.leaves === undefined || date <= carer.leaves);
}

export interface BreakOfShift {
  readonly minutes: number;
  /** Day minutes between which the break starts. */
  readonly earliest: number;
  readonly latest: number;
}

/**
 * The break a used shift must hold; null if it is short enough to need none. In a very long shift the break must not
 * come so early that, taken before the first visit, more than `afterMinutes` of work could follow without one; shifts are no
 * longer than what this leaves a break for (shift-spans.ts).
 */
export function breakOf(shift: Span, settings: Settings): BreakOfShift | null {
  const { afterMinutes, minutes, earliest, latest } = settings.breakRule;
  const length = shift.to - shift.from;
  if (length <= afterMinutes) return null;
  const from = Math.max(earliest, length - afterMinutes - minutes);
  return { minutes, earliest: shift.from + from, latest: shift.from + Math.max(from, latest) };
}

function spansOn(pattern: ShiftPattern, date: LocalDate, works: (day: LocalDate) => boolean): Span[] {
  const dayOffset = pattern.from < PLANNING_DAY_STARTS ? 1 : 0;
  const day = addDays(date, dayOffset);
  if (day < pattern.validFrom || (pattern.validTo !== undefined && day > pattern.validTo)) return [];
  if (!pattern.days.includes(weekdayOf(day)) || !works(day)) return [];
  const ends = pattern.to <= pattern.from ? dayOffset + 1 : dayOffset;
  return [{ from: dayMinuteOf(date, pattern.from, dayOffset), to: dayMinuteOf(date, pattern.to, ends) }];
}

function without(spans: readonly Span[], away: Span): Span[] {
  return spans.flatMap((span) =>
    [
      { from: span.from, to: Math.min(span.to, away.from) },
      { from: Math.max(span.from, away.to), to: span.to },
    ].filter((piece) => piece.from < piece.to),
  );
}
