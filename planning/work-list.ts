import { type ClockState, clockOf, type PackageClock } from '../domain/clocks.ts';
import { type FirstVisitClock, firstVisitClock } from '../domain/first-visit-clock.ts';
import type { CarePackage, PackageStatus, ProviderAnswer } from '../domain/package.ts';
import { planningDateOf } from '../domain/time.ts';
import { awaitsFirstVisit, firstVisitsOf } from './first-visit.ts';
import { everyPackageIn } from './packages-in.ts';
import type { Ports } from './ports.ts';

/** Without a provider: somebody in brokerage still has to do with it. */
const OPEN: readonly PackageStatus[] = ['received', 'offered', 'waiting', 'unplaced'];

export interface WorkListFilter {
  readonly zoneId?: string;
  /** The worse of both clocks: 'breached' is the list of breaches; 'warning' those about to be. */
  readonly state?: ClockState;
}

export interface WorkItem {
  readonly carePackage: CarePackage;
  readonly clock: PackageClock;
  readonly firstVisit: FirstVisitClock;
}

/**
 * The open packages of the council, and those that have a provider but whose first visit is late or is to be, as the
 * rounds have it; what is due first at the top. Breaches stay there until they are placed and visited. Read from the
 * index, so a moment behind.
 */
export async function workList(ports: Ports, { zoneId, state }: WorkListFilter): Promise<readonly WorkItem[]> {
  const now = ports.clock.now();
  const { clocks } = ports.settings;
  const today = planningDateOf(now);
  const [open, notVisited] = await Promise.all([
    everyPackageIn(ports, OPEN, zoneId),
    everyPackageIn(ports, ['not-visited'], zoneId),
  ]);
  const awaited = notVisited.filter((carePackage) => awaitsFirstVisit(carePackage, today));
  const visits = await firstVisitsOf(ports, awaited);
  const itemOf = (carePackage: CarePackage): WorkItem => ({
    carePackage,
    clock: clockOf(carePackage, clocks, now),
    firstVisit: firstVisitClock(carePackage, clocks, now, visits.get(carePackage.id)),
  });
  const late = awaited.map(itemOf).filter(({ firstVisit }) => firstVisit.running && firstVisit.state !== 'in-time');
  return [...open.map(itemOf), ...late]
    .filter((item) => state === undefined || worstOf(item) === state)
    .sort((a, b) => (dueOrder(a) < dueOrder(b) ? -1 : 1));
}

/** By the clocks that run: one that is placed may have been placed too late, which nobody can help any more. */
function worstOf({ clock, firstVisit }: WorkItem): ClockState {
  const states = [firstVisit.state, ...(clock.running ? [clock.state] : [])];
  return (['breached', 'warning'] as const).find((state) => states.includes(state)) ?? 'in-time';
}

/** Sorts by the time to place, of one that is placed by the time to its first visit; of two due at once, the one that came first. */
export function dueOrder({ carePackage, clock, firstVisit }: Omit<WorkItem, 'firstVisit'> & Partial<WorkItem>): string {
  const by = clock.running || firstVisit === undefined ? clock.placeBy : firstVisit.by;
  return `${by} ${carePackage.submittedAt} ${carePackage.id}`;
}

/** Provider by provider, in the order of asking; of one that is placed, also why its provider does not begin at once. */
export function whatStoodInTheWay({
  outcome = [],
  placement,
}: CarePackage): readonly Pick<ProviderAnswer, 'providerId' | 'reasons'>[] {
  const said = outcome.map(({ providerId, reasons }) => ({ providerId, reasons }));
  const { providerId, notToday = [] } = placement ?? {};
  const late = providerId === undefined ? [] : [{ providerId, reasons: notToday }];
  return [...said, ...late].filter(({ reasons }) => reasons.length > 0);
}
