/**
 * How the solver scales: 250 to 4,000 visits cut out of one made borough, at a fixed time per visit, against a run five
 * times as long. Each run is a process of its own, so that its memory is its own.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cutOut } from '../made/cut.ts';
import { makeDay } from '../made/make-day.ts';
import { markdown } from '../markdown.ts';
import type { RunResult, Trace } from '../running/run-instance.ts';
import { provenance } from '../suite/provenance.ts';

const SIZES = [250, 500, 1000, 2000, 4000];
const CARERS_A_VISIT = 700 / 4000;
const DEFAULT_SECONDS_A_VISIT = 0.03;
const LONGER = 5;
const RUN = join(import.meta.dirname, '..', 'run.ts');

interface Size {
  readonly visits: number;
  readonly seconds: number;
  readonly short: Measured;
  readonly long: Measured;
}

interface Measured {
  readonly result: RunResult;
  readonly trace: Trace;
}

/** @param secondsOfLargest of processor time of the short run of 4,000 visits; smaller ones get their share. */
export function measureScaling(seed: number, secondsOfLargest?: number): string {
  const perVisit = secondsOfLargest === undefined ? DEFAULT_SECONDS_A_VISIT : secondsOfLargest / SIZES.at(-1)!;
  const whole = SIZES.at(-1)!;
  const borough = makeDay({ seed, visits: whole, carers: Math.round(whole * CARERS_A_VISIT) });
  const scratch = mkdtempSync(join(tmpdir(), 'scaling-'));
  const sizes = SIZES.map((visits): Size => {
    const file = join(scratch, `${visits}.json`);
    writeFileSync(file, JSON.stringify(cutOut(borough, visits)));
    const seconds = visits * perVisit;
    return { visits, seconds, short: run(file, seconds, seed), long: run(file, seconds * LONGER, seed) };
  });
  rmSync(scratch, { recursive: true });
  return table(sizes, perVisit);
}

function run(instance: string, seconds: number, seed: number): Measured {
  const trace = `${instance}.trace`;
  const flags = { instance, seconds, clock: 'processor', seed, trace, threads: 1 };
  const command = [RUN, ...Object.entries(flags).flatMap(([flag, value]) => [`--${flag}`, String(value)])];
  const { status, stdout, stderr } = spawnSync(process.execPath, command, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`the run of ${instance} ended with code ${status}: ${stderr}`);
  return { result: JSON.parse(stdout) as RunResult, trace: JSON.parse(readFileSync(trace, 'utf8')) as Trace };
}

function table(sizes: readonly Size[], perVisit: number): string {
  const { machine, commit, date } = provenance();
  const rows = sizes.map(({ visits, seconds, short, long }) => [
    visits.toLocaleString('en-GB'),
    `${seconds.toFixed(1)} s`,
    short.result.iterations.toLocaleString('en-GB'),
    Math.round(short.result.iterations / seconds).toLocaleString('en-GB'),
    `${(short.trace.points[0]?.seconds ?? Number.NaN).toFixed(2)} s`,
    figure(short.result),
    figure(long.result),
    gap(short.result, long.result),
    `${short.trace.memoryMb} MB`,
  ]);
  return [
    '# Scaling',
    '',
    `Cut out of one made borough of 4,000 visits and 700 carers, equally dense; ${perVisit * 1000} ms of processor time a visit on one thread, and`,
    `a run ${LONGER} times as long. ${machine}, commit ${commit}, ${date}. Written by \`npm run bench -- --measure scaling\`.`,
    '',
    ...markdown(
      ['visits', 'time', 'iterations', 'a second', 'first plan', 'left out, travel', 'long run', 'gap', 'memory'],
      rows,
    ),
    '',
  ].join('\n');
}

function figure(result: RunResult): string {
  return 'unassigned' in result ? `${result.unassigned}, ${result.travelHours} h` : String(result.cost);
}

/** Carer-visits more left out, and travel more in per cent. */
function gap(short: RunResult, long: RunResult): string {
  if (!('unassigned' in short && 'unassigned' in long)) return '';
  const travel = (100 * (short.travelHours - long.travelHours)) / long.travelHours;
  return `${short.unassigned - long.unassigned}, ${travel.toFixed(1)}%`;
}
