import type { CarePackage } from '../../domain/package.ts';
import { type Decided, decidedAgain } from '../decided-again.ts';
import { packagesIn } from '../packages-in.ts';
import type { Ports } from '../ports.ts';
import { queueDecision } from '../queue-decision.ts';
import { decline } from './decline.ts';

/**
 * Ends every offer whose time to answer is over; the next in order is asked at once. Safe to run twice, and at the same
 * moment as an answer: whoever is first counts.
 * @returns how many lapsed.
 */
export async function lapseOffers(ports: Ports, correlationId: string): Promise<number> {
  let lapsed = 0;
  for await (const { id } of packagesIn(ports, 'offered')) {
    const after = await decidedAgain(ports, () => lapse(ports, id));
    if (after === undefined) continue;
    await queueDecision(ports, after, correlationId);
    lapsed += 1;
  }
  return lapsed;
}

/** The list is a moment behind; the decision is made on the package itself. */
async function lapse(ports: Ports, id: string): Promise<Decided<CarePackage | undefined>> {
  const carePackage = await ports.store.package(id);
  const offer = carePackage?.status === 'offered' ? carePackage.offer : undefined;
  if (carePackage === undefined || offer === undefined || ports.clock.now() <= offer.due) {
    return { answer: undefined, writes: [] };
  }
  return decline(ports, carePackage, offer, { kind: 'lapse', by: 'scheduler', reasons: [] });
}
