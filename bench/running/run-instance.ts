import { writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { solve } from '../../solver/index.ts';
import { type StopClock, secondsOfThread } from '../../solver/stop.ts';
import type { Score } from '../families/family.ts';
import { readInstance } from '../families/index.ts';
import { bestKnown, gapTo } from './best-known.ts';

export interface Run {
  readonly instance: string;
  /** Limit by `clock`, reading included; ignored where `iterations` is given. */
  readonly seconds: number;
  readonly clock: StopClock;
  readonly iterations?: number | undefined;
  readonly threads: number;
  readonly seed: number;
  readonly solution?: string | undefined;
  readonly trace?: string | undefined;
}

/** What one run prints as its JSON line. */
export type RunResult = {
  readonly family: string;
  readonly instance: string;
  /** Wall-clock seconds taken, reading included. */
  readonly seconds: number;
  /** Iterations of all threads. */
  readonly iterations: number;
  /** (cost - best known) / best known, where a best-known.json above the instance lists it. */
  readonly gap?: number;
} & Score;

/** Cost over time of one run, and what it took. */
export interface Trace {
  /** The best plan's figures in the family's units as it improved; the first point is the first plan. */
  readonly points: readonly TracePoint[];
  /** Highest resident memory of the process, in megabytes. */
  readonly memoryMb: number;
}

export interface TracePoint {
  readonly seconds: number;
  readonly figures: Readonly<Record<string, number>>;
}

/** Solves one instance file and writes its solution and trace where asked. */
export async function runInstance(run: Run): Promise<RunResult> {
  const began = performance.now();
  const startedAt = secondsOfThread(run.clock);
  const { problem, family, write, score, figures } = readInstance(run.instance);
  const reading = secondsOfThread(run.clock) - startedAt;
  const points: TracePoint[] = [];
  let iterations = 0;
  const stop =
    run.iterations === undefined
      ? { seconds: Math.max(0, run.seconds - reading), clock: run.clock }
      : { iterations: run.iterations };
  const plan = await solve(problem, {
    seed: run.seed,
    stop,
    threads: run.threads,
    onProgress: ({ seconds, iterations: made, total }) => {
      iterations = made;
      addPoint(points, { seconds: reading + seconds, figures: figures(total) });
    },
  });
  const seconds = Number(((performance.now() - began) / 1000).toFixed(2));
  if (run.solution !== undefined) writeFileSync(run.solution, write(plan));
  if (run.trace !== undefined) {
    const memoryMb = Math.round(process.resourceUsage().maxRSS / 1024);
    writeFileSync(run.trace, `${JSON.stringify({ points, memoryMb } satisfies Trace)}\n`);
  }
  const value = score(plan);
  const best = 'cost' in value ? bestKnown(run.instance) : undefined;
  const gap = best === undefined || !('cost' in value) ? {} : { gap: gapTo(best, value.cost) };
  return { family, instance: basename(run.instance), ...value, seconds, iterations, ...gap };
}

/** A point less than a hundredth of the elapsed time after the last takes its place: a plot shows no finer. */
function addPoint(points: TracePoint[], point: TracePoint): void {
  const last = points.at(-1);
  const crowded = points.length > 1 && last !== undefined && point.seconds - last.seconds < 0.01 * point.seconds;
  if (crowded) points[points.length - 1] = point;
  else points.push(point);
}
