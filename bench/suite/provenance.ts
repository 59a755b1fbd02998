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

const SOLVER = ['solver', 'bench/families'];

/** @param measured folders whose code makes the figure. */
export function provenance(measured: readonly string[] = SOLVER): Provenance {
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
