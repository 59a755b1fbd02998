import type { AuditRule } from '../audit.ts';
import type { ShiftPattern } from '../carer.ts';
import { addDays, dayMinuteOf, type LocalDate, weekdayOf } from '../time.ts';

/** From leaving home to coming back a carer is within the hours of the shift patterns, minute by minute. */
export const insideShift: AuditRule = ({ plan, shiftPatterns }) => {
  const patternsOf = Map.groupBy(shiftPatterns, (p) => p.carerId);
  return plan.rounds.flatMap((round) => {
    const first = round.segments[0];
    const last = round.segments.at(-1);
    if (first === undefined || last === undefined) return [];
    const hours = (patternsOf.get(round.carerId) ?? []).flatMap((p) => hoursAround(p, plan.date));
    // Walk over the patterns: each one that is in force at the minute reached carries to its end.
    let reached = first.from;
    for (;;) {
      const carries = hours.filter((h) => h.from <= reached && h.to > reached).map((h) => h.to);
      if (carries.length === 0) break;
      reached = Math.max(...carries);
    }
    if (reached >= last.to) return [];
    const text = `runs from ${first.from} to ${last.to}, ${round.carerId} works until ${reached}`;
    return [{ about: round.id, text, numbers: { from: first.from, to: last.to, worksUntil: reached } }];
  });
};

function hoursAround(pattern: ShiftPattern, date: LocalDate): { from: number; to: number }[] {
  return [-1, 0, 1].flatMap((offset) => {
    const day = addDays(date, offset);
    const inForce = day >= pattern.validFrom && (pattern.validTo === undefined || day <= pattern.validTo);
    if (!inForce || !pattern.days.includes(weekdayOf(day))) return [];
    const over = pattern.to <= pattern.from ? 1 : 0;
    return [{ from: dayMinuteOf(date, pattern.from, offset), to: dayMinuteOf(date, pattern.to, offset + over) }];
  });
}
