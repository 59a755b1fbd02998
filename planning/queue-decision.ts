/**
 * From "stored" to "will be decided". The package itself says which message is to decide it, in the same commit that
 * makes it undecided; sending that message is a second step, and a process may stop between the two. The sweep sends it
 * again (requeue-undecided.ts), so nothing depends on the second step.
 */
import type { CarePackage, QueuedDecision } from '../domain/package.ts';
import { eventWrite } from './event-write.ts';
import type { Ports } from './ports.ts';

/** What a package carries from the commit on after which somebody has to decide it. */
export interface Undecided {
  readonly status: 'received';
  readonly queued: QueuedDecision;
}

/** @param attempt names this decision among all of the package: the same message again changes nothing. */
export function undecided(attempt: string, at: string): Undecided {
  return { status: 'received', queued: { attempt, at } };
}

/**
 * Sends the message that the package names; one that names none is decided, or left to the night. A queue that cannot
 * be reached is no error: the package is stored, its history says that it waits for the sweep.
 */
export async function queueDecision(
  ports: Ports,
  { id: packageId, zoneId, queued }: CarePackage,
  correlationId: string,
): Promise<void> {
  if (queued === undefined) return;
  try {
    await ports.queues.queuePlacement({ packageId, zoneId, attempt: queued.attempt, correlationId });
  } catch (error) {
    const why = error instanceof Error ? error.name : 'unknown';
    const text = `The placement queue could not be reached (${why}): the package is queued again within minutes.`;
    const data = { attempt: queued.attempt, correlationId };
    await ports.store.commit([
      eventWrite(ports, 'placement', { subject: `package/${packageId}`, type: 'placement-not-queued', text, data }),
    ]);
  }
}
