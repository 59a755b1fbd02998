import type { DayPlan } from '../../domain/round.ts';

/** Minutes of all travel segments of a day, to and from home included. */
export function travelMinutesOf(plan: DayPlan): number {
  let minutes = 0;
  for (const { segments } of plan.rounds) {
    for (const segment of segments) if (segment.kind === 'travel') minutes += segment.minutes;
  }
  return minutes;
}
