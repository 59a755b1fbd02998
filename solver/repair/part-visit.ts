import type { PlanRound } from '../plan.ts';
import type { Problem, Visit } from '../problem.ts';
import type { Revision } from './revise.ts';
import { startingWithin } from './windows.ts';

/** Who attends each served visit of a plan, and when. */
export type Attending = ReadonlyMap<number, { readonly carers: readonly number[]; readonly start: number }>;

export function attendingOf(problem: Problem, rounds: readonly PlanRound[]): Attending {
  const attending = new Map<number, { carers: number[]; start: number }>();
  for (const round of rounds) {
    for (const stop of round.stops) {
      if (stop.kind !== 'visit') continue;
      const known = attending.get(stop.visit) ?? { carers: [], start: stop.start };
      known.carers.push(problem.shifts[round.shift].carer);
      attending.set(stop.visit, known);
    }
  }
  return attending;
}

/** Carers of the part who have not begun a visit, of each visit that has such: the part can move it. */
export type Movable = ReadonlyMap<number, ReadonlySet<number>>;

/**
 * A visit as a part of the problem sees it; null where it can no longer start.
 *
 * Served by carers who can all be moved, it keeps to `changedStartFree` of its published start wherever starting elsewhere
 * has a price. Shared with one who cannot, it stays with its carers at its start. Not served, it may start from now
 * on, and its distance from the published start is a wish.
 */
export function partVisit(revision: Revision, attending: Attending, movable: Movable, v: number): Visit | null {
  const { problem, now } = revision;
  const visit = problem.visits[v];
  const served = attending.get(v);
  const outside = outsideLinks(revision, attending, movable, v);
  if (served === undefined) return openVisit(revision, movable, v, outside);
  const inside = served.carers.filter((carer) => movable.get(v)?.has(carer));
  const wholly = inside.length === served.carers.length;
  if (!wholly || outside.bound) {
    const pinnedCarers = wholly ? visit.pinned : { carers: inside };
    const barred = [...(visit.barred ?? []), ...outside.barred];
    return {
      ...visit,
      carers: inside.length,
      pinned: { ...pinnedCarers, start: served.start },
      barred,
      unservedPrice: null,
    };
  }
  const { changedStart, changedStartFree } = problem.prices;
  const { published } = visit;
  const held = changedStart > 0 && published !== undefined;
  const from = held ? Math.min(published.start - changedStartFree, served.start) : now;
  const to = held ? Math.max(published.start + changedStartFree, served.start) : Number.POSITIVE_INFINITY;
  const near = startingWithin(problem, visit, Math.max(now, from), to);
  return near ?? { ...visit, pinned: { ...visit.pinned, start: served.start } };
}

interface OutsideLinks {
  readonly from: number;
  readonly to: number;
  /** Carers who attend a visit that must have different ones. */
  readonly barred: readonly number[];
  /** Whether any link leads outside to a served visit. */
  readonly bound: boolean;
}

/** What links to served visits that the part cannot move ask of this one. */
function outsideLinks({ problem }: Revision, attending: Attending, movable: Movable, v: number): OutsideLinks {
  let from = Number.NEGATIVE_INFINITY;
  let to = Number.POSITIVE_INFINITY;
  let bound = false;
  const barred: number[] = [];
  for (const { first, second, min, max, differentCarers } of problem.links) {
    if (first !== v && second !== v) continue;
    const partner = first === v ? second : first;
    const other = attending.get(partner);
    if (other === undefined || movable.has(partner)) continue;
    bound = true;
    from = Math.max(from, first === v ? other.start - max : other.start + min);
    to = Math.min(to, first === v ? other.start - min : other.start + max);
    if (differentCarers) barred.push(...other.carers);
  }
  return { from, to, barred, bound };
}

function openVisit(
  { problem, now, cancelled, wanted }: Revision,
  movable: Movable,
  v: number,
  outside: OutsideLinks,
): Visit | null {
  if (cancelled.has(v)) return null;
  const visit = problem.visits[v];
  const { published } = visit;
  const { changedStart } = problem.prices;
  const wish =
    published !== undefined && visit.wanted === undefined && changedStart > 0
      ? { wanted: { start: published.start, price: changedStart } }
      : {};
  const barred = outside.barred.length > 0 ? { barred: [...(visit.barred ?? []), ...outside.barred] } : {};
  const unservedPrice = wanted.has(v) ? visit.unservedPrice : priceInPassing(problem, movable, visit);
  const open = { ...visit, ...wish, ...barred, unservedPrice };
  return startingWithin(problem, open, Math.max(now, outside.from), outside.to);
}

/**
 * What placing a visit is worth that the plan had left out before: less than changing anybody's carer for it, and less
 * than any visit that the part could give up for it. Its time to be weighed against the rest is the next plan, not a
 * repair.
 */
function priceInPassing(
  { prices, visits }: Problem,
  movable: Movable,
  { unservedPrice, carers }: Visit,
): number | null {
  if (unservedPrice === null) return null;
  const stakes = [...movable.keys()].map(
    (v) => (visits[v].unservedPrice ?? Number.POSITIVE_INFINITY) * visits[v].carers,
  );
  if (prices.changedCarer > 0) stakes.push(prices.changedCarer);
  return Math.min(unservedPrice, ...stakes.map((price) => price / (carers + 1)));
}
