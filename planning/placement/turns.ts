import { type Contract, zonesOf } from '../../domain/contract.ts';
import type { LedgerEntry } from '../../domain/ledger.ts';
import { needOf } from '../../domain/life/first-weeks.ts';
import type { CarePackage } from '../../domain/package.ts';
import { type OrderOfAsking, orderOfAsking } from '../../domain/placement/due-order.ts';
import type { Load } from '../../domain/placement/gates.ts';
import type { Provider } from '../../domain/provider.ts';
import type { Reason } from '../../domain/reason.ts';
import type { Settings } from '../../domain/settings.ts';
import { type LocalDate, localDateOf } from '../../domain/time.ts';
import type { Ports } from '../ports.ts';
import { firstServed, liveDates } from './live-days.ts';
import { loadsOf } from './loads.ts';

interface OfZone {
  readonly contract: Contract;
  /** Of the package's zone. */
  readonly ledger: readonly LedgerEntry[];
  /** The instant of the decision. */
  readonly at: string;
}

/** What every order of asking in a zone follows from, beside the package. */
export interface TurnFacts extends OfZone {
  /** The calendar date of the decision, by which the ledger counts it: periods, gates and volumes go by that one. */
  readonly date: LocalDate;
  readonly providers: readonly Provider[];
  readonly loads: ReadonlyMap<string, Load>;
  readonly otherLedgers: readonly (readonly LedgerEntry[])[];
}

/** Reads the register, what limited providers hold, and where volumes are shared the ledgers of the other zones. */
export async function turnFacts(
  ports: Ports,
  { zoneId, ...zone }: OfZone & { readonly zoneId: string },
): Promise<TurnFacts> {
  const { store } = ports;
  const { contract, at } = zone;
  const date = localDateOf(at);
  const others = contract.purchases === undefined ? [] : zonesOf(contract).filter((other) => other !== zoneId);
  const [providers, otherLedgers] = await Promise.all([
    store.providers(),
    Promise.all(others.map((other) => store.ledgerOf(other))),
  ]);
  return { ...zone, date, providers, loads: await loadsOf(ports, providers, date), otherLedgers };
}

/** The order of asking for one package. @param declined who is not asked again for it (declined.ts). */
export function turnsFrom(
  facts: TurnFacts,
  carePackage: CarePackage,
  settings: Settings,
  declined: ReadonlyMap<string, Reason> = new Map(),
): OrderOfAsking {
  const { contract, at, date } = facts;
  const { firstWeeks } = settings.packageLife;
  const needType = needOf(contract, carePackage, firstWeeks, date, carePackage.askedAnew === undefined);
  const servedFrom = firstServed(carePackage, liveDates(at, settings));
  return orderOfAsking({ ...facts, servedFrom, carePackage: { ...carePackage, needType }, settings, declined });
}

/** Whether a provider's turn follows from what it holds in zones whose ledgers this decision does not write. */
export function dependsOnOtherZones(
  { status, weeklyMinutesCap }: Provider,
  { otherZoneIds, purchases }: Contract,
): boolean {
  const sharesVolume = otherZoneIds !== undefined && purchases !== undefined;
  return status.kind === 'restricted' || weeklyMinutesCap !== undefined || sharesVolume;
}
