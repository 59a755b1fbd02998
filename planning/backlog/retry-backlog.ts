import type { PackageStatus } from '../../domain/package.ts';
import { NotFound } from '../errors.ts';
import { everyPackageIn } from '../packages-in.ts';
import type { Ports } from '../ports.ts';
import { type Backlog, backlogOf } from './backlog.ts';

/** Decided as things stood, and not offered to anybody. */
const WAITING: readonly PackageStatus[] = ['waiting', 'unplaced'];

/**
 * Queues a zone's packages that nobody holds, in the order in which the quotas share them out; each is then decided as
 * always, on live rounds and with its certificate. @throws NotFound for an unknown zone.
 */
export async function retryBacklog(
  ports: Ports,
  { zoneId, correlationId }: { readonly zoneId: string; readonly correlationId: string },
): Promise<Backlog> {
  const backlog = await zoneBacklog(ports, zoneId, '/zoneId');
  const attempt = ports.ids.fresh('backlog');
  await queueInOrder(ports, backlog, attempt, correlationId);
  return backlog;
}

/**
 * What would be tried and with whom; nothing is queued.
 * @param field the body's field that names the zone, as a JSON pointer; absent = a parameter does.
 * @throws NotFound for an unknown zone.
 */
export async function zoneBacklog(ports: Ports, zoneId: string, field?: string): Promise<Backlog> {
  const zones = await ports.store.zones();
  if (!zones.some((z) => z.id === zoneId)) throw new NotFound('zone', zoneId, field);
  return backlogOf(ports, zoneId, await everyPackageIn(ports, WAITING, zoneId));
}

/** All at once: the queue of a zone keeps the order in which it is given them, and takes them in batches. */
export async function queueInOrder(
  ports: Ports,
  { zoneId, lines }: Backlog,
  attempt: string,
  correlationId: string,
): Promise<void> {
  await Promise.all(
    lines.map(({ carePackage: { id: packageId } }) =>
      ports.queues.queuePlacement({ packageId, zoneId, attempt, correlationId }),
    ),
  );
}
