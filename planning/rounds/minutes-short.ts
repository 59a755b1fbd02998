/** By how many minutes of the clock a rule stops a carer. */
import { travelMinutes } from '../../domain/travel.ts';
import type { CarerVerdict } from '../../solver/explain.ts';
import type { Plan } from '../../solver/plan.ts';
import type { DayProblem } from '../problem/day-problem.ts';

/** Nobody is a day short: such a number holds a leg that the solver's tables bar by making it a week long. */
const A_DAY = 1440;

/** Whole minutes; undefined where the rule has no measure. */
export function minutesShort(
  day: DayProblem,
  plan: Pick<Plan, 'rounds'>,
  index: number,
  { shift, blocked }: CarerVerdict,
): number | undefined {
  if (blocked.rule === 'longest-leg') return legsOver(day, plan, index, shift);
  if (!('by' in blocked) || blocked.rule === 'dearer-than-unserved') return undefined;
  return blocked.by < A_DAY ? blocked.by : undefined;
}

/** How much longer than allowed the longer leg beside the visit is, at its best place in the round; see problem/atlas.ts. */
function legsOver(
  { visits, shifts, facts }: DayProblem,
  plan: Pick<Plan, 'rounds'>,
  index: number,
  shift: number,
): number | undefined {
  const { home, mode } = facts.workforce.carers.find(({ id }) => id === shifts[shift]!.carerId)!;
  const locationOf = (v: number) => visits[v]!.carePackage.client.location;
  const stops = plan.rounds.find((round) => round.shift === shift)?.stops ?? [];
  const doors = stops.flatMap((s) => (s.kind === 'visit' && s.visit !== index ? [locationOf(s.visit)] : []));
  const legs = [home, ...doors, home].map((place) => travelMinutes(place, locationOf(index), mode, facts.settings));
  const best = Math.min(...legs.slice(1).map((leg, i) => Math.max(leg, legs[i]!)));
  const over = best - facts.settings.travel.longestLegMinutes[mode];
  return over > 0 ? over : undefined;
}
