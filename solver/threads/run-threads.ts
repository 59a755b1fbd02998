/** The caller's side: starts one worker per thread and answers the best of what they found. */
import { Worker } from 'node:worker_threads';
import type { Problem } from '../problem.ts';
import type { Proposal } from '../search.ts';
import type { StopRule } from '../stop.ts';
import { sharePlans } from './exchange.ts';
import type { WorkerMessage, WorkerTask } from './search-worker.ts';

export interface ThreadRun {
  readonly threads: number;
  readonly seed: number;
  readonly stop: StopRule;
  /** Seconds that have passed since `solve` was called. */
  readonly elapsed: number;
  readonly start: Pick<Proposal, 'rounds'> | null;
  readonly onProgress: ((seconds: number, iterations: number, total: number) => void) | null;
}

/** The best of all threads' proposals, the iterations they made together and the seconds that the longest took. */
export interface ThreadsResult {
  readonly proposal: Proposal;
  readonly iterations: number;
  readonly seconds: number;
}

export async function runThreads(problem: Problem, run: ThreadRun): Promise<ThreadsResult> {
  const shared = sharePlans(problem, run.threads, run.seed);
  const { signal, ...stop } = run.stop;
  const end = new Int32Array(shared.end);
  const abort = (): void => {
    Atomics.store(end, 0, 1);
  };
  if (signal?.aborted) abort();
  signal?.addEventListener('abort', abort, { once: true });
  try {
    const results = await Promise.all(
      Array.from({ length: run.threads }, (_, thread) =>
        searchInWorker(
          {
            problem,
            thread,
            seed: run.seed,
            stop,
            elapsed: run.elapsed,
            start: run.start,
            shared,
            wantsProgress: run.onProgress !== null,
          },
          run.onProgress,
        ),
      ),
    );
    const { proposal } = results.reduce((best, other) => (other.proposal.total < best.proposal.total ? other : best));
    const iterations = results.reduce((sum, result) => sum + result.iterations, 0);
    return { proposal, iterations, seconds: Math.max(...results.map((result) => result.seconds)) };
  } finally {
    signal?.removeEventListener('abort', abort);
  }
}

function searchInWorker(task: WorkerTask, onProgress: ThreadRun['onProgress']): Promise<ThreadsResult> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./search-worker.ts', import.meta.url), { workerData: task });
    worker.on('message', (message: WorkerMessage) => {
      if (message.kind === 'progress') onProgress?.(message.seconds, message.iterations, message.total);
      else resolve(message);
    });
    worker.once('error', reject);
    worker.once('exit', (code) => reject(new Error(`thread ${task.thread} of the search ended with code ${code}`)));
  });
}
