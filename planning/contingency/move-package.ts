/** Carrying out a contingency list: its packages are asked for anew, one by one, each with a certificate of its own. */
import type { ContingencyList } from '../../domain/contingency.ts';
import type { CarePackage } from '../../domain/package.ts';
import type { Reason } from '../../domain/reason.ts';
import { addDays, type LocalDate, planningDateOf } from '../../domain/time.ts';
import type { Caller } from '../caller.ts';
import { type Decided, decidedAgain } from '../decided-again.ts';
import { NotAllowedNow } from '../errors.ts';
import { eventWrite } from '../event-write.ts';
import { changedRounds, roundWrites } from '../life/changed-rounds.ts';
import { endEntry } from '../life/end-entry.ts';
import { movedOn } from '../life/moved-on.ts';
import type { ContingencyMessage, Ports } from '../ports.ts';
import { queueDecision } from '../queue-decision.ts';
import { providerName } from '../register/provider-name.ts';
import { getContingencyList } from './get-contingency-list.ts';

/**
 * Queues the move of every package that the provider of the list still holds. Asked for twice, each moves once.
 * @throws NotFound; NotAllowedNow unless the provider has ceased, or is to, and this is the list made by it: one that is
 *   suspended keeps its rounds, and what was ordered before it was put back to active is over.
 */
export async function moveAll(
  ports: Ports,
  caller: Caller,
  listId: string,
  correlationId: string,
): Promise<ContingencyList> {
  const list = await getContingencyList(ports, listId);
  await ceasesOn(ports, list);
  const { providerId, packageIds } = list;
  const text = `The moves of contingency list ${listId} are queued: ${packageIds.length} package(s).`;
  const subject = `provider/${providerId}`;
  await ports.store.commit([eventWrite(ports, caller, { subject, type: 'moves-queued', text, data: { listId } })]);
  await ports.queues.queueContingency(
    packageIds.map((packageId) => ({ listId, packageId, correlationId, move: true as const })),
  );
  return list;
}

/**
 * Moves one package on: its provider serves to the day before it ceases, meanwhile the package is asked for in the order
 * of its zone's contract. One that is no longer with that provider is left as it is.
 * @returns the package as it is then.
 * @throws NotFound; NotAllowedNow as moveAll: trying again changes nothing of it.
 */
export async function movePackage(
  ports: Ports,
  { listId, packageId, correlationId }: ContingencyMessage,
): Promise<CarePackage | undefined> {
  const list = await getContingencyList(ports, listId);
  const moved = await decidedAgain(ports, async () => movedFrom(ports, list, packageId, await ceasesOn(ports, list)));
  if (moved !== undefined) await queueDecision(ports, moved, correlationId);
  return moved;
}

async function ceasesOn({ store }: Ports, { id, providerId }: ContingencyList): Promise<LocalDate> {
  const { status, contingencyListId } = (await store.provider(providerId)) ?? {};
  if (status?.kind !== 'ceased') {
    throw new NotAllowedNow(
      `list ${id}: ${providerId} is ${status?.kind ?? 'unknown'}; only what ceases to trade is moved`,
    );
  }
  if (contingencyListId === id) return status.from;
  const made = contingencyListId === undefined ? 'made no list' : `made list ${contingencyListId}`;
  throw new NotAllowedNow(`list ${id}: ${providerId} ceases to trade on ${status.from}, and that ${made}`);
}

async function movedFrom(
  ports: Ports,
  { providerId }: ContingencyList,
  packageId: string,
  from: LocalDate,
): Promise<Decided<CarePackage | undefined>> {
  const before = await ports.store.package(packageId);
  const { placement } = before ?? {};
  if (before?.status !== 'placed' || placement?.providerId !== providerId) return { answer: before, writes: [] };
  const at = ports.clock.now();
  // Today's rounds are under way: whoever takes it begins tomorrow.
  const until = [addDays(from, -1), planningDateOf(at)].sort()[1]!;
  const name = await providerName(ports.store, providerId);
  const reason: Reason = { code: 'ceased', text: `${name} ceases to trade on ${from}.`, about: providerId };
  const after = movedOn(before, { placement, until, kind: 'transfer', reason, at });
  const days = await changedRounds(ports, before, after, at);
  const text = `Moves on from ${name}, which ceases to trade on ${from} and serves until ${until}; the next in order is asked.`;
  const data = { reason, until };
  return {
    answer: after,
    writes: [
      { kind: 'package', value: after, expected: before.version },
      eventWrite(ports, 'scheduler', { subject: `package/${packageId}`, type: 'package-moved-on', text, data }, at),
      ...(await endEntry(ports, before, providerId, 'transfer', at, [reason], until)),
      ...roundWrites(ports, 'scheduler', days, `Package ${packageId} moves on from ${addDays(until, 1)}.`),
    ],
  };
}
