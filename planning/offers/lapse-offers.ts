import { VersionConflict } from '../errors.ts';
import { packagesIn } from '../packages-in.ts';
import type { Ports } from '../ports.ts';
import { decline } from './decline.ts';

/**
 * Ends every offer whose time to answer is over; the next in order is asked at once. Safe to run twice, and at the same
 * moment as an answer: whoever is first counts.
 * @returns how many lapsed.
 */
export async function lapseOffers(ports: Ports, correlationId: string): Promise<number> {
  let lapsed = 0;
  for await (const { id } of packagesIn(ports, 'offered')) {
    // The list is a moment behind; the decision is made on the package itself.
    const carePackage = await ports.store.package(id);
    const offer = carePackage?.status === 'offered' ? carePackage.offer : undefined;
    if (carePackage === undefined || offer === undefined || ports.clock.now() <= offer.due) continue;
    try {
      await decline(ports, carePackage, offer, { kind: 'lapse', by: 'scheduler', reasons: [], correlationId });
      lapsed += 1;
    } catch (error) {
      // Answered in this moment, or another entry of the zone came first: the next sweep looks again.
      if (!(error instanceof VersionConflict)) throw error;
    }
  }
  return lapsed;
}
