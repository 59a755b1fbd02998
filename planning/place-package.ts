import type { CarePackage } from '../domain/package.ts';
import { decidedAgain } from './decided-again.ts';
import { NotFound } from './errors.ts';
import { askInOrder } from './placement/ask-in-order.ts';
import { type Decision, decisionOf } from './placement/decision.ts';
import { nothingToServe } from './placement/nothing-to-serve.ts';
import { rememberingTrials, type TryFromToday } from './placement/remembered-trials.ts';
import type { Ports } from './ports.ts';

/**
 * Decides who takes a package, on live rounds: placed, waiting or unplaced with coded reasons, or ended where its last
 * date is over. A package that is decided or cancelled, or a message seen before, changes nothing. Zones share providers,
 * so two placements may meet on one provider's day; each then reads again.
 * @throws NotFound for an unknown package, VersionConflict when others kept changing the same plans (deliver again).
 */
export async function placePackage(
  ports: Ports,
  message: { readonly packageId: string; readonly attempt: string },
): Promise<CarePackage> {
  const trying = rememberingTrials();
  return decidedAgain(ports, async () => {
    const { carePackage, writes } = await decide(ports, message.packageId, message.attempt, trying);
    return { answer: carePackage, writes };
  });
}

async function decide(ports: Ports, packageId: string, attempt: string, trying: TryFromToday): Promise<Decision> {
  const carePackage = await ports.store.package(packageId);
  if (carePackage === undefined) throw new NotFound('package', packageId);
  if (!isOpen(carePackage) || carePackage.lastAttempt === attempt) return { carePackage, writes: [] };
  const at = ports.clock.now();
  const nothing = nothingToServe(ports, carePackage, attempt, at);
  if (nothing !== null) return nothing;
  const { zoneId } = carePackage;
  const [contract, ledger] = await Promise.all([ports.store.contractOf(zoneId), ports.store.ledgerOf(zoneId)]);
  const asked =
    contract === undefined
      ? { order: [], outcome: [], names: new Map<string, string>(), couldLater: false }
      : await askInOrder(ports, carePackage, contract, ledger, at, { trying });
  return decisionOf(ports, carePackage, asked, { ledger, ...(contract && { contract }) }, attempt, at);
}

function isOpen({ status }: CarePackage): boolean {
  return status === 'received' || status === 'waiting' || status === 'unplaced';
}
