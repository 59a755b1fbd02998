import type { Model } from './model.ts';

/** What starting visit v at `start` costs: its wish and its published start, once per visit. */
export function startPrice(model: Model, v: number, start: number): number {
  if (model.startPriced[v] === 0) return 0;
  const { wanted, published } = model.problem.visits[v];
  const { changedStart, changedStartFree } = model.problem.prices;
  const away = wanted === undefined ? 0 : Math.abs(start - wanted.start) - (wanted.free ?? 0);
  let price = away > 0 ? wanted!.price * away : 0;
  if (published !== undefined) {
    price += changedStart * Math.max(0, Math.abs(start - published.start) - changedStartFree);
  }
  return price;
}
