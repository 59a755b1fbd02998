import { minutesPerWeek } from '../domain/occurrences.ts';
import type { CarePackage } from '../domain/package.ts';
import type { LocalDate } from '../domain/time.ts';
import type { Caller } from './caller.ts';
import { NotAllowedNow, VersionConflict } from './errors.ts';
import { eventWrite } from './event-write.ts';
import { getPackage } from './get-package.ts';
import type { Ports, Write } from './ports.ts';
import { readProvider } from './provider/provider-facts.ts';
import { changedDays, datesWithPlans, dayWrites } from './repair/changed-days.ts';

export interface Cancellation {
  readonly reason: string;
  /** The version the caller read. */
  readonly expected: number;
}

/**
 * Cancels a package and takes its visits out of the coming days' rounds, in one commit. Today's rounds go on as they
 * are: a single visit of today is cancelled by changeVisit.
 * @throws NotFound, VersionConflict (not the version read), NotAllowedNow (already cancelled or ended).
 */
export async function cancelPackage(
  ports: Ports,
  caller: Caller,
  id: string,
  { reason, expected }: Cancellation,
): Promise<CarePackage> {
  const before = await getPackage(ports, caller, id);
  if (before.version !== expected) {
    throw new VersionConflict(`package ${id} is version ${before.version}, not ${expected}`);
  }
  if (before.status === 'cancelled' || before.status === 'ended') {
    throw new NotAllowedNow(`package ${id} is ${before.status}: only one that is not over can be cancelled`);
  }
  const at = ports.clock.now();
  const [, ...coming] = datesWithPlans(ports);
  const { offer: _, queued: __, ...rest } = before;
  const cancelled: CarePackage = {
    ...rest,
    status: 'cancelled',
    cancelled: { at, reason },
    version: before.version + 1,
  };
  await ports.store.commit([
    { kind: 'package', value: cancelled, expected },
    eventWrite(
      ports,
      caller,
      { subject: `package/${id}`, type: 'package-cancelled', text: `Cancelled: ${reason}` },
      at,
    ),
    ...(await ledgerWrites(ports, before, at)),
    ...(await roundsWithout(ports, caller, cancelled, coming, at)),
  ]);
  return cancelled;
}

/** The council's own doing: it stays in the provider's count (see domain/placement/replay.ts). */
async function ledgerWrites(ports: Ports, before: CarePackage, at: string): Promise<Write[]> {
  // Of a package that is offered it withdraws the offer.
  const providerId = (before.offer ?? before.placement)?.providerId;
  if (providerId === undefined) return [];
  const { zoneId, id: packageId } = before;
  const seq = (await ports.store.ledgerOf(zoneId)).length + 1;
  const minutes = minutesPerWeek(before);
  return [
    {
      kind: 'ledger',
      value: { zoneId, seq, at, kind: 'cancellation', packageId, providerId, minutesPerWeek: minutes, reasons: [] },
    },
  ];
}

async function roundsWithout(
  ports: Ports,
  caller: Caller,
  cancelled: CarePackage,
  dates: readonly LocalDate[],
  at: string,
): Promise<Write[]> {
  if (cancelled.placement === undefined) return [];
  const facts = await readProvider(ports, cancelled.placement.providerId, dates);
  const packages = facts.packages.filter((p) => p.id !== cancelled.id);
  const days = await changedDays({ ...facts, packages }, dates, at);
  return days.flatMap((day) => dayWrites(ports, caller, day, `Package ${cancelled.id} is cancelled.`));
}
