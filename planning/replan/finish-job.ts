import type { ReplanJob } from '../../domain/replan.ts';
import type { Ports } from '../ports.ts';
import { retryWaiting } from './retry-waiting.ts';

/** Records how a job ended. After the last one of its batch the packages that wait are tried on the new rounds. */
export async function finishJob(ports: Ports, replanId: string, job: ReplanJob): Promise<ReplanJob> {
  const { jobs } = await ports.store.recordReplanJob(replanId, job);
  if (jobs.every(({ state }) => state !== 'queued')) await retryWaiting(ports, replanId);
  return job;
}
