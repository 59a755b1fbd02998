/** One package of a contingency list: who would have it, on the live rounds of this moment. */
import type { ContingencyEntry, ContingencyList } from '../../domain/contingency.ts';
import { minutesPerWeek } from '../../domain/occurrences.ts';
import type { CarePackage } from '../../domain/package.ts';
import type { Reason } from '../../domain/reason.ts';
import { addDays, type LocalDate, localDateOf, planningDateOf } from '../../domain/time.ts';
import { type Decided, decidedAgain } from '../decided-again.ts';
import { VersionConflict } from '../errors.ts';
import { decline } from '../offers/decline.ts';
import { askInOrder } from '../placement/ask-in-order.ts';
import { liveDates } from '../placement/live-days.ts';
import type { ContingencyMessage, Ports } from '../ports.ts';
import { isHeld, isOffered } from '../provider/provider-facts.ts';
import { queueDecision } from '../queue-decision.ts';
import { providerName } from '../register/provider-name.ts';
import { getContingencyList } from './get-contingency-list.ts';

type Found = Pick<ContingencyEntry, 'state' | 'taker' | 'answers'>;

/**
 * Looks at one package of the list and records what it found; of one that was only offered the offer is withdrawn. What
 * has an entry is not looked at again.
 * @throws NotFound for an unknown list.
 */
export async function lookForTaker(
  ports: Ports,
  { listId, packageId, correlationId }: ContingencyMessage,
): Promise<ContingencyEntry> {
  const list = await getContingencyList(ports, listId);
  const known = list.entries.find((e) => e.packageId === packageId);
  if (known !== undefined) return known;
  const at = ports.clock.now();
  const carePackage = await ports.store.package(packageId);
  const found = await lookedAt(ports, list, carePackage, at, correlationId);
  const entry: ContingencyEntry = { listId, packageId, at, ...aboutPackage(carePackage), ...found };
  await recordEntry(ports, entry);
  return entry;
}

/** Records that a package could not be looked at; the others of the list are not concerned. */
export async function failContingency(ports: Ports, message: ContingencyMessage, error: string): Promise<void> {
  const { listId, packageId } = message;
  await recordEntry(ports, { listId, packageId, at: ports.clock.now(), state: 'failed', answers: [], error });
}

async function recordEntry(ports: Ports, entry: ContingencyEntry): Promise<void> {
  try {
    await ports.store.commit([{ kind: 'contingency-entry', value: entry }]);
  } catch (error) {
    // Delivered twice: the first answer stands.
    if (!(error instanceof VersionConflict)) throw error;
  }
}

function aboutPackage(carePackage: CarePackage | undefined): Partial<ContingencyEntry> {
  if (carePackage === undefined) return {};
  const { zoneId, urgency } = carePackage;
  return { zoneId, urgency, minutesPerWeek: minutesPerWeek(carePackage) };
}

async function lookedAt(
  ports: Ports,
  list: ContingencyList,
  carePackage: CarePackage | undefined,
  at: string,
  correlationId: string,
): Promise<Found> {
  const holder = (carePackage?.offer ?? carePackage?.placement)?.providerId;
  if (carePackage === undefined || holder !== list.providerId) return { state: 'left', answers: [] };
  if (isOffered(carePackage)) return withdrawn(ports, list, carePackage, at, correlationId);
  if (!isHeld(carePackage)) return { state: 'left', answers: [] };
  return takerOf(ports, list, carePackage, at);
}

/** An offer to a provider that may take nothing new runs its time out for nothing. */
async function withdrawn(
  ports: Ports,
  list: ContingencyList,
  carePackage: CarePackage,
  at: string,
  correlationId: string,
): Promise<Found> {
  const { providerId, because } = list;
  const { status, name = providerId } = (await ports.store.provider(providerId)) ?? {};
  const from = status !== undefined && 'from' in status ? status.from : undefined;
  // Suspended from a later day on, or no longer: it may still answer.
  if (from === undefined || from > localDateOf(at)) return { state: 'left', answers: [] };
  const reason: Reason = { code: because, text: `${name} is ${because} since ${from}.`, about: providerId };
  const { id, offer } = carePackage;
  const after = await decidedAgain(ports, async (): Promise<Decided<CarePackage | undefined>> => {
    const now = await ports.store.package(id);
    if (now?.offer === undefined || now.offer.id !== offer?.id) return { answer: undefined, writes: [] };
    return decline(ports, now, now.offer, { kind: 'withdrawal', by: 'scheduler', reasons: [reason] });
  });
  // Answered in this moment: it is looked at as what it is now.
  if (after === undefined) return lookedAt(ports, list, await ports.store.package(id), at, correlationId);
  await queueDecision(ports, after, correlationId);
  return { state: 'offer-withdrawn', answers: [{ providerId, reasons: [reason] }] };
}

async function takerOf(ports: Ports, list: ContingencyList, carePackage: CarePackage, at: string): Promise<Found> {
  const { zoneId } = carePackage;
  const [contract, ledger] = await Promise.all([ports.store.contractOf(zoneId), ports.store.ledgerOf(zoneId)]);
  if (contract === undefined) return { state: 'nobody', answers: [] };
  const { placement, ...rest } = carePackage;
  const { providerId, because } = list;
  const reason: Reason = {
    code: because,
    text: `${await providerName(ports.store, providerId)} is the provider that it would leave.`,
    about: providerId,
  };
  const moved = await movedBefore(ports, list, carePackage.id, liveDates(at, ports.settings).at(-1)!);
  // Today it is served where it is.
  const leaves = placement && { placement, until: planningDateOf(at), kind: 'transfer' as const, reason, at };
  const asked: CarePackage = { ...rest, status: 'received', ...(leaves && { outgoing: leaves }) };
  const { taken, outcome } = await askInOrder(ports, asked, contract, ledger, at, {
    leaving: new Map([[providerId, reason]]),
    alsoPromised: (to) => moved.get(to) ?? [],
  });
  const answers = outcome
    .filter((o) => o.providerId !== taken?.candidate.placement.providerId)
    .map(({ providerId, reasons }) => ({ providerId, reasons }));
  if (taken === undefined) return { state: 'nobody', answers };
  const { extraTravelMinutes } = taken.trial;
  return { state: 'movable', taker: { providerId: taken.candidate.placement.providerId, extraTravelMinutes }, answers };
}

/** What earlier entries of the list would move, by taker, as promised for the day after the live week. */
async function movedBefore(
  ports: Ports,
  { entries }: ContingencyList,
  packageId: string,
  lastLive: LocalDate,
): Promise<ReadonlyMap<string, readonly CarePackage[]>> {
  const from = addDays(lastLive, 1);
  const moved = new Map<string, CarePackage[]>();
  for (const { taker, packageId: id } of entries) {
    const carePackage = taker === undefined || id === packageId ? undefined : await ports.store.package(id);
    if (taker === undefined || carePackage?.placement === undefined) continue;
    const promised = { ...carePackage, placement: { ...carePackage.placement, providerId: taker.providerId, from } };
    moved.set(taker.providerId, [...(moved.get(taker.providerId) ?? []), promised]);
  }
  return moved;
}
