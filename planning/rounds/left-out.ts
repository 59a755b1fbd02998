import type { LeftOut } from '../../domain/round.ts';
import type { Plan } from '../../solver/plan.ts';
import type { DayProblem } from '../problem/day-problem.ts';
import { whyLeftOut } from './why-left-out.ts';

/** The visits a plan leaves out, each with its reasons; one that was left out before and has reasons keeps them. */
export function leftOutOf(day: DayProblem, plan: Plan): LeftOut[] {
  return plan.unserved.map((index): LeftOut => {
    const { visit } = day.visits[index]!;
    return {
      visitId: visit.id,
      packageId: visit.packageId,
      carersRequired: visit.carersRequired,
      minutes: visit.minutes,
      reasons: whyLeftOut(day, plan, index),
    };
  });
}
