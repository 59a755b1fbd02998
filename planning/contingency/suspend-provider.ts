import type { ContingencyList, Standing } from '../../domain/contingency.ts';
import type { CarePackage } from '../../domain/package.ts';
import type { Provider, ProviderStatus } from '../../domain/provider.ts';
import { type LocalDate, localDateOf } from '../../domain/time.ts';
import type { Caller } from '../caller.ts';
import { type Decided, decidedAgain } from '../decided-again.ts';
import { InvalidInput, MadeByAnotherRequest, NotAllowedNow, NotFound } from '../errors.ts';
import { eventWrite } from '../event-write.ts';
import type { Ports } from '../ports.ts';
import { isHeld, isOffered } from '../provider/provider-facts.ts';
import { sameValue } from '../same-value.ts';
import { queueContingency } from './queue-contingency.ts';

/** A package is one transaction action only in its own entry, but their names stand in one item of at most 400 KB. */
const MOST_PACKAGES = 5000;

/**
 * Suspends a provider from new packages (WA7): no offers from then on, its rounds go on. Offers open to it are withdrawn
 * and others asked. What would move where if it could not go on is worked out package by package: the contingency list.
 * @param list with the identifier of the list; the same request again changes nothing and answers with the list as it
 * stands.
 * @throws NotFound, NotAllowedNow (it has ceased, or is suspended), InvalidInput (ends before it begins),
 * MadeByAnotherRequest (the list is another request's, or the provider no longer stands as this one left it).
 */
export async function suspendProvider(
  ports: Ports,
  caller: Caller,
  providerId: string,
  asked: Standing,
  list: ListRequest,
): Promise<ContingencyList> {
  const { to } = asked;
  const { from } = statusOf('suspended', asked, localDateOf(ports.clock.now()));
  if (to !== undefined && to < from) {
    throw new InvalidInput([{ field: '/to', value: to, rule: `must not be before ${from}, when it begins` }]);
  }
  return changedStatus(ports, caller, providerId, { because: 'suspended', asked, ...list });
}

/**
 * Records that a provider ceases to trade: no new packages from that date, and all that it holds has to move. The same
 * list says where to.
 * @throws NotFound, NotAllowedNow (it has ceased already), MadeByAnotherRequest as suspendProvider does.
 */
export async function ceaseProvider(
  ports: Ports,
  caller: Caller,
  providerId: string,
  asked: Omit<Standing, 'to'>,
  list: ListRequest,
): Promise<ContingencyList> {
  return changedStatus(ports, caller, providerId, { because: 'ceased', asked, ...list });
}

export interface ListRequest {
  readonly listId: string;
  readonly correlationId: string;
}

interface Change extends ListRequest {
  readonly because: ContingencyList['because'];
  readonly asked: Standing;
}

type Stopped = Extract<ProviderStatus, { kind: ContingencyList['because'] }>;

function statusOf(because: ContingencyList['because'], { to, reason, ...asked }: Standing, today: LocalDate): Stopped {
  const from = asked.from ?? today;
  if (because === 'ceased') return { kind: because, from };
  return { kind: because, from, ...(to !== undefined && { to }), reason };
}

function told({ from, ...status }: Stopped, { to, reason }: Standing): string {
  if (status.kind === 'ceased') return `Ceases to trade on ${from}: ${reason}.`;
  return `Suspended from new packages from ${from}${to === undefined ? '' : ` to ${to}`}: ${reason}.`;
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
  const { listId, because, asked } = change;
  const known = await ports.store.contingencyList(listId);
  if (known !== undefined) {
    await mustBeOf(ports, known, providerId, change);
    return { answer: known, writes: [] };
  }
  // Before the packages: one that it is given in this moment belongs in the list.
  const asRead = await ports.store.providerAsRead(providerId);
  const before = await ports.store.provider(providerId);
  if (before === undefined) throw new NotFound('provider', providerId);
  const at = ports.clock.now();
  const status = statusOf(because, asked, localDateOf(at));
  mustTrade(before, status, localDateOf(at));
  const list = await listOf(ports, caller, before, change, at);
  const after: Provider = { ...before, status, contingencyListId: listId, version: before.version + 1 };
  const text = told(status, asked);
  const event = { subject: `provider/${providerId}`, type: `provider-${because}`, text, data: { listId } };
  return {
    answer: list,
    writes: [
      { kind: 'provider', value: after, expected: before.version },
      { kind: 'provider-as-read', value: asRead },
      { kind: 'contingency-list', value: list },
      eventWrite(ports, caller, event, at),
    ],
  };
}

/** A list answers for the request that began it, as long as the provider stands as that left it; else nothing was done. */
async function mustBeOf({ store }: Ports, list: ContingencyList, providerId: string, change: Change): Promise<void> {
  const { id, asked, because, startedAt } = list;
  const isSame = list.providerId === providerId && because === change.because && sameValue(asked, change.asked);
  const left = asked && statusOf(because, asked, localDateOf(startedAt));
  if (isSame && sameValue((await store.provider(providerId))?.status, left)) return;
  throw new MadeByAnotherRequest(
    `contingency list ${id}, begun ${startedAt}, is not what is asked for or no longer how ${providerId} stands`,
  );
}

/** A standing suspension is not written over: it has its reason and its list. One whose last day is past stands no more. */
function mustTrade({ id, status }: Provider, to: Stopped, today: LocalDate): void {
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
  { listId, because, asked }: Change,
  startedAt: string,
): Promise<ContingencyList> {
  const concerned = (await ports.store.packagesOfProvider(provider.id)).filter((p) => isWith(p, provider.id));
  if (concerned.length > MOST_PACKAGES) {
    throw new NotAllowedNow(`provider ${provider.id} holds ${concerned.length} packages, more than ${MOST_PACKAGES}`);
  }
  return {
    id: listId,
    providerId: provider.id,
    because,
    asked,
    startedAt,
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
