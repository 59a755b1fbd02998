import { parseArgs } from 'node:util';
import type { StopClock } from '../solver/stop.ts';

/** What the bench is asked to do, each flag checked. */
export interface BenchArguments {
  readonly instance?: string;
  readonly suite?: string;
  /** Address of the served product and an ISO date, for the measure of its latency. */
  readonly url?: string;
  readonly date?: string;
  /** Name of a table to make: see measures/. */
  readonly measure?: string;
  readonly profile: boolean;
  /** Stores the totals of the made instances anew. */
  readonly refresh: boolean;
  readonly family?: string;
  readonly solution?: string;
  /** Where a suite writes its runs, table and plots, in place of the committed ones. */
  readonly report?: string;
  /** Where to write cost over time and memory, as JSON. */
  readonly trace?: string;
  readonly seconds?: number;
  /** What `seconds` counts. */
  readonly clock: StopClock;
  readonly iterations?: number;
  readonly threads?: number;
  readonly seed: number;
  readonly seeds: number;
}

/** A flag that the bench does not know or whose value it cannot use. */
export class BenchArgumentError extends Error {
  override readonly name = 'BenchArgumentError';
}

const USAGE = `npm run -s bench -- --instance FILE [--seconds S | --iterations N] [--threads T] [--seed N] [--clock wall | processor] [--solution OUT] [--trace OUT]
npm run bench -- --suite DIR [--family F] [--seconds S] [--seeds K] [--threads T] [--clock wall | processor] [--report DIR]
npm run bench -- --iterations N [--refresh]
npm run bench -- --measure ablation | insert | repair | scaling [--instance FILE] [--seconds S] [--seed N]
OPERATOR=token npm run bench -- --measure http --url URL --date DATE
npm run bench -- --profile --instance FILE [--seconds S] [--seed N]`;

/** @throws BenchArgumentError naming the flag, its value and the rule. */
export function readArguments(argv: readonly string[]): BenchArguments {
  const values = parsed(argv);
  const { instance, suite, measure } = values;
  const made = measure !== undefined || (values.iterations !== undefined && suite === undefined);
  if (!made && (instance === undefined) === (suite === undefined)) {
    throw new BenchArgumentError(`give --instance FILE, --suite DIR or --measure NAME\n${USAGE}`);
  }
  const texts = {
    ...pick(values, 'instance'),
    ...pick(values, 'suite'),
    ...pick(values, 'family'),
    ...pick(values, 'measure'),
  };
  const outputs = {
    ...pick(values, 'solution'),
    ...pick(values, 'trace'),
    ...pick(values, 'report'),
    ...pick(values, 'url'),
    ...pick(values, 'date'),
  };
  return {
    ...texts,
    ...outputs,
    profile: values.profile === true,
    refresh: values.refresh === true,
    ...(values.seconds === undefined ? {} : { seconds: number('seconds', values.seconds, 0) }),
    ...(values.iterations === undefined ? {} : { iterations: whole('iterations', values.iterations, 0) }),
    ...(values.threads === undefined ? {} : { threads: whole('threads', values.threads, 1) }),
    clock: clock(values.clock ?? 'wall'),
    seed: whole('seed', values.seed ?? '1', 0),
    seeds: whole('seeds', values.seeds ?? '3', 1),
  };
}

function parsed(argv: readonly string[]) {
  const text = { type: 'string' } as const;
  try {
    return parseArgs({
      args: [...argv],
      options: {
        instance: text,
        suite: text,
        url: text,
        date: text,
        measure: text,
        family: text,
        solution: text,
        trace: text,
        report: text,
        seconds: text,
        clock: text,
        iterations: text,
        threads: text,
        seed: text,
        seeds: text,
        profile: { type: 'boolean' },
        refresh: { type: 'boolean' },
      },
    }).values;
  } catch (error) {
    throw new BenchArgumentError(`${(error as Error).message}\n${USAGE}`);
  }
}

function pick<K extends string>(values: { readonly [key in K]?: string | undefined }, key: K): { [key in K]?: string } {
  const value = values[key];
  return value === undefined ? {} : ({ [key]: value } as { [key in K]?: string });
}

function clock(value: string): StopClock {
  if (value === 'wall' || value === 'processor') return value;
  throw new BenchArgumentError(`--clock is '${value}': must be wall or processor`);
}

function number(flag: string, value: string, least: number): number {
  const read = Number(value);
  if (value.trim() !== '' && Number.isFinite(read) && read >= least) return read;
  throw new BenchArgumentError(`--${flag} is '${value}': must be a number of ${least} or more`);
}

function whole(flag: string, value: string, least: number): number {
  const read = number(flag, value, least);
  if (Number.isInteger(read)) return read;
  throw new BenchArgumentError(`--${flag} is '${value}': must be a whole number`);
}
