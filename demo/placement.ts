/** Watches the packages until none waits for its first decision. */
import type { CarePackage } from '../domain/package.ts';
import type { ApiClient } from './api-client.ts';
import type { Progress } from './load-borough.ts';
import { everyItem } from './pages.ts';

class NotDecided extends Error {
  override readonly name = 'NotDecided';
}

/** Throws NotDecided when nothing has moved for `patienceSeconds`. */
export async function untilDecided(
  brokerage: ApiClient,
  submitted: number,
  progress: Progress,
  patienceSeconds = 60,
): Promise<void> {
  let left = submitted;
  let moved = performance.now();
  for (;;) {
    const undecided = await countReceived(brokerage);
    progress('packages decided', submitted - undecided, submitted);
    if (undecided === 0) return;
    if (undecided < left) moved = performance.now();
    left = undecided;
    if (performance.now() - moved > patienceSeconds * 1000) {
      throw new NotDecided(
        `${undecided} packages have waited for a decision for ${patienceSeconds} s: see functions.log in the data folder`,
      );
    }
    // Looking costs the same two cores that decide.
    await new Promise((resolve) => setTimeout(resolve, Math.min(5_000, 500 + 10 * undecided)));
  }
}

async function countReceived(brokerage: ApiClient): Promise<number> {
  return (await everyItem<CarePackage>(brokerage, '/v1/packages', { status: 'received' })).length;
}
