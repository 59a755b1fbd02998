import type { CarePackage, QueuedDecision } from '../domain/package.ts';
import { everyPackageIn } from './packages-in.ts';
import type { Ports } from './ports.ts';

type Undecided = CarePackage & { readonly queued: QueuedDecision };

/** So few are sent again whether or not the queue has messages for them: one too many costs a read (placePackage). */
const FEW = 20;

/**
 * Sends the message again of packages that have none: the process that stored one may have stopped before it sent it.
 * In a long backlog they are told from those that merely wait by their number: of the undecided packages, as many as the
 * queue has messages are taken to be those whose turn is to come, the latest first. What is older than these, and than a
 * message takes, is sent again; one that was lost among many is the oldest once those before it are decided. Packages
 * whose decision failed every try name no message and are left to the night (failPlacement).
 * @returns how many.
 */
export async function requeueUndecided(ports: Ports, correlationId: string): Promise<number> {
  const before = Date.parse(ports.clock.now()) - ports.settings.requeueAfterMinutes * 60_000;
  const undecided = (await everyPackageIn(ports, ['received'])).filter(namesMessage);
  const isOverdue = ({ queued }: Undecided): boolean => Date.parse(queued.at) <= before;
  const overdue = undecided.filter(isOverdue);
  const lost = overdue.length <= FEW ? overdue : (await beyondQueue(ports, undecided)).filter(isOverdue);
  for (const { id: packageId, zoneId, queued } of lost) {
    await ports.queues.queuePlacement({ packageId, zoneId, attempt: queued.attempt, correlationId });
  }
  return lost.length;
}

/** Those for which the queue has no message if it has them for the latest. */
async function beyondQueue({ queues }: Ports, undecided: readonly Undecided[]): Promise<readonly Undecided[]> {
  const latestFirst = [...undecided].sort((a, b) => (a.queued.at < b.queued.at ? 1 : -1));
  return latestFirst.slice(await queues.placementsUnderWay());
}

function namesMessage(carePackage: CarePackage): carePackage is Undecided {
  return carePackage.queued !== undefined;
}
