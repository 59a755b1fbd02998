import { spawnSync } from 'node:child_process';
import { cpus } from 'node:os';
import { SOLVE } from './measured.ts';

const PROJECT = `${import.meta.dirname}/../..`;

/** Where a figure comes from: stands in every row. */
export interface Provenance {
  readonly machine: string;
  /** Last commit that changed what is measured; a `+` follows where the working copy differs from it. */
  readonly commit: string;
  /** ISO day of the run. */
  readonly date: string;
}

/** @param measured git's pathspecs of the code that makes the figure. */
export function provenance(measured: readonly string[] = SOLVE): Provenance {
  const processors = cpus();
  const commit = git(['log', '-1', '--format=%h', '--', ...measured]).text || 'none';
  const changed = git(['status', '--porcelain', '--', ...measured]).text !== '';
  return {
    machine: `${processors.length} x ${processors[0]?.model.trim() ?? 'unknown'}, Node ${process.versions.node}`,
    commit: changed ? `${commit}+` : commit,
    date: new Date().toISOString().slice(0, 10),
  };
}

/** Whether a figure made at commit `then` is one of the code as it stands at `now`: nothing measured differs between them. */
export function holdsSince(then: string, now: string, measured: readonly string[], project = PROJECT): boolean {
  if (then === now) return true;
  if (then.endsWith('+') || now.endsWith('+')) return false;
  return git(['diff', '--quiet', then, now, '--', ...measured], project).status === 0;
}

function git(args: readonly string[], project = PROJECT): { readonly text: string; readonly status: number | null } {
  const { stdout, status } = spawnSync('git', args, { encoding: 'utf8', cwd: project });
  return { text: (stdout ?? '').trim(), status };
}
