import type { AuditRule } from '../audit.ts';
import { epochMinute } from './clock.ts';
import { leftAfter } from './left-after.ts';

/** Nobody is on the way or at a visit while away, but for the end of a visit that had begun before and the way home. */
export const absence: AuditRule = (day) => {
  const { plan, absences } = day;
  return plan.rounds.flatMap((round) => {
    const first = round.segments[0];
    const last = round.segments.at(-1);
    if (first === undefined || last === undefined) return [];
    const from = epochMinute(plan.date, first.from);
    const to = epochMinute(plan.date, leftAfter(day, round)?.from ?? last.to);
    const away = absences.find(
      (a) => a.carerId === round.carerId && Date.parse(a.from) / 60_000 < to && Date.parse(a.to) / 60_000 > from,
    );
    if (away === undefined) return [];
    return [{ about: round.id, text: `${round.carerId} is away from ${away.from} to ${away.to} (${away.kind})` }];
  });
};
