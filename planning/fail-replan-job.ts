import type { ReplanJob } from '../domain/replan.ts';
import type { Ports, ReplanMessage } from './ports.ts';
import { finishJob } from './replan/finish-job.ts';

/** Names a dead-lettered job in its batch's record; the old plan is kept. */
export async function failReplanJob(ports: Ports, message: ReplanMessage, error: string): Promise<ReplanJob> {
  const { replanId, providerId, date } = message;
  return finishJob(ports, replanId, { providerId, date, state: 'failed', error });
}
