import { visitDuration } from '../cost/round-legs.ts';
import { carerPrice, lateness } from '../cost/visit-terms.ts';
import { allowedStarts } from './allowed-starts.ts';
import { isEligible } from './eligible.ts';
import { legLeaveBy, legOver } from './leg-time.ts';
import { leastMoving, leastWish } from './start-price.ts';
import type { WorkingPlan } from './working-plan.ts';

/** A place for one carer-visit: on a shift, before its stop `position`, at any start in [from, to]. */
export interface Gap {
  readonly shift: number;
  readonly position: number;
  /** Breaks on the leg to the visit and on the leg after it. */
  readonly breaksBefore: readonly number[];
  readonly breaksAfter: readonly number[];
  readonly from: number;
  readonly to: number;
  /** Starts at which no other visit has to slide; empty (calmFrom > calmTo) where some must. */
  readonly calmFrom: number;
  readonly calmTo: number;
  /** What can be priced without a schedule: travel, the carer, a change of carer, use of the shift, lateness. */
  readonly estimate: number;
  /** What the start itself costs at the least, however many carers come: off the wish, off the published start. */
  readonly wish: number;
}

/** Appends to `gaps` every gap of one shift that can take the visit, each allowed interval of starts apart. */
export function findGaps(plan: WorkingPlan, visit: number, shift: number, gaps: Gap[]): void {
  if (!isEligible(plan, visit, shift)) return;
  const { problem } = plan;
  const { places } = problem;
  const table = plan.timetables[shift];
  const own = problem.shifts[shift];
  const { place, load = 0 } = problem.visits[visit];
  if (own.capacity !== undefined && table.load + load > own.capacity) return;
  const duration = visitDuration(problem, visit, own.carer);
  const intervals = allowedStarts(plan, visit, duration);
  if (intervals.length === 0) return;
  const earliest = intervals[0].from;
  const latest = intervals[intervals.length - 1].to;
  const workLeft = workLeftOf(plan, own.carer) - duration;

  const { bands, longestLeg = Number.POSITIVE_INFINITY, price } = problem.travel[own.mode];
  const { ticks } = bands[0];
  const legPrice = price ?? ticks;
  const count = table.visits.length;
  const fixed = fixedPrice(plan, visit, shift);
  for (let p = 0; p <= count; p++) {
    if (table.earliestFree[p] > latest) break;
    if (table.latestOver[p] < earliest) continue;
    const before = p === 0 ? own.startPlace : problem.visits[table.visits[p - 1]].place;
    const after = p === count ? own.endPlace : problem.visits[table.visits[p]].place;
    const out = before * places + place;
    const onward = place * places + after;
    const direct = before * places + after;
    if (ticks[out] > longestLeg || ticks[onward] > longestLeg) continue;
    if (ticks[out] + ticks[onward] - (count > 0 ? ticks[direct] : 0) > workLeft) continue;
    const extraPrice = legPrice[out] + legPrice[onward] - (count > 0 ? legPrice[direct] : 0);
    const estimate = fixed + problem.prices.travel * (own.travelFactor ?? 1) * extraPrice;
    for (const { breaksBefore, breaksAfter } of breakSplits(plan, shift, p)) {
      const from = legOver(problem, own, before, place, table.earliestFree[p], breaksBefore);
      const to = legLeaveBy(problem, own, place, after, table.latestOver[p], breaksAfter) - duration;
      if (from > to) continue;
      const calmFrom = legOver(problem, own, before, place, table.free[p], breaksBefore);
      const overBy = p === count ? table.latestOver[p] : table.starts[p];
      const calmTo = legLeaveBy(problem, own, place, after, overBy, breaksAfter) - duration;
      for (const interval of intervals) {
        if (from > interval.to || to < interval.from) continue;
        const opens = Math.max(from, interval.from);
        const closes = Math.min(to, interval.to);
        const calm = { from: Math.max(calmFrom, interval.from), to: Math.min(calmTo, interval.to) };
        const [first, last] = leastMoving(opens, closes, calm.from, calm.to);
        gaps.push({
          shift,
          position: p,
          breaksBefore,
          breaksAfter,
          from: opens,
          to: closes,
          calmFrom: calm.from,
          calmTo: calm.to,
          estimate: estimate + problem.prices.lateness * lateness(problem.visits[visit], first, duration),
          wish: leastWish(problem, visit, first, last),
        });
      }
    }
  }
}

/** Ticks of work a carer may still be given. */
export function workLeftOf(plan: WorkingPlan, carer: number): number {
  const limit = plan.problem.carerLimits?.[carer]?.maxWork;
  if (limit === undefined) return Number.POSITIVE_INFINITY;
  let left = limit;
  plan.problem.shifts.forEach((shift, s) => {
    if (shift.carer === carer) left -= plan.timetables[s].work;
  });
  return left;
}

export interface BreakSplit {
  readonly breaksBefore: readonly number[];
  readonly breaksAfter: readonly number[];
}

const NO_BREAKS: readonly BreakSplit[] = [{ breaksBefore: [], breaksAfter: [] }];

/**
 * Ways to share the breaks of the leg that a visit splits: each break stays before it or comes after it, in order. The
 * first visit of a shift brings the breaks that are owed with it, and those that may be missed at a price if they fit.
 */
export function breakSplits(plan: WorkingPlan, shift: number, position: number): readonly BreakSplit[] {
  const table = plan.timetables[shift];
  const own = plan.problem.shifts[shift];
  if (table.visits.length > 0) return splitsOf(table.breaks[position]);
  if (own.breaks === undefined || own.breaks.length === 0) return NO_BREAKS;
  const inOrder = own.breaks.map((_, b) => b).sort((a, b) => own.breaks![a].earliest - own.breaks![b].earliest);
  const owed = inOrder.filter((b) => own.breaks![b].missedPrice === null);
  return owed.length === inOrder.length ? splitsOf(owed) : [...splitsOf(inOrder), ...splitsOf(owed)];
}

function splitsOf(breaks: readonly number[]): readonly BreakSplit[] {
  if (breaks.length === 0) return NO_BREAKS;
  const splits: BreakSplit[] = [];
  for (let k = breaks.length; k >= 0; k--)
    splits.push({ breaksBefore: breaks.slice(0, k), breaksAfter: breaks.slice(k) });
  return splits;
}

function fixedPrice(plan: WorkingPlan, visit: number, shift: number): number {
  const { problem } = plan;
  const { carer, usePrice = 0 } = problem.shifts[shift];
  const wanted = problem.visits[visit];
  const use = plan.timetables[shift].visits.length === 0 ? usePrice : 0;
  const changed = wanted.published !== undefined && !wanted.published.carers.includes(carer);
  return use + carerPrice(wanted, carer) + (changed ? problem.prices.changedCarer : 0);
}
