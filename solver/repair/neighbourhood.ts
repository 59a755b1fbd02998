import { hasSkills, isBarred } from '../insert/eligible.ts';
import type { Problem } from '../problem.ts';
import type { Revision } from './revise.ts';

/** Carers considered for each visit, and in all. Beyond these a repair would be a new plan. */
const CARERS_PER_VISIT = 12;
const MOST_CARERS = 60;
/** A tick between the times of two visits counts as this many ticks on the road (as in the ruin's neighbourhoods). */
const TIME_WEIGHT = 0.2;

/**
 * The carers around the visits to place: those who may serve one and have a stop near it in place and time, nearest
 * first, every visit's nearest before any visit's second nearest. Published carers of these visits always belong.
 */
export function carersAround(revision: Revision, visits: readonly number[]): Set<number> {
  const { problem } = revision;
  const chosen = new Set<number>();
  for (const v of visits) for (const carer of problem.visits[v].published?.carers ?? []) chosen.add(carer);
  const ranked = visits.map((v) => rankCarers(revision, v));
  for (let rank = 0; rank < CARERS_PER_VISIT; rank++) {
    for (const carers of ranked) if (rank < carers.length && chosen.size < MOST_CARERS) chosen.add(carers[rank]);
  }
  return chosen;
}

function rankCarers({ problem, rounds, now }: Revision, v: number): number[] {
  const visit = problem.visits[v];
  const opens = Math.max(now, visit.windows[0].from);
  const closes = visit.windows[visit.windows.length - 1].to + visit.duration;
  const nearness = new Map<number, number>();
  problem.shifts.forEach((shift, s) => {
    if (!hasSkills(problem, v, s) || isBarred(problem, v, shift.carer)) return;
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
