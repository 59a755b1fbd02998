import type { Plan } from '../../solver/plan.ts';
import type { Problem } from '../../solver/problem.ts';
import type { Source } from '../reading/source.ts';

/** A published format of instances: how to know it, read it into the solver's problem, and write a plan back. */
export interface Family {
  readonly name: string;
  /** Whether the file looks like one of this family; it may still turn out unreadable. */
  recognises(source: Source): boolean;
  /** @throws UnreadableInstance with file, line and field. */
  read(source: Source): Instance;
}

/** One instance, read. */
export interface Instance {
  readonly problem: Problem;
  /** The plan as the text that the family's checker reads. */
  write(plan: Plan): string;
  /** The plan's value in the family's own measure and units, equal to what the checker prints. */
  score(plan: Plan): Score;
  /** What a total of the problem's prices means in the family's units, by name: one cost, or a day's two figures. */
  figures(total: number): Readonly<Record<string, number>>;
}

/** What a run is ranked by: one cost, or for a day two figures in this order. */
export type Score =
  | { readonly cost: number; readonly terms: Readonly<Record<string, number>> }
  | { readonly unassigned: number; readonly travelHours: number; readonly terms: Readonly<Record<string, number>> };
