/** Exact totals after a number of iterations on the made instances: what a change of the search must not move unseen. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { solve } from '../../solver/index.ts';
import { readInstance } from '../families/index.ts';
import { MADE_INSTANCES } from './instances.ts';
import { MADE_FOLDER, writeMadeInstances } from './write.ts';

const FILE = join(import.meta.dirname, 'expected.json');
const SEED = 1;

export interface Expected {
  readonly iterations: number;
  /** Total price of the plan by instance file, one thread, seed 1. */
  readonly totals: Readonly<Record<string, number>>;
}

export function readExpected(): Expected {
  return JSON.parse(readFileSync(FILE, 'utf8')) as Expected;
}

export async function totalsAfter(iterations: number): Promise<Record<string, number>> {
  const totals: Record<string, number> = {};
  for (const name of Object.keys(MADE_INSTANCES)) {
    const { problem } = readInstance(join(MADE_FOLDER, name));
    const plan = await solve(problem, { seed: SEED, stop: { iterations } });
    totals[name] = plan.cost.total;
  }
  return totals;
}

/** Prints the totals beside the stored ones and answers whether they agree; `refresh` makes the instances and stores
 * their totals anew. */
export async function regression(iterations: number, refresh: boolean): Promise<boolean> {
  if (refresh) writeMadeInstances();
  const totals = await totalsAfter(iterations);
  if (refresh) {
    writeFileSync(FILE, `${JSON.stringify({ iterations, totals } satisfies Expected, null, 2)}\n`);
  }
  const stored = readExpected();
  const comparable = stored.iterations === iterations;
  for (const [name, total] of Object.entries(totals)) {
    const beside = comparable ? `stored ${stored.totals[name]}` : `stored only for ${stored.iterations} iterations`;
    console.log(`${name}: ${total} after ${iterations} iterations, ${beside}`);
  }
  return !comparable || Object.entries(totals).every(([name, total]) => stored.totals[name] === total);
}
