import { eventWrite } from './event-write.ts';
import type { PlacementMessage, Ports } from './ports.ts';

/** Records in a package's history that its placement failed for good; it stays as it is, and the next night's batch queues it again. */
export async function failPlacement(ports: Ports, message: PlacementMessage, error: string): Promise<void> {
  const { packageId, attempt, correlationId } = message;
  const text = `Could not be decided (${attempt}): ${error}. The next night's batch tries again.`;
  const subject = `package/${packageId}`;
  await ports.store.commit([
    eventWrite(ports, 'placement', { subject, type: 'placement-failed', text, data: { attempt, correlationId } }),
  ]);
}
