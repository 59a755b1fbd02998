import type { Problem } from '../../solver/problem.ts';
import { searchRigid } from '../../solver/rigid/search.ts';
import { chooseSearch } from '../../solver/solve-engine.ts';

/**
 * Git's pathspecs of what `solve` runs and what reads and prices an instance; the solver's other doors make no figure of
 * a suite.
 */
export const SOLVE: readonly string[] = [
  'solver',
  'bench/families',
  ...['explain', 'insert', 'repair', 'allocate', 'integer-program'].map((door) => `:(exclude)solver/${door}*`),
];

/** The same for one problem: without the engine that it is not solved by. */
export function measuredFor(problem: Problem): readonly string[] {
  const other = chooseSearch(problem) === searchRigid ? 'elastic' : 'rigid';
  return [...SOLVE, `:(exclude)solver/${other}`];
}
