import type { Problem } from '../../solver/problem.ts';
import { searchRigid } from '../../solver/rigid/search.ts';
import { chooseSearch } from '../../solver/solve-engine.ts';

/** The solver's other doors, and what refuses a problem or a plan: a run that is refused has no row. */
const MAKES_NO_FIGURE = ['explain', 'insert', 'repair', 'allocate', 'integer-program', 'validate', 'check'];

/** Git's pathspecs of what `solve` runs and what reads and prices an instance. */
export const SOLVE: readonly string[] = [
  'solver',
  'bench/families',
  ...MAKES_NO_FIGURE.map((part) => `:(exclude)solver/${part}*`),
];

/** The same for one problem: without the engine that it is not solved by. */
export function measuredFor(problem: Problem): readonly string[] {
  const other = chooseSearch(problem) === searchRigid ? 'elastic' : 'rigid';
  return [...SOLVE, `:(exclude)solver/${other}`];
}
