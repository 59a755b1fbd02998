import type { ReplanJob } from '../domain/replan.ts';
import type { Ports, ReplanMessage } from './ports.ts';
import { finishJob } from './replan/finish-job.ts';

/**
 * Names a dead-lettered job in its batch's record; the old plan is kept. One that had ended stays as it ended: what follows
 * the last job of the batch had failed, and is done here.
 */
export async function failReplanJob(ports: Ports, message: ReplanMessage, error: string): Promise<ReplanJob> {
  const { replanId, providerId, date } = message;
  return finishJob(ports, replanId, { providerId, date, state: 'failed', error });
}
