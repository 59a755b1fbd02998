import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { StopClock } from '../../solver/stop.ts';
import { BenchArgumentError } from '../arguments.ts';
import { readInstance } from '../families/index.ts';
import { UnreadableInstance } from '../reading/unreadable.ts';
import type { RunResult, Trace } from '../running/run-instance.ts';
import { askChecker, disagreement } from './checker.ts';
import { type Group, groupOf } from './groups.ts';
import { measuredFor } from './measured.ts';
import { writePlots } from './plots.ts';
import { holdsSince, provenance } from './provenance.ts';
import { Records } from './records.ts';
import { resultsTable } from './table.ts';

const BENCH = join(import.meta.dirname, '..');
const RUNS = 'runs.jsonl';

export interface SuiteOptions {
  /** A folder's name or a family's; absent = all. */
  readonly family?: string | undefined;
  /** Overrides every set's own limit. */
  readonly seconds?: number | undefined;
  readonly clock: StopClock;
  /** Folder for runs, table and plots; absent = beside the bench, where they are committed. */
  readonly report?: string | undefined;
  /** Default: one a core of the machine the goals are set for. */
  readonly threads?: number | undefined;
  readonly seeds: number;
}

interface Task {
  readonly folder: string;
  readonly file: string;
  readonly path: string;
  readonly family: string;
  readonly group: Group;
  readonly visits: number;
  /** Git's pathspecs of the code that makes its figures. */
  readonly measured: readonly string[];
  readonly seed: number;
}

/**
 * Runs every instance in the folders of `suite` with each seed, each in a process of its own, asks the folder's
 * checkers, and keeps the accepted runs. May be stopped at any time; the next call goes on where it stopped.
 */
export function runSuite(suite: string, options: SuiteOptions): void {
  const { family, seconds, clock, threads = 2, seeds, report: folderOfReport } = options;
  const tasks = tasksIn(suite, family, seeds);
  if (tasks.length === 0) throw new BenchArgumentError(`no instance found in ${suite}${family ? ` of ${family}` : ''}`);
  const records = new Records(join(folderOfReport ?? BENCH, RUNS));
  const scratch = mkdtempSync(join(tmpdir(), 'bench-'));
  let done = 0;
  for (const { folder, file, path, family: kind, group, visits, measured, seed } of tasks) {
    const limit = seconds ?? group.seconds;
    const origin = provenance(measured);
    const holds = (commit: string): boolean => holdsSince(commit, origin.commit, measured);
    const name = `[${++done}/${tasks.length}] ${folder}/${file} seed ${seed}, ${limit} s${clock === 'wall' ? '' : ` (${clock})`}`;
    if (records.has({ folder, limit, clock, threads, seed }, file, holds)) {
      console.log(`${name}: already run`);
      continue;
    }
    const solution = join(scratch, 'solution');
    const trace = join(scratch, 'trace');
    const ran = runAlone(path, { seconds: limit, clock, threads, seed, solution, trace });
    if (typeof ran === 'string') {
      console.log(`${name}: FAILED ${ran}`);
      continue;
    }
    const wrong = disagreement(askChecker(suite, kind, path, solution), ran);
    if (wrong !== null) {
      console.log(`${name}: REFUSED ${wrong}`);
      continue;
    }
    const traced = JSON.parse(readFileSync(trace, 'utf8')) as Trace;
    const made = { folder, group: group.name, visits, limit, clock, threads, seed };
    records.add({ ...origin, ...made, result: ran, trace: traced });
    console.log(`${name}: ${summary(ran)}, ${traced.memoryMb} MB`);
    report(folderOfReport ?? BENCH, records);
  }
  rmSync(scratch, { recursive: true });
  report(folderOfReport ?? BENCH, records);
}

function report(folder: string, records: Records): void {
  const latest = records.latest();
  writeFileSync(join(folder, 'results.md'), resultsTable(latest));
  writePlots(join(folder, 'plots'), latest);
}

/** Seed by seed, so that a stopped suite has seen every instance as often as any other. */
function tasksIn(suite: string, family: string | undefined, seeds: number): Task[] {
  const instances = foldersIn(suite).flatMap((folder) =>
    readdirSync(join(suite, folder)).flatMap((file) => {
      const path = join(suite, folder, file);
      const known = recognised(path);
      if (known === null || (family !== undefined && family !== folder && family !== known.family)) return [];
      const { family: kind, visits, measured } = known;
      return [{ folder, file, path, family: kind, group: groupOf(folder, file, visits), visits, measured }];
    }),
  );
  return Array.from({ length: seeds }, (_, i) => i + 1).flatMap((seed) => instances.map((task) => ({ ...task, seed })));
}

function foldersIn(suite: string): string[] {
  try {
    return readdirSync(suite).filter((name) => name !== 'check' && statSync(join(suite, name)).isDirectory());
  } catch (error) {
    throw new BenchArgumentError(`--suite ${suite} cannot be listed (${(error as NodeJS.ErrnoException).code})`);
  }
}

function recognised(path: string): Pick<Task, 'family' | 'visits' | 'measured'> | null {
  try {
    const { family, problem } = readInstance(path);
    return { family, visits: problem.visits.length, measured: measuredFor(problem) };
  } catch (error) {
    if (!(error instanceof UnreadableInstance)) throw error;
    console.log(`skipped: ${error.message}`);
    return null;
  }
}

interface Limits {
  readonly seconds: number;
  readonly clock: StopClock;
  readonly threads: number;
  readonly seed: number;
  readonly solution: string;
  readonly trace: string;
}

/** The run's JSON line, or why there is none. */
function runAlone(instance: string, limits: Limits): RunResult | string {
  const flags = Object.entries(limits).flatMap(([flag, value]) => [`--${flag}`, String(value)]);
  const command = [join(BENCH, 'run.ts'), '--instance', instance, ...flags];
  const { status, stdout, stderr } = spawnSync(process.execPath, command, { encoding: 'utf8' });
  return status === 0 ? (JSON.parse(stdout) as RunResult) : why(stderr);
}

function summary(result: RunResult): string {
  const value =
    'cost' in result ? `cost ${result.cost}` : `${result.unassigned} unassigned, ${result.travelHours} h of travel`;
  return result.gap === undefined ? value : `${value} (${(result.gap * 100).toFixed(2)}%)`;
}

/** The line of an error's name and message, out of the stack that Node prints. */
function why(stderr: string): string {
  const lines = stderr.trim().split('\n');
  return lines.find((line) => /^\w*Error: /.test(line)) ?? lines[0] ?? 'no message';
}
