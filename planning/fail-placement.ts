import { eventWrite } from './event-write.ts';
import type { PlacementMessage, Ports, Write } from './ports.ts';

/**
 * Records in a package's history that its placement failed for good. It names that message no more, so that the sweep
 * does not send for ever what holds up its zone, and a copy that was sent meanwhile changes nothing; the next night's batch
 * tries again.
 * @throws VersionConflict when it is being changed at this moment (deliver again).
 */
export async function failPlacement(ports: Ports, message: PlacementMessage, error: string): Promise<void> {
  const { packageId, attempt, correlationId } = message;
  const text = `Could not be decided (${attempt}): ${error}. The next night's batch tries again.`;
  const subject = `package/${packageId}`;
  await ports.store.commit([
    ...(await unqueued(ports, packageId, attempt)),
    eventWrite(ports, 'placement', { subject, type: 'placement-failed', text, data: { attempt, correlationId } }),
  ]);
}

async function unqueued(ports: Ports, packageId: string, attempt: string): Promise<Write[]> {
  const before = await ports.store.package(packageId);
  if (before?.queued?.attempt !== attempt) return [];
  const { queued: _, ...rest } = before;
  const after = { ...rest, lastAttempt: attempt, version: before.version + 1 };
  return [{ kind: 'package', value: after, expected: before.version }];
}
