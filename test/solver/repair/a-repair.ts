import type { Plan } from '../../../solver/plan.ts';
import { prices } from '../a-problem.ts';

export const quick = { seed: 1, stop: { iterations: 200 } };
/** A changed carer costs as much as 200 ticks on the road; a start may move by 15 ticks at no price. */
export const dearChanges = prices({ changedCarer: 200, changedStart: 5, changedStartFree: 15 });

export function starts(plan: Plan): string[] {
  return plan.rounds.flatMap(({ shift, stops }) =>
    stops.map((stop) => `${shift}: ${stop.kind} ${stop.kind === 'visit' ? stop.visit : stop.break} at ${stop.start}`),
  );
}
