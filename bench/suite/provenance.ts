import { spawnSync } from 'node:child_process';
import { cpus } from 'node:os';

/** Where a figure comes from: stands in every row. */
export interface Provenance {
  readonly machine: string;
  /** Last commit that changed what is measured; a `+` follows where the working copy differs from it. */
  readonly commit: string;
  /** ISO day of the run. */
  readonly date: string;
}

/** What `solve` runs and what reads and prices an instance; the solver's other doors make no figure of a suite. */
const SOLVE = [
  'solver',
  'bench/families',
  ...['explain', 'insert', 'repair', 'allocate', 'integer-program'].map((door) => `:(exclude)solver/${door}*`),
];

/** @param measured git's pathspecs of the code that makes the figure. */
export function provenance(measured: readonly string[] = SOLVE): Provenance {
  const processors = cpus();
  const commit = git('log', '-1', '--format=%h', '--', ...measured) || 'none';
  const changed = git('status', '--porcelain', '--', ...measured) !== '';
  return {
    machine: `${processors.length} x ${processors[0]?.model.trim() ?? 'unknown'}, Node ${process.versions.node}`,
    commit: changed ? `${commit}+` : commit,
    date: new Date().toISOString().slice(0, 10),
  };
}

function git(...args: string[]): string {
  return (spawnSync('git', args, { encoding: 'utf8', cwd: `${import.meta.dirname}/../..` }).stdout ?? '').trim();
}
