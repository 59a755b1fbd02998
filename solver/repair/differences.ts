import type { PlanRound } from '../plan.ts';
import type { Problem } from '../problem.ts';
import { attendingOf } from './part-visit.ts';

/** A visit that is served before and after a repair, but not alike. */
export interface Difference {
  readonly visit: number;
  readonly carers: readonly number[];
  readonly carersBefore: readonly number[];
  readonly start: number;
  readonly startBefore: number;
}

export function differences(problem: Problem, before: readonly PlanRound[], after: readonly PlanRound[]): Difference[] {
  const now = attendingOf(problem, after);
  const found: Difference[] = [];
  for (const [visit, { carers: carersBefore, start: startBefore }] of attendingOf(problem, before)) {
    const served = now.get(visit);
    if (served === undefined) continue;
    const sameCarers =
      served.carers.length === carersBefore.length && served.carers.every((carer) => carersBefore.includes(carer));
    if (sameCarers && served.start === startBefore) continue;
    found.push({ visit, carers: served.carers, carersBefore, start: served.start, startBefore });
  }
  return found.sort((a, b) => a.visit - b.visit);
}
