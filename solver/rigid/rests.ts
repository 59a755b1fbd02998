/**
 * The leg rule for breaks: leaving at `free`, travelling d and resting B in [e, l] on the way needs a break start
 * max(free, e) <= l, and the next start is at least max(free + d, e) + B. A leg may hold several breaks, one after
 * the other. Breaks are numbered as in the model, in order of their earliest start.
 */
import type { Model } from './model.ts';
import { leave, NEVER, type Travel } from './travel.ts';

/** First start after a leg left at `free` and arriving at `arrived` without breaks, if breaks first..end-1 lie in it. */
export function afterRests(model: Model, first: number, end: number, free: number, arrived: number): number {
  let at = free;
  let total = 0;
  for (let b = first; b < end; b++) {
    if (at < model.breakEarliest[b]) at = model.breakEarliest[b];
    if (at > model.breakLatest[b]) return NEVER;
    at += model.breakDuration[b];
    total += model.breakDuration[b];
  }
  return Math.max(at, arrived + total);
}

/** Latest moment to leave `from` that starts at `to` by `due`, if breaks first..end-1 lie in the leg; else -NEVER. */
export function beforeRests(
  model: Model,
  travel: Travel,
  first: number,
  end: number,
  from: number,
  to: number,
  due: number,
): number {
  let at = due;
  let total = 0;
  for (let b = end - 1; b >= first; b--) {
    at = Math.min(at - model.breakDuration[b], model.breakLatest[b]);
    if (at < model.breakEarliest[b]) return -NEVER;
    total += model.breakDuration[b];
  }
  return Math.min(at, leave(travel, from, to, due - total));
}
