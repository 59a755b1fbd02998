import type { PackageStatus } from '../../domain/package.ts';
import { backlogOf } from '../backlog/backlog.ts';
import { queueInOrder } from '../backlog/retry-backlog.ts';
import { everyPackageIn } from '../packages-in.ts';
import type { Ports } from '../ports.ts';

/** Undecided, or decided as things stood: 'received' is one whose message was lost between store and queue. */
const TRIED_AGAIN: readonly PackageStatus[] = ['received', 'waiting', 'unplaced'];

/**
 * Queues every package without a provider again, once a batch however often it is called; those of a zone in the order in
 * which its quotas share them out.
 * @returns how many.
 */
export async function retryWaiting(ports: Ports, replanId: string): Promise<number> {
  const found = await everyPackageIn(ports, TRIED_AGAIN);
  for (const [zoneId, packages] of Map.groupBy(found, (p) => p.zoneId)) {
    const backlog = await backlogOf(ports, zoneId, packages);
    await queueInOrder(ports, backlog, `retry/${replanId}`, `replan-${replanId}`);
  }
  return found.length;
}
