import { type Contract, zonesOf } from '../domain/contract.ts';
import { useOf, type VolumeUse } from '../domain/placement/volume-use.ts';
import type { Purchase } from '../domain/purchase.ts';
import { type LocalDate, localDateOf } from '../domain/time.ts';
import type { Ports } from './ports.ts';

export interface PurchaseUse {
  readonly contract: Contract;
  readonly purchase: Purchase;
  readonly date: LocalDate;
  readonly use: VolumeUse;
  /** Minutes of the year to date that are paid for: the profile of a block, of everything else what is used. */
  readonly paid: number;
}

/** Every purchase by volume with its use to a date (default: today), by contract; of one zone's contract if it is named. */
export async function purchaseUse(
  ports: Ports,
  { zoneId, date = localDateOf(ports.clock.now()) }: { readonly zoneId?: string; readonly date?: LocalDate },
): Promise<readonly PurchaseUse[]> {
  const contracts = (await ports.store.contracts()).filter(
    (c) => c.purchases !== undefined && (zoneId === undefined || zonesOf(c).includes(zoneId)),
  );
  const lists = contracts.map(async (contract): Promise<PurchaseUse[]> => {
    const ledgers = await Promise.all(zonesOf(contract).map((zone) => ports.store.ledgerOf(zone)));
    return (contract.purchases ?? []).map((purchase) => {
      const use = useOf(contract.id, purchase, ledgers, date);
      return { contract, purchase, date, use, paid: purchase.kind === 'block' ? use.profileToDate : use.used };
    });
  });
  return (await Promise.all(lists)).flat();
}
