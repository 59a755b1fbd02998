import type { ContingencyList } from '../../domain/contingency.ts';
import type { Ports } from '../ports.ts';

/** Queues every package of a list that has not been looked at yet. */
export async function queueContingency(
  ports: Ports,
  { id: listId, packageIds, entries }: ContingencyList,
  correlationId: string,
): Promise<void> {
  const done = new Set(entries.map(({ packageId }) => packageId));
  const open = packageIds.filter((id) => !done.has(id));
  await ports.queues.queueContingency(open.map((packageId) => ({ listId, packageId, correlationId })));
}
