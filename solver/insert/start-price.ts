import { visitDuration } from '../cost/round-legs.ts';
import { changePrice, lateness, wantedPrice } from '../cost/visit-terms.ts';
import type { Problem } from '../problem.ts';

/**
 * The earliest and the latest start in [from, to] that move nobody; where every start moves somebody, the one that
 * moves only visits after and the one that moves only visits before, the earlier first.
 */
export function leastMoving(from: number, to: number, calmFrom: number, calmTo: number): [number, number] {
  const first = Math.min(to, Math.max(from, calmFrom));
  const last = Math.max(from, Math.min(to, calmTo));
  return first <= last ? [first, last] : [last, first];
}

/** What the wish and the published start cost a start in [from, to] at the least, each by itself. */
export function leastWish({ visits, prices }: Problem, visit: number, from: number, to: number): number {
  const { wanted, published } = visits[visit];
  let price = 0;
  if (wanted !== undefined) price += wanted.price * Math.max(0, away(wanted.start, from, to) - (wanted.free ?? 0));
  if (published !== undefined) {
    price += prices.changedStart * Math.max(0, away(published.start, from, to) - prices.changedStartFree);
  }
  return price;
}

function away(start: number, from: number, to: number): number {
  return Math.max(0, from - start, start - to);
}

/** What a start costs by itself, whatever the rounds: wish, published start and lateness for each of these carers. */
export function startPrice(problem: Problem, visit: number, carers: readonly number[], start: number): number {
  const served = problem.visits[visit];
  let price = wantedPrice(served, start) + changePrice(problem, served, [], start);
  for (const carer of carers) {
    price += problem.prices.lateness * lateness(served, start, visitDuration(problem, visit, carer));
  }
  return price;
}
