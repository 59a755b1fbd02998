/** Watches the packages until none waits for its first decision. */
import type { CarePackage, PackageStatus } from '../domain/package.ts';
import type { ApiClient } from './api-client.ts';
import type { Progress } from './load-borough.ts';

interface Page<T> {
  readonly items: readonly T[];
  readonly next?: string;
}

/** Every package of the borough, as the API lists them. */
export async function allPackages(brokerage: ApiClient, status?: PackageStatus): Promise<CarePackage[]> {
  const found: CarePackage[] = [];
  let cursor: string | undefined;
  do {
    const query = new URLSearchParams({ limit: '100', ...(status && { status }), ...(cursor && { cursor }) });
    const page = await brokerage.get<Page<CarePackage>>(`/v1/packages?${query}`);
    found.push(...page.items);
    cursor = page.next;
  } while (cursor);
  return found;
}

export class NotDecided extends Error {
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
    const undecided = (await allPackages(brokerage, 'received')).length;
    progress('packages decided', submitted - undecided, submitted);
    if (undecided === 0) return;
    if (undecided < left) moved = performance.now();
    left = undecided;
    if (performance.now() - moved > patienceSeconds * 1000) {
      throw new NotDecided(
        `${undecided} packages have waited for a decision for ${patienceSeconds} s: see functions.log in the data folder`,
      );
    }
    await new Promise((resolve) => setTimeout(resolve, 400));
  }
}
