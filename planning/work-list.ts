import { type ClockState, clockOf, type PackageClock } from '../domain/clocks.ts';
import type { CarePackage, PackageStatus } from '../domain/package.ts';
import { everyPackageIn } from './packages-in.ts';
import type { Ports } from './ports.ts';

/** Without a provider: somebody in brokerage still has to do with it. */
const OPEN: readonly PackageStatus[] = ['received', 'offered', 'waiting', 'unplaced'];

export interface WorkListFilter {
  readonly zoneId?: string;
  /** 'breached' is the list of breaches; 'warning' those about to be. */
  readonly state?: ClockState;
}

export interface WorkItem {
  readonly carePackage: CarePackage;
  readonly clock: PackageClock;
}

/**
 * The open packages of the council, what is due first at the top. Breaches stay there until they are placed. Read from
 * the index, so a moment behind.
 */
export async function workList(ports: Ports, { zoneId, state }: WorkListFilter): Promise<readonly WorkItem[]> {
  const now = ports.clock.now();
  const found = await everyPackageIn(ports, OPEN, zoneId);
  return [...found]
    .map((carePackage) => ({ carePackage, clock: clockOf(carePackage, ports.settings.clocks, now) }))
    .filter(({ clock }) => state === undefined || clock.state === state)
    .sort((a, b) => (dueOrder(a) < dueOrder(b) ? -1 : 1));
}

/** Sorts by the time to place; of two due at once, the one that came first. */
export function dueOrder({ carePackage, clock }: WorkItem): string {
  return `${clock.placeBy} ${carePackage.submittedAt} ${carePackage.id}`;
}
