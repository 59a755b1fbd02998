import type { CarePackage } from '../domain/package.ts';
import { sentence } from '../domain/reason.ts';
import type { Caller } from './caller.ts';
import { type Decided, decidedAgain } from './decided-again.ts';
import { eventWrite } from './event-write.ts';
import { withFirstVisit } from './first-visit.ts';
import { changedRounds, roundWrites } from './life/changed-rounds.ts';
import { stopEntries } from './life/end-entry.ts';
import { packageAsRead } from './life/package-as-read.ts';
import { restOfToday } from './life/rest-of-today.ts';
import type { Ports } from './ports.ts';
import type { RepairedDay } from './repaired-day.ts';

export interface Cancellation {
  readonly reason: string;
  /** The version the caller read. */
  readonly expected: number;
}

/**
 * Cancels a package and takes its visits out of the rounds, today's from now on included, in one commit; published rounds
 * get the record of the change. A visit that has begun stays in its round.
 * @throws NotFound, VersionConflict (not the version read), NotAllowedNow (already cancelled or ended).
 */
export async function cancelPackage(
  ports: Ports,
  caller: Caller,
  id: string,
  cancellation: Cancellation,
): Promise<CarePackage> {
  return decidedAgain(ports, () => cancelled(ports, caller, id, cancellation));
}

async function cancelled(
  ports: Ports,
  caller: Caller,
  id: string,
  { reason, expected }: Cancellation,
): Promise<Decided<CarePackage>> {
  const before = await packageAsRead(ports, caller, id, expected, 'cannot be cancelled');
  const { answer, writes } = await calledOff(ports, caller, before, reason);
  return { answer: answer.carePackage, writes };
}

/** A package called off now, with what that does to the live rounds. */
export async function calledOff(
  ports: Ports,
  caller: Caller,
  before: CarePackage,
  reason: string,
): Promise<Decided<{ readonly carePackage: CarePackage; readonly days: readonly RepairedDay[] }>> {
  const { id } = before;
  const at = ports.clock.now();
  const { begunOn, exceptions } = await restOfToday(ports, before, at);
  const { offer, queued: _, ...rest } = await withFirstVisit(ports, before, at);
  const after: CarePackage = {
    ...rest,
    status: 'cancelled',
    cancelled: { at, reason },
    ...(begunOn !== undefined && { lastDay: begunOn, exceptions }),
    version: before.version + 1,
  };
  const text = `Cancelled: ${sentence(reason)}`;
  const days = await changedRounds(ports, before, after, at);
  return {
    answer: { carePackage: after, days },
    writes: [
      { kind: 'package', value: after, expected: before.version },
      eventWrite(ports, caller, { subject: `package/${id}`, type: 'package-cancelled', text }, at),
      // The council's own doing: it stays in the provider's count (domain/placement/replay.ts); an offer is withdrawn.
      ...(await stopEntries(ports, before, (offer ?? before.placement)?.providerId, 'cancellation', at)),
      ...roundWrites(ports, caller, days, `Package ${id} is cancelled.`),
    ],
  };
}
