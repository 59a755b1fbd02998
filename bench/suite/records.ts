import { appendFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { StopClock } from '../../solver/stop.ts';
import type { RunResult, Trace } from '../running/run-instance.ts';
import type { Provenance } from './provenance.ts';

/** One accepted run, as it is kept between sessions of a suite: one line of JSON. */
export interface RunRecord extends Provenance {
  /** Folder of the instance in the suite. */
  readonly folder: string;
  readonly group: string;
  /** Of the instance's problem. */
  readonly visits: number;
  /** Seconds by `clock`, not the time taken. */
  readonly limit: number;
  readonly clock: StopClock;
  readonly threads: number;
  readonly seed: number;
  readonly result: RunResult;
  readonly trace: Trace;
}

/** The runs already made, in a file that a stopped suite takes up again. */
export class Records {
  readonly #file: string;
  readonly #all: RunRecord[];

  constructor(file: string) {
    this.#file = file;
    mkdirSync(dirname(file), { recursive: true });
    const lines = existsSync(file) ? readFileSync(file, 'utf8').split('\n') : [];
    this.#all = lines.flatMap((line) => readLine(line));
  }

  add(record: RunRecord): void {
    appendFileSync(this.#file, `${JSON.stringify(record)}\n`);
    this.#all.push(record);
  }

  /** Whether this very run was made at a commit whose figures hold still. */
  has(wanted: RunKey, instance: string, holds: (commit: string) => boolean): boolean {
    const key = keyOf(wanted, instance);
    return this.#all.some((record) => keyOf(record, record.result.instance) === key && holds(record.commit));
  }

  /** The latest run of each instance, seed, limit, clock and number of threads. */
  latest(): RunRecord[] {
    const byRun = new Map<string, RunRecord>();
    for (const record of this.#all) byRun.set(keyOf(record, record.result.instance), record);
    return [...byRun.values()];
  }
}

/** A line cut off by a stop in the middle of writing is dropped. */
function readLine(line: string): RunRecord[] {
  try {
    return line.trim() === '' ? [] : [JSON.parse(line) as RunRecord];
  } catch {
    return [];
  }
}

/** What tells one run of an instance from another, whatever the solver was. */
type RunKey = Pick<RunRecord, 'folder' | 'seed' | 'limit' | 'clock' | 'threads'>;

function keyOf({ folder, seed, limit, clock, threads }: RunKey, instance: string): string {
  return [folder, instance, seed, limit, clock, threads].join('/');
}
