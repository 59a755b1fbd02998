import { openTo, visitDuration } from '../cost/round-legs.ts';
import type { Problem } from '../problem.ts';
import type { Gap } from './gaps.ts';
import { legLeaveBy } from './leg-time.ts';
import { leastMoving, startPrice } from './start-price.ts';
import type { WorkingPlan } from './working-plan.ts';

/** A start that may be the cheapest: its price lies above that of the first one by at least `above`. */
export interface StartToTry {
  readonly start: number;
  readonly above: number;
}

/**
 * Starts inside all the gaps of which one is the cheapest, first the one that costs least by itself and lies nearest
 * to what the visit wishes (or its published start). They move nobody where such a start exists, else they lie between
 * moving only those before the visit and only those after it. The price is linear between one and the next. Without a
 * wish the earliest is nearest; before the first visit of a round the latest, so that the carer does not wait after it.
 */
export function startsToTry(plan: WorkingPlan, visit: number, gaps: readonly Gap[]): StartToTry[] {
  const { problem } = plan;
  const { wanted, published } = problem.visits[visit];
  const from = Math.max(...gaps.map((gap) => gap.from));
  const to = Math.min(...gaps.map((gap) => gap.to));
  const calmFrom = Math.max(...gaps.map((gap) => gap.calmFrom));
  const calmTo = Math.min(...gaps.map((gap) => gap.calmTo));
  const [earliest, latest] = leastMoving(from, to, calmFrom, calmTo);
  const within = (start: number): number => Math.max(earliest, Math.min(start, latest));
  const leadsRound = gaps.some((gap) => gap.position === 0 && plan.timetables[gap.shift].visits.length > 0);
  const wish = within(wanted?.start ?? published?.start ?? (leadsRound ? calmTo : calmFrom));

  const carers = gaps.map((gap) => problem.shifts[gap.shift].carer);
  const { later, earlier } = calmFrom > calmTo ? UNKNOWN : fallsOfTheRest(plan, visit, gaps);
  if (later === 0 && earlier === 0 && startPrice(problem, visit, carers, wish) === 0)
    return [{ start: wish, above: 0 }];

  const found = [...bends(problem, visit, carers), ...gaps.flatMap((gap) => bendsOfTheWayHome(plan, visit, gap))];
  const distinct = new Set([wish, earliest, latest, ...found.map(within)]);
  const starts = [...distinct].map((start) => ({
    start,
    price: startPrice(problem, visit, carers, start),
    away: Math.abs(start - wish),
  }));
  starts.sort((a, b) => a.price - b.price || a.away - b.away);
  const [first] = starts;
  return starts.map(({ start, price }) => {
    if (start === first.start) return { start, above: 0 };
    const fall = start > first.start ? later * (start - first.start) : earlier * (first.start - start);
    return { start, above: price - first.price - fall };
  });
}

/** Starts at which the price of the start by itself bends. */
function bends(problem: Problem, visit: number, carers: readonly number[]): number[] {
  const { wanted, published, windows, windowRule, measuredAt } = problem.visits[visit];
  const found: number[] = [];
  if (wanted !== undefined) found.push(wanted.start - (wanted.free ?? 0), wanted.start + (wanted.free ?? 0));
  if (published !== undefined) {
    const { changedStartFree } = problem.prices;
    found.push(published.start - changedStartFree, published.start + changedStartFree);
  }
  if (windowRule === 'priced') {
    for (const { to } of windows) {
      for (const carer of carers) found.push(measuredAt === 'start' ? to : to - visitDuration(problem, visit, carer));
    }
  }
  return found;
}

/** Starts from which a carer who goes home after the visit no longer waits for a break, or comes home in overtime. */
function bendsOfTheWayHome({ problem, timetables }: WorkingPlan, visit: number, gap: Gap): number[] {
  const shift = problem.shifts[gap.shift];
  if (gap.position < timetables[gap.shift].visits.length) return [];
  const { overtime, breaks, endPlace } = shift;
  const { place } = problem.visits[visit];
  const duration = visitDuration(problem, visit, shift.carer);
  const found: number[] = [];
  let rest = 0;
  for (const b of gap.breaksAfter) {
    found.push(breaks![b].earliest - rest - duration);
    rest += breaks![b].duration;
  }
  if (overtime !== undefined) {
    found.push(legLeaveBy(problem, shift, place, endPlace, openTo(problem, shift), gap.breaksAfter) - duration);
  }
  return found;
}

/** By how much a tick the rest of the price may fall, at the most, when the visit starts later or earlier. */
interface Falls {
  readonly later: number;
  readonly earlier: number;
}

const UNKNOWN: Falls = { later: Number.POSITIVE_INFINITY, earlier: Number.POSITIVE_INFINITY };

/**
 * While nobody moves. Between two visits it stays: what is no longer waited before the visit is waited after it. A
 * carer who leaves late does not wait before the first visit, and one who goes home waits there for a break only.
 */
function fallsOfTheRest({ problem, timetables }: WorkingPlan, visit: number, gaps: readonly Gap[]): Falls {
  const { prices, shifts, visits } = problem;
  if (prices.highestLateness > 0 && visits[visit].windowRule === 'priced') return UNKNOWN;
  const falls = { later: 0, earlier: 0 };
  for (const { shift, position, breaksAfter } of gaps) {
    const isLast = position === timetables[shift].visits.length;
    const leavesLate = position === 0 && prices.departure === 'latest';
    if (leavesLate && (!isLast || breaksAfter.length > 0)) falls.later += prices.waiting;
    if (isLast && !leavesLate) falls.earlier += prices.waiting;
    if (isLast) falls.earlier += prices.highestIdle + (shifts[shift].overtime?.price ?? 0);
  }
  return falls;
}
