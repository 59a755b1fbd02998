import { type Contract, zonesOf } from '../../domain/contract.ts';
import type { LedgerEntry } from '../../domain/ledger.ts';
import type { CarePackage } from '../../domain/package.ts';
import { type OrderOfAsking, orderOfAsking } from '../../domain/placement/due-order.ts';
import type { Provider } from '../../domain/provider.ts';
import type { Reason } from '../../domain/reason.ts';
import type { LocalDate } from '../../domain/time.ts';
import type { Ports } from '../ports.ts';
import { loadsOf } from './loads.ts';

export interface Turns extends OrderOfAsking {
  readonly providers: readonly Provider[];
}

/** What the order of asking for a package follows from, beside what is read here. */
export interface TurnsAsked {
  readonly carePackage: CarePackage;
  readonly contract: Contract;
  /** Of the package's zone. */
  readonly ledger: readonly LedgerEntry[];
  readonly declined?: ReadonlyMap<string, Reason>;
  readonly date: LocalDate;
}

/** Reads the register, what limited providers hold, and where volumes are shared the ledgers of the other zones. */
export async function turnsOf(ports: Ports, asked: TurnsAsked): Promise<Turns> {
  const { store, settings } = ports;
  const { contract, carePackage, date } = asked;
  const others = zonesOf(contract).filter((zoneId) => zoneId !== carePackage.zoneId);
  const [providers, otherLedgers] = await Promise.all([
    store.providers(),
    contract.purchases === undefined ? [] : Promise.all(others.map((zoneId) => store.ledgerOf(zoneId))),
  ]);
  const loads = await loadsOf(ports, providers, date);
  return { ...orderOfAsking({ ...asked, providers, loads, otherLedgers, settings }), providers };
}

/** Whether a provider's turn follows from what it holds in zones whose ledgers this decision does not write. */
export function dependsOnOtherZones(
  { status, weeklyMinutesCap }: Provider,
  { otherZoneIds, purchases }: Contract,
): boolean {
  const sharesVolume = otherZoneIds !== undefined && purchases !== undefined;
  return status.kind === 'restricted' || weeklyMinutesCap !== undefined || sharesVolume;
}
