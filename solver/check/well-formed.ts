import type { Plan } from '../plan.ts';
import type { Problem } from '../problem.ts';
import type { Violation } from './violation.ts';

/** One round per shift in order, known visits and breaks, whole ticks. Nothing else can be judged before this holds. */
export function wellFormed(problem: Problem, plan: Plan): Violation[] {
  const found: Violation[] = [];
  if (plan.rounds.length !== problem.shifts.length)
    found.push({ rule: 'round-order', found: plan.rounds.length, allowed: problem.shifts.length });
  plan.rounds.forEach((round, r) => {
    if (round.shift !== r) found.push({ rule: 'round-order', shift: r, found: round.shift, allowed: r });
    const breaks = problem.shifts[r]?.breaks?.length ?? 0;
    for (const stop of round.stops) {
      const index = stop.kind === 'visit' ? stop.visit : stop.break;
      const known = stop.kind === 'visit' ? problem.visits.length : breaks;
      if (!Number.isInteger(index) || index < 0 || index >= known)
        found.push({ rule: 'unknown-stop', shift: r, found: index, allowed: known - 1 });
      if (!Number.isInteger(stop.start))
        found.push({ rule: 'not-a-tick', shift: r, found: stop.start, allowed: Math.round(stop.start) });
    }
  });
  return found;
}
