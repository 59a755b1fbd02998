import type { PackageStatus } from '../../domain/package.ts';
import { packagesIn } from '../packages-in.ts';
import type { Ports } from '../ports.ts';

/** Undecided, or decided as things stood: 'received' is one whose message was lost between store and queue. */
const TRIED_AGAIN: readonly PackageStatus[] = ['received', 'waiting', 'unplaced'];

/**
 * Queues every package without a provider again, once a batch however often it is called.
 * @returns how many.
 */
export async function retryWaiting(ports: Ports, replanId: string): Promise<number> {
  let queued = 0;
  for (const status of TRIED_AGAIN) {
    for await (const carePackage of packagesIn(ports, status)) {
      const { id, zoneId } = carePackage;
      const attempt = `retry/${replanId}`;
      await ports.queues.queuePlacement({ packageId: id, zoneId, attempt, correlationId: `replan-${replanId}` });
      queued += 1;
    }
  }
  return queued;
}
