import { packagesIn } from './packages-in.ts';
import type { Ports } from './ports.ts';

/**
 * Sends the message of every package again that has stood undecided for longer than a message takes: the process that
 * stored it may have stopped before it sent one. A message too many changes nothing (placePackage). Packages whose
 * decision failed every try name no message and are left to the night (failPlacement).
 * @returns how many.
 */
export async function requeueUndecided(ports: Ports, correlationId: string): Promise<number> {
  const before = Date.parse(ports.clock.now()) - ports.settings.requeueAfterMinutes * 60_000;
  let sent = 0;
  for await (const { id: packageId, zoneId, queued } of packagesIn(ports, 'received')) {
    if (queued === undefined || Date.parse(queued.at) > before) continue;
    await ports.queues.queuePlacement({ packageId, zoneId, attempt: queued.attempt, correlationId });
    sent += 1;
  }
  return sent;
}
