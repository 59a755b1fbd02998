/** The one door to javascript-lp-solver. An answer counts only when it is integral: on time-out it returns fractions. */
import lp, { type Model, type SolveResult } from 'javascript-lp-solver';

/** Its types describe the CommonJS build; Node loads the ES module, whose default export is the solver itself. */
const solver = lp as unknown as (typeof lp)['default'];

/** The value of each named variable, or undefined where no integral optimum was proved within the limit. */
export function solveProgram(program: Model, timeLimitMs: number): ReadonlyMap<string, number> | undefined {
  const answer = solver.Solve({ ...program, options: { timeout: timeLimitMs } }) as SolveResult;
  if (!answer.feasible || answer.isIntegral !== true) return undefined;
  const values = new Map<string, number>();
  for (const name of Object.keys(program.variables)) {
    const value = answer[name];
    values.set(name, typeof value === 'number' ? value : 0);
  }
  return values;
}
