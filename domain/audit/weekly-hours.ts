import type { AuditRule } from '../audit.ts';
import type { DayPlan, Round } from '../round.ts';
import { weekOf } from '../time.ts';

/** Paid minutes of a carer's week, Monday to Sunday, as far as its days are given, stay within the carer's limit. */
export const weeklyHours: AuditRule = ({ plan, otherDays, carerOf }) => {
  const week = weekOf(plan.date);
  const days: DayPlan[] = [plan, ...otherDays.filter((d) => d.date !== plan.date && weekOf(d.date) === week)];
  const paid = new Map<string, number>();
  for (const round of days.flatMap((d) => d.rounds)) {
    paid.set(round.carerId, (paid.get(round.carerId) ?? 0) + paidMinutes(round));
  }
  const today = new Set(plan.rounds.map((r) => r.carerId));
  return [...today].flatMap((carerId) => {
    const most = carerOf.get(carerId)?.maxMinutesPerWeek;
    const minutes = paid.get(carerId) ?? 0;
    if (most === undefined || minutes <= most) return [];
    const text = `is paid ${minutes} minutes in the week of ${week}, at most ${most} are agreed`;
    return [{ about: carerId, text, numbers: { minutes, most } }];
  });
};

/** Visits, travel between them and waiting; neither the ways from and to home nor breaks. */
function paidMinutes(round: Round): number {
  return round.segments
    .filter((s) => s.kind !== 'break' && !(s.kind === 'travel' && s.commute))
    .reduce((sum, s) => sum + s.to - s.from, 0);
}
