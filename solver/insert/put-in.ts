import { visitDuration } from '../cost/round-legs.ts';
import type { PlanRound, Stop } from '../plan.ts';
import type { Gap } from './gaps.ts';
import { breakStarts, legLeaveBy, legOver } from './leg-time.ts';
import type { WorkingPlan } from './working-plan.ts';

/** The round of one gap with the visit in it from `start`: later stops slide back, earlier ones forward, as little as they must. */
export function putIn(plan: WorkingPlan, visit: number, gap: Gap, start: number): PlanRound {
  const { problem } = plan;
  const table = plan.timetables[gap.shift];
  const shift = problem.shifts[gap.shift];
  const p = gap.position;
  const visits = [...table.visits.slice(0, p), visit, ...table.visits.slice(p)];
  const starts = [...table.starts.slice(0, p), start, ...table.starts.slice(p)];
  const breaks = [...table.breaks.slice(0, p), gap.breaksBefore, gap.breaksAfter, ...table.breaks.slice(p + 1)];
  const placeOf = (position: number): number => problem.visits[visits[position]].place;
  const endOf = (position: number): number => starts[position] + visitDuration(problem, visits[position], shift.carer);

  for (let i = p + 1; i < visits.length; i++) {
    const over = legOver(problem, shift, placeOf(i - 1), placeOf(i), endOf(i - 1), breaks[i]);
    if (over <= starts[i]) break;
    starts[i] = over;
  }
  for (let i = p - 1; i >= 0; i--) {
    const leaveBy = legLeaveBy(problem, shift, placeOf(i), placeOf(i + 1), starts[i + 1], breaks[i + 1]);
    const late = endOf(i) - leaveBy;
    if (late <= 0) break;
    starts[i] -= late;
  }

  const stops: Stop[] = [];
  for (let i = 0; i <= visits.length; i++) {
    const free = i === 0 ? plan.timetables[gap.shift].free[0] : endOf(i - 1);
    const rests = breakStarts(shift, free, breaks[i]);
    breaks[i].forEach((b, k) => {
      stops.push({ kind: 'break', break: b, start: rests[k] });
    });
    if (i < visits.length) stops.push({ kind: 'visit', visit: visits[i], start: starts[i] });
  }
  return { shift: gap.shift, stops };
}
