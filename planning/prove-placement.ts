import type { Contract } from '../domain/contract.ts';
import type { InOrder, PlacementEntry } from '../domain/ledger.ts';
import { needOf } from '../domain/life/first-weeks.ts';
import { type Flaw, flawsByContract, flawsOf, placementOf, routeOf } from '../domain/placement/proof.ts';
import type { Reason } from '../domain/reason.ts';
import { localDateOf } from '../domain/time.ts';
import type { Caller } from './caller.ts';
import { NotFound } from './errors.ts';
import { getPackage } from './get-package.ts';
import type { Ports } from './ports.ts';

export interface Proof {
  readonly packageId: string;
  readonly providerId: string;
  readonly route: InOrder['route'];
  /** The number of the placement in the ledger of its zone. */
  readonly entry: number;
  readonly at: string;
  readonly passedOver: readonly (PlacementEntry['certificate']['passedOver'][number] & {
    readonly reasons: readonly Reason[];
  })[];
  readonly proved: boolean;
  readonly flaws: readonly Flaw[];
}

/**
 * Checks the last placement of a package anew, from the ledger of its zone, and its order from the contract while that
 * is still the one it was decided by. @throws NotFound for an unknown package and one that nobody has held yet.
 */
export async function provePlacement(ports: Ports, caller: Caller, id: string): Promise<Proof> {
  const carePackage = await getPackage(ports, caller, id);
  const { zoneId, askedAnew } = carePackage;
  const [ledger, contract] = await Promise.all([ports.store.ledgerOf(zoneId), ports.store.contractOf(zoneId)]);
  const placement = placementOf(ledger, id);
  if (placement === undefined) {
    const why = 'nobody has held it; see `outcome` of the package for who was asked and why not';
    throw new NotFound('placement of package', id, undefined, why);
  }
  const { certificate, providerId, seq, at } = placement;
  const isSameContract = contract?.id === certificate.contract.id && contract.version === certificate.contract.version;
  const flaws = [
    ...flawsOf(ledger, placement),
    ...(isSameContract ? flawsByContract(contract, placement, needAt(contract)) : []),
  ];
  function needAt(by: Contract): string {
    const { firstWeeks } = ports.settings.packageLife;
    return needOf(by, carePackage, firstWeeks, localDateOf(at), askedAnew === undefined || at < askedAnew.at);
  }
  return {
    packageId: id,
    providerId,
    route: routeOf(placement),
    entry: seq,
    at,
    passedOver: certificate.passedOver.map((line) => ({ ...line, reasons: ledger[line.seq - 1]?.reasons ?? [] })),
    proved: flaws.length === 0,
    flaws,
  };
}
