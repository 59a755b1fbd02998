import { hasSkills, isBarred } from '../insert/eligible.ts';
import { insert } from '../insert.ts';
import type { Problem } from '../problem.ts';
import type { Revision } from './revise.ts';

/** Carers considered for each visit, and in all. Beyond these a repair would be a new plan. */
const CARERS_PER_VISIT = 8;
const MOST_CARERS = 60;
/** A tick between the times of two visits counts as this many ticks on the road (as in the ruin's neighbourhoods). */
const TIME_WEIGHT = 0.2;

/**
 * The carers around the visits to place. First those whom an insertion into the plan as it stands would send, and the
 * published carers; then, for each visit in turn, the carers with a gap for it by price, those who may serve it and
 * have a stop near it in place and time, and those who may not but could take over what it displaces.
 */
export function carersAround(revision: Revision, visits: readonly number[]): Set<number> {
  const { problem, rounds } = revision;
  const { shifts } = problem;
  const { options, chosen: joint } = insert(problem, { rounds }, visits, { limit: CARERS_PER_VISIT });
  const chosen = new Set(joint.flatMap(({ sends }) => sends.map(({ shift }) => shifts[shift].carer)));
  for (const v of visits) for (const carer of problem.visits[v].published?.carers ?? []) chosen.add(carer);
  const ranked = visits.map((v, i) => [
    ...new Set(options[i].flatMap(({ sends }) => sends.map(({ shift }) => shifts[shift].carer))),
    ...rankCarers(revision, v, true).slice(0, CARERS_PER_VISIT),
    ...rankCarers(revision, v, false).slice(0, CARERS_PER_VISIT),
  ]);
  for (let rank = 0; rank < 3 * CARERS_PER_VISIT; rank++) {
    for (const carers of ranked) if (rank < carers.length && chosen.size < MOST_CARERS) chosen.add(carers[rank]);
  }
  return chosen;
}

function rankCarers({ problem, rounds, now }: Revision, v: number, able: boolean): number[] {
  const visit = problem.visits[v];
  const opens = Math.max(now, visit.windows[0].from);
  const closes = visit.windows[visit.windows.length - 1].to + visit.duration;
  const nearness = new Map<number, number>();
  problem.shifts.forEach((shift, s) => {
    if (able && (!hasSkills(problem, v, s) || isBarred(problem, v, shift.carer))) return;
    const last = shift.to + (shift.overtime?.max ?? 0);
    if (last <= Math.max(shift.from, opens) || shift.from > closes) return;
    const stopAt = (place: number, from: number, to: number): number =>
      nominal(problem, shift.mode, place, visit.place) + TIME_WEIGHT * Math.max(0, from - closes, opens - to);
    let near = stopAt(shift.startPlace, shift.from, last);
    for (const stop of rounds[s].stops) {
      if (stop.kind !== 'visit') continue;
      const other = problem.visits[stop.visit];
      near = Math.min(near, stopAt(other.place, stop.start, stop.start + other.duration));
    }
    nearness.set(shift.carer, Math.min(near, nearness.get(shift.carer) ?? Number.POSITIVE_INFINITY));
  });
  return [...nearness].sort((a, b) => a[1] - b[1] || a[0] - b[0]).map(([carer]) => carer);
}

function nominal(problem: Problem, mode: number, from: number, to: number): number {
  return problem.travel[mode].bands[0].ticks[from * problem.places + to];
}
