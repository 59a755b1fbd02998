import { visitDuration } from '../cost/round-legs.ts';
import { changePrice, lateness, wantedPrice } from '../cost/visit-terms.ts';
import type { Problem } from '../problem.ts';

/** What a start costs by itself, whatever the rounds: wish, published start and lateness for each of these carers. */
export function startPrice(problem: Problem, visit: number, carers: readonly number[], start: number): number {
  const served = problem.visits[visit];
  let price = wantedPrice(served, start) + changePrice(problem, served, [], start);
  for (const carer of carers) {
    price += problem.prices.lateness * lateness(served, start, visitDuration(problem, visit, carer));
  }
  return price;
}
