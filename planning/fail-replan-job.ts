import type { ReplanJob } from '../domain/replan.ts';
import type { Ports, ReplanMessage } from './ports.ts';

/** Names a dead-lettered job in its batch's record; the old plan is kept. */
export async function failReplanJob(ports: Ports, message: ReplanMessage, error: string): Promise<ReplanJob> {
  const job: ReplanJob = { providerId: message.providerId, date: message.date, state: 'failed', error };
  await ports.store.recordReplanJob(message.replanId, job);
  return job;
}
