/**
 * How long requests took (BU6): to a provider, and to the first visit. Of all, by source (a client who waits in hospital
 * takes up a bed) and by urgency; by zone, rolled up to areas (LE1). Times are those of the package's own clocks: one that
 * was asked for anew counts from then.
 */
import type { PackageClock } from './clocks.ts';
import type { FirstVisitClock } from './first-visit-clock.ts';
import type { CarePackage, Urgency } from './package.ts';
import type { Zone } from './zone.ts';

export interface TimedPackage {
  readonly carePackage: CarePackage;
  readonly clock: PackageClock;
  readonly firstVisit: FirstVisitClock;
}

export interface Times {
  readonly packages: number;
  /** Of these, later than the limit of their urgency. */
  readonly late: number;
  /** Absent where there are none. */
  readonly medianMinutes?: number;
  /** Nine of ten took at most so long. */
  readonly p90Minutes?: number;
}

export interface RequestTimes {
  readonly requests: number;
  /** Neither with a provider nor over; of these, beyond their time to be placed. */
  readonly open: number;
  readonly openLate: number;
  readonly placed: Times;
  /** First visits that have been made, as planned. */
  readonly visited: Times;
}

export interface PlacementTimes {
  readonly all: RequestTimes;
  readonly bySource: readonly { readonly source: CarePackage['source']['kind']; readonly times: RequestTimes }[];
  readonly byUrgency: readonly { readonly urgency: Urgency; readonly times: RequestTimes }[];
  /** Zones without an area stand together under none. */
  readonly byArea: readonly {
    readonly area?: string;
    readonly times: RequestTimes;
    readonly zones: readonly { readonly zoneId: string; readonly times: RequestTimes }[];
  }[];
}

export function placementTimes(packages: readonly TimedPackage[], zones: readonly Zone[]): PlacementTimes {
  const areaOf = new Map(zones.map(({ id, area }) => [id, area]));
  const bySource = grouped(packages, (p) => p.source.kind);
  const byUrgency = grouped(packages, (p) => p.urgency);
  const byArea = grouped(packages, (p) => areaOf.get(p.zoneId));
  return {
    all: timesOf(packages),
    bySource: bySource.map(([source, group]) => ({ source, times: timesOf(group) })),
    byUrgency: byUrgency.map(([urgency, group]) => ({ urgency, times: timesOf(group) })),
    byArea: byArea.map(([area, group]) => ({
      ...(area !== undefined && { area }),
      times: timesOf(group),
      zones: grouped(group, (p) => p.zoneId).map(([zoneId, own]) => ({ zoneId, times: timesOf(own) })),
    })),
  };
}

/** By key, in the order of the keys. */
function grouped<K extends string | undefined>(
  packages: readonly TimedPackage[],
  keyOf: (carePackage: CarePackage) => K,
): [K, TimedPackage[]][] {
  const groups = Map.groupBy(packages, ({ carePackage }) => keyOf(carePackage));
  return [...groups].sort(([a], [b]) => ((a ?? '') < (b ?? '') ? -1 : 1));
}

function timesOf(packages: readonly TimedPackage[]): RequestTimes {
  const open = packages.filter(({ clock }) => clock.running);
  const placed = packages.filter(({ carePackage }) => carePackage.placement !== undefined);
  const visited = placed.filter(({ firstVisit }) => firstVisit.at !== undefined && !firstVisit.running);
  return {
    requests: packages.length,
    open: open.length,
    openLate: open.filter(({ clock }) => clock.state === 'breached').length,
    placed: summary(placed.map(({ clock }) => ({ minutes: clock.minutesSoFar, state: clock.state }))),
    visited: summary(visited.map(({ firstVisit }) => firstVisit)),
  };
}

function summary(times: readonly Pick<FirstVisitClock, 'minutes' | 'state'>[]): Times {
  const minutes = times.map((time) => time.minutes).sort((a, b) => a - b);
  const late = times.filter(({ state }) => state === 'breached').length;
  const rank = (share: number): number => minutes[Math.max(0, Math.ceil(minutes.length * share) - 1)]!;
  if (minutes.length === 0) return { packages: 0, late };
  return { packages: minutes.length, late, medianMinutes: rank(0.5), p90Minutes: rank(0.9) };
}
