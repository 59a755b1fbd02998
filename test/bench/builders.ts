import type { Instance } from '../../bench/families/family.ts';
import { FAMILIES } from '../../bench/families/index.ts';
import { sourceOf } from '../../bench/reading/source.ts';
import { cost } from '../../solver/cost.ts';
import type { Plan, PlanRound, Stop } from '../../solver/plan.ts';
import type { Problem } from '../../solver/problem.ts';

/** Reads a document as a file of that family, whatever its text looks like. */
export function readAs(family: string, document: object | string): Instance {
  const text = typeof document === 'string' ? document : JSON.stringify(document, null, 1);
  return FAMILIES.find(({ name }) => name === family)!.read(sourceOf(`${family}-file`, text));
}

export const at = (visit: number, start: number): Stop => ({ kind: 'visit', visit, start });
export const rest = (start: number): Stop => ({ kind: 'break', break: 0, start });

/** A plan of the given stops by shift, priced by the reference evaluator. */
export function planOf(problem: Problem, stopsByShift: readonly (readonly Stop[])[]): Plan {
  const rounds = problem.shifts.map((_, shift): PlanRound => ({ shift, stops: stopsByShift[shift] ?? [] }));
  const served = new Set(rounds.flatMap(({ stops }) => stops.flatMap((s) => (s.kind === 'visit' ? [s.visit] : []))));
  const unserved = problem.visits.map((_, visit) => visit).filter((visit) => !served.has(visit));
  return { rounds, unserved, cost: cost(problem, rounds) };
}
