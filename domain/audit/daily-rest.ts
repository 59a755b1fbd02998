import type { AuditRule } from '../audit.ts';
import type { DayPlan } from '../round.ts';
import { addDays } from '../time.ts';
import { epochMinute } from './clock.ts';
import { visitsOf } from './day.ts';

interface Worked {
  readonly from: number;
  readonly to: number;
}

/** Eleven hours between the last visit of one planning day and the first of the next (WTR 1998 reg. 10). */
export const dailyRest: AuditRule = ({ plan, otherDays, settings }) => {
  const neighbour = (days: number) => workedBy(otherDays.find((d) => d.date === addDays(plan.date, days)));
  const before = neighbour(-1);
  const after = neighbour(1);
  return [...workedBy(plan)].flatMap(([carerId, today]) => {
    const rests = [
      { rest: today.from - (before.get(carerId)?.to ?? Number.NEGATIVE_INFINITY), side: 'before' },
      { rest: (after.get(carerId)?.from ?? Number.POSITIVE_INFINITY) - today.to, side: 'after' },
    ];
    return rests
      .filter(({ rest }) => rest < settings.dailyRestMinutes)
      .map(({ rest, side }) => ({
        about: carerId,
        text: `has ${rest} minutes of rest ${side} this day, ${settings.dailyRestMinutes} are due`,
        numbers: { rest, due: settings.dailyRestMinutes },
      }));
  });
};

function workedBy(plan: DayPlan | undefined): Map<string, Worked> {
  const worked = new Map<string, Worked>();
  for (const round of plan?.rounds ?? []) {
    const visits = visitsOf(round);
    const first = visits[0];
    const last = visits.at(-1);
    if (plan === undefined || first === undefined || last === undefined) continue;
    const from = epochMinute(plan.date, first.from);
    const to = epochMinute(plan.date, last.to);
    const known = worked.get(round.carerId);
    worked.set(round.carerId, { from: Math.min(from, known?.from ?? from), to: Math.max(to, known?.to ?? to) });
  }
  return worked;
}
