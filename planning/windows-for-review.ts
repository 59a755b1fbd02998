import { windowsForReview } from '../domain/critical-windows.ts';
import type { CarePackage, PackageStatus, VisitPattern } from '../domain/package.ts';
import { everyPackageIn } from './packages-in.ts';
import type { Ports } from './ports.ts';

/** What is over is not reviewed. */
const LIVE: readonly PackageStatus[] = ['received', 'offered', 'placed', 'waiting', 'unplaced'];

export interface WindowForReview {
  readonly carePackage: CarePackage;
  readonly pattern: VisitPattern;
}

/** Every window of a live package that is called critical without a clinical reason (WA26), by package. */
export async function listWindowsForReview(
  ports: Ports,
  filter: { readonly zoneId?: string },
): Promise<readonly WindowForReview[]> {
  const found = await everyPackageIn(ports, LIVE, filter.zoneId);
  return [...found]
    .sort((a, b) => (a.id < b.id ? -1 : 1))
    .flatMap((carePackage) => windowsForReview(carePackage).map((pattern) => ({ carePackage, pattern })));
}
