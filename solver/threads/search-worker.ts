/** The thread's side: runs one engine on the problem it is sent and answers with its best. */
import { parentPort, workerData } from 'node:worker_threads';
import type { Problem } from '../problem.ts';
import { Random } from '../random.ts';
import type { Proposal } from '../search.ts';
import { chooseSearch } from '../solve-engine.ts';
import { type StopRule, secondsOfThread, startStop } from '../stop.ts';
import { openExchange, type SharedPlans } from './exchange.ts';

/** A search finds thousands of better plans in its first second; each message wakes the caller. */
const SECONDS_BETWEEN_PROGRESS = 0.1;

export interface WorkerTask {
  readonly problem: Problem;
  readonly thread: number;
  readonly seed: number;
  readonly stop: Omit<StopRule, 'signal'>;
  /** Seconds that had passed when the thread was started. */
  readonly elapsed: number;
  readonly start: Pick<Proposal, 'rounds'> | null;
  readonly shared: SharedPlans;
  readonly wantsProgress: boolean;
}

export type WorkerMessage =
  | { readonly kind: 'progress'; readonly seconds: number; readonly iterations: number; readonly total: number }
  | { readonly kind: 'done'; readonly seconds: number; readonly iterations: number; readonly proposal: Proposal };

if (parentPort !== null) parentPort.postMessage(work(workerData as WorkerTask) satisfies WorkerMessage);

function work(task: WorkerTask): WorkerMessage {
  const { problem, thread, seed, shared, wantsProgress } = task;
  // What the thread took to start counts, too.
  const elapsed = task.elapsed + secondsOfThread(task.stop.clock);
  const stop = startStop(task.stop, new Int32Array(shared.end), elapsed);
  const exchange = openExchange(shared, thread, problem.visits.length, task.stop, stop);
  let toldAt = -Infinity;
  const proposal = chooseSearch(problem)(problem, {
    // Far apart, so that no thread of one seed repeats a thread of the next.
    random: new Random(seed + thread * 0x5bd1e995),
    stop,
    ...(task.start === null ? {} : { start: task.start }),
    exchange,
    onBest: ({ iterations, total }) => {
      if (!wantsProgress || stop.elapsed() < toldAt + SECONDS_BETWEEN_PROGRESS) return;
      toldAt = stop.elapsed();
      parentPort?.postMessage({ kind: 'progress', seconds: toldAt, iterations, total } satisfies WorkerMessage);
    },
  });
  exchange.end();
  return { kind: 'done', seconds: stop.elapsed(), iterations: stop.iterations(), proposal };
}
