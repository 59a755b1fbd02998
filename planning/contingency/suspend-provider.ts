import type { ContingencyList } from '../../domain/contingency.ts';
import type { CarePackage } from '../../domain/package.ts';
import type { Provider, ProviderStatus } from '../../domain/provider.ts';
import { type LocalDate, localDateOf } from '../../domain/time.ts';
import type { Caller } from '../caller.ts';
import { type Decided, decidedAgain } from '../decided-again.ts';
import { InvalidInput, NotAllowedNow, NotFound } from '../errors.ts';
import { eventWrite } from '../event-write.ts';
import type { Ports } from '../ports.ts';
import { isHeld, isOffered } from '../provider/provider-facts.ts';
import { queueContingency } from './queue-contingency.ts';

/** A package is one transaction action only in its own entry, but their names stand in one item of at most 400 KB. */
const MOST_PACKAGES = 5000;

export interface Standing {
  /** From today unless told. */
  readonly from?: LocalDate;
  /** The last day of a suspension; absent = until further notice. */
  readonly to?: LocalDate;
  readonly reason: string;
}

/**
 * Suspends a provider from new packages (WA7): no offers from then on, its rounds go on. Offers open to it are withdrawn
 * and others asked. What would move where if it could not go on is worked out package by package: the contingency list.
 * @param listId of the list; the same one again changes nothing and answers with the list as it stands.
 * @throws NotFound, NotAllowedNow (it has ceased, or is suspended), InvalidInput (ends before it begins).
 */
export async function suspendProvider(
  ports: Ports,
  caller: Caller,
  providerId: string,
  { to, reason, ...rest }: Standing,
  { listId, correlationId }: ListRequest,
): Promise<ContingencyList> {
  const from = rest.from ?? localDateOf(ports.clock.now());
  if (to !== undefined && to < from) {
    throw new InvalidInput([{ field: '/to', value: to, rule: `must not be before ${from}, when it begins` }]);
  }
  const status = { kind: 'suspended', from, ...(to !== undefined && { to }), reason } as const;
  const text = `Suspended from new packages from ${from}${to === undefined ? '' : ` to ${to}`}: ${reason}.`;
  return changedStatus(ports, caller, providerId, { status, text, listId, correlationId });
}

/**
 * Records that a provider ceases to trade: no new packages from that date, and all that it holds has to move. The same
 * list says where to.
 * @throws NotFound, NotAllowedNow (it has ceased already).
 */
export async function ceaseProvider(
  ports: Ports,
  caller: Caller,
  providerId: string,
  { from: asked, reason }: Omit<Standing, 'to'>,
  { listId, correlationId }: ListRequest,
): Promise<ContingencyList> {
  const from = asked ?? localDateOf(ports.clock.now());
  const text = `Ceases to trade on ${from}: ${reason}.`;
  return changedStatus(ports, caller, providerId, { status: { kind: 'ceased', from }, text, listId, correlationId });
}

export interface ListRequest {
  readonly listId: string;
  readonly correlationId: string;
}

interface Change extends ListRequest {
  readonly status: Extract<ProviderStatus, { kind: 'suspended' | 'ceased' }>;
  readonly text: string;
}

async function changedStatus(
  ports: Ports,
  caller: Caller,
  providerId: string,
  change: Change,
): Promise<ContingencyList> {
  const list = await decidedAgain(ports, () => decided(ports, caller, providerId, change));
  await queueContingency(ports, list, change.correlationId);
  return list;
}

async function decided(
  ports: Ports,
  caller: Caller,
  providerId: string,
  change: Change,
): Promise<Decided<ContingencyList>> {
  const { listId, text, status } = change;
  const known = await ports.store.contingencyList(listId);
  if (known !== undefined) return { answer: known, writes: [] };
  // Before the packages: one that it is given in this moment belongs in the list.
  const asRead = await ports.store.providerAsRead(providerId);
  const before = await ports.store.provider(providerId);
  if (before === undefined) throw new NotFound('provider', providerId);
  mustTrade(before, status, localDateOf(ports.clock.now()));
  const list = await listOf(ports, caller, before, change);
  const after: Provider = { ...before, status, contingencyListId: listId, version: before.version + 1 };
  const event = { subject: `provider/${providerId}`, type: `provider-${status.kind}`, text, data: { listId } };
  return {
    answer: list,
    writes: [
      { kind: 'provider', value: after, expected: before.version },
      { kind: 'provider-as-read', value: asRead },
      { kind: 'contingency-list', value: list },
      eventWrite(ports, caller, event, list.startedAt),
    ],
  };
}

/** A standing suspension is not written over: it has its reason and its list. One whose last day is past stands no more. */
function mustTrade({ id, status }: Provider, to: Change['status'], today: LocalDate): void {
  if (status.kind === 'active' || status.kind === 'restricted') return;
  if (status.kind === 'suspended') {
    if (to.kind === 'ceased' || (status.to !== undefined && status.to < today)) return;
    const until = status.to === undefined ? '' : ` to ${status.to}`;
    throw new NotAllowedNow(
      `provider ${id} is suspended from ${status.from}${until} (${status.reason}): save it as active to end that first`,
    );
  }
  throw new NotAllowedNow(`provider ${id} has ceased to trade on ${status.from}: it cannot be ${to.kind}`);
}

async function listOf(
  ports: Ports,
  caller: Caller,
  provider: Provider,
  { listId, status }: Change,
): Promise<ContingencyList> {
  const concerned = (await ports.store.packagesOfProvider(provider.id)).filter((p) => isWith(p, provider.id));
  if (concerned.length > MOST_PACKAGES) {
    throw new NotAllowedNow(`provider ${provider.id} holds ${concerned.length} packages, more than ${MOST_PACKAGES}`);
  }
  return {
    id: listId,
    providerId: provider.id,
    because: status.kind,
    startedAt: ports.clock.now(),
    startedBy: caller.subject,
    packageIds: concerned.sort((a, b) => (looksFirst(a) < looksFirst(b) ? -1 : 1)).map(({ id }) => id),
    entries: [],
  };
}

/** Those that leave it already are on their way to somebody else. */
function isWith(carePackage: CarePackage, providerId: string): boolean {
  const { offer, placement } = carePackage;
  const holder = isOffered(carePackage) ? offer : isHeld(carePackage) ? placement : undefined;
  return holder?.providerId === providerId;
}

/** Open offers first, because somebody waits for an answer; then who depends on the minute; then by name. */
function looksFirst(carePackage: CarePackage): string {
  const critical = carePackage.patterns.some(({ criticality }) => criticality.level === 'critical');
  return `${isOffered(carePackage) ? 0 : 1} ${critical ? 0 : 1} ${carePackage.id}`;
}
