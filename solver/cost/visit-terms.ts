import type { Problem, Visit } from '../problem.ts';

/** Terms of the cost that need only who attends a visit and when it starts. Each is a raw price, unweighted by `Prices`. */

/** Ticks by which a visit of `duration` starting at `start` misses its window; 0 under a hard window. */
export function lateness(visit: Visit, start: number, duration: number): number {
  if (visit.windowRule === 'hard') return 0;
  const moment = visit.measuredAt === 'start' ? start : start + duration;
  let open = visit.windows[0];
  for (const window of visit.windows) if (window.from <= start) open = window;
  return Math.max(0, moment - open.to);
}

/** Price of sending this carer. */
export function carerPrice(visit: Visit, carer: number): number {
  return visit.carerPrices?.find((own) => own.carer === carer)?.price ?? visit.otherCarerPrice ?? 0;
}

/** Price of starting away from the wanted start, once per visit. */
export function wantedPrice({ wanted }: Visit, start: number): number {
  if (wanted === undefined) return 0;
  return wanted.price * Math.max(0, Math.abs(start - wanted.start) - (wanted.free ?? 0));
}

/** Price of the carers and the start that differ from the published plan; 0 where nothing is published. */
export function changePrice(problem: Problem, visit: Visit, carers: readonly number[], start: number): number {
  const { published } = visit;
  if (published === undefined) return 0;
  const { changedCarer, changedStart, changedStartFree } = problem.prices;
  const others = carers.filter((carer) => !published.carers.includes(carer)).length;
  const moved = Math.max(0, Math.abs(start - published.start) - changedStartFree);
  return changedCarer * others + changedStart * moved;
}
