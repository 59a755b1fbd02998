import type { PlanRound } from '../plan.ts';
import type { Problem } from '../problem.ts';
import type { RoundCost } from './round-cost.ts';
import { type MaySlide, type Timetable, timetableOf } from './timetable.ts';

/** A plan that grows visit by visit, with what an insertion asks of it at hand. */
export interface WorkingPlan {
  readonly problem: Problem;
  /** By shift. */
  readonly timetables: Timetable[];
  /** By shift, filled when first asked for. */
  readonly roundCosts: (RoundCost | undefined)[];
  /** By visit: the shifts that attend it; empty where it is not served. */
  readonly attending: (readonly number[])[];
  /** By visit: its start, where it is served. */
  readonly starts: number[];
  /** By visit: positions of its links in `problem.links`. */
  readonly linksOf: readonly (readonly number[])[];
  readonly maySlide: MaySlide;
}

/**
 * With `holdStarts` nothing slides. Otherwise a visit slides in its window if only its own carer feels it: not when
 * it is pinned to its start, shared by several carers or linked to another visit.
 */
export function workingPlan(problem: Problem, rounds: readonly PlanRound[], holdStarts: boolean): WorkingPlan {
  const linksOf = linksByVisit(problem);
  const maySlide: MaySlide = (v) => {
    const { carers, pinned } = problem.visits[v];
    return !holdStarts && carers === 1 && pinned?.start === undefined && linksOf[v].length === 0;
  };
  const attending: number[][] = problem.visits.map(() => []);
  const starts = problem.visits.map(() => 0);
  for (const round of rounds) {
    for (const stop of round.stops) {
      if (stop.kind !== 'visit') continue;
      attending[stop.visit].push(round.shift);
      starts[stop.visit] = stop.start;
    }
  }
  const timetables = rounds.map((round) => timetableOf(problem, round, maySlide));
  return { problem, timetables, roundCosts: [], attending, starts, linksOf, maySlide };
}

/** Puts changed rounds in place and answers how to put the former ones back. */
export function replaceRounds(plan: WorkingPlan, visit: number, rounds: readonly PlanRound[]): () => void {
  const formerTables = rounds.map((round) => plan.timetables[round.shift]);
  const formerAttending = plan.attending[visit];
  plan.attending[visit] = rounds.map((round) => round.shift);
  for (const round of rounds) setRound(plan, timetableOf(plan.problem, round, plan.maySlide));
  return () => {
    plan.attending[visit] = formerAttending;
    for (const table of formerTables) setRound(plan, table);
  };
}

function setRound(plan: WorkingPlan, table: Timetable): void {
  plan.timetables[table.shift] = table;
  plan.roundCosts[table.shift] = undefined;
  table.visits.forEach((v, p) => {
    plan.starts[v] = table.starts[p];
  });
}

const NO_LINKS: readonly number[] = [];

function linksByVisit(problem: Problem): readonly (readonly number[])[] {
  const linksOf: (readonly number[])[] = problem.visits.map(() => NO_LINKS);
  problem.links.forEach(({ first, second }, l) => {
    linksOf[first] = [...linksOf[first], l];
    linksOf[second] = [...linksOf[second], l];
  });
  return linksOf;
}
