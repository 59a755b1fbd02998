/**
 * Shares a backlog out: each item goes to exactly one of the holders that may have it, so that what each holder gets
 * lies within a dead band of what it is due, at the least price. A small integer program (javascript-lp-solver); an
 * exact target instead of a band makes such programs run into their time limit.
 *
 * Accepted only when the answer is integral and covers every item: on time-out the package returns fractions and calls
 * them feasible. Then, or with too many items, a fixed rule answers instead: largest item first, to the holder that is
 * furthest below its due, and swaps while they bring the shares closer.
 */
import { solveProgram } from './integer-program.ts';

export interface Allocation {
  /** Holder of each item; NONE where no holder may have it. */
  readonly holders: readonly number[];
  readonly method: 'integer-program' | 'fixed-rule';
  /** Largest distance of a holder's amount from its due, in the items' unit. */
  readonly furthest: number;
}

export interface Backlog {
  /** Amount of each item: 1 for a count, minutes a week for hours. */
  readonly amounts: readonly number[];
  /** What each holder is due of this backlog, in the same unit; they need not add up to the whole. */
  readonly due: readonly number[];
  /** price[item][holder], or null where that holder may not have the item. */
  readonly prices: readonly (readonly (number | null)[])[];
  /** Half-width of the dead band as a share of the whole backlog. Default 0.01. */
  readonly band?: number;
  readonly timeLimitMs?: number;
}

const NONE = -1;
/** Above this the program's tableau outgrows a request; the fixed rule stands within one item of due anyway. */
const MOST_CHOICES = 400;

export function allocate(backlog: Backlog): Allocation {
  const choices = backlog.prices.reduce((sum, row) => sum + row.filter((price) => price !== null).length, 0);
  const exact = choices <= MOST_CHOICES ? integerProgram(backlog) : undefined;
  const holders = exact ?? fixedRule(backlog);
  return { holders, method: exact ? 'integer-program' : 'fixed-rule', furthest: furthest(backlog, holders) };
}

function integerProgram({ amounts, due, prices, band = 0.01, timeLimitMs = 500 }: Backlog): number[] | undefined {
  const whole = amounts.reduce((sum, amount) => sum + amount, 0);
  const width = band * whole;
  const dearest = Math.max(1, ...prices.flat().map((price) => price ?? 0));
  // A unit outside the band outweighs every price together, so shares come first and price decides between equals.
  const outside = (dearest * amounts.length + 1) / Math.max(1, Math.min(...amounts));
  const constraints: Record<string, { min?: number; max?: number; equal?: number }> = {};
  const variables: Record<string, Record<string, number>> = {};
  const ints: Record<string, 1> = {};
  due.forEach((target, holder) => {
    constraints[`most${holder}`] = { max: target + width };
    constraints[`least${holder}`] = { min: target - width };
    variables[`over${holder}`] = { price: outside, [`most${holder}`]: -1 };
    variables[`under${holder}`] = { price: outside, [`least${holder}`]: 1 };
  });
  prices.forEach((row, item) => {
    if (row.every((price) => price === null)) return;
    constraints[`item${item}`] = { equal: 1 };
    row.forEach((price, holder) => {
      if (price === null) return;
      const amount = amounts[item];
      variables[`x${item}:${holder}`] = {
        price,
        [`item${item}`]: 1,
        [`most${holder}`]: amount,
        [`least${holder}`]: amount,
      };
      ints[`x${item}:${holder}`] = 1;
    });
  });
  if (Object.keys(ints).length === 0) return amounts.map(() => NONE);
  const answer = solveProgram({ optimize: 'price', opType: 'min', constraints, variables, ints }, timeLimitMs);
  if (!answer) return undefined;
  const holders = prices.map((row, item) => row.findIndex((_, holder) => answer.get(`x${item}:${holder}`) === 1));
  const covers = holders.every((holder, item) => holder !== NONE || prices[item].every((price) => price === null));
  return covers ? holders : undefined;
}

function fixedRule(backlog: Backlog): number[] {
  const { amounts, due, prices } = backlog;
  const holders = amounts.map(() => NONE);
  const got = due.map(() => 0);
  const largestFirst = amounts.map((_, item) => item).sort((a, b) => amounts[b] - amounts[a] || a - b);
  for (const item of largestFirst) {
    const row = prices[item];
    let best = NONE;
    row.forEach((price, holder) => {
      if (price === null) return;
      const behind = due[holder] - got[holder];
      if (best === NONE || behind > due[best] - got[best]) best = holder;
    });
    if (best === NONE) continue;
    holders[item] = best;
    got[best] += amounts[item];
  }
  while (bringCloser(backlog, holders, got));
  return holders;
}

/** Moves one item, or swaps two, if that lowers the sum of squared distances from due. */
function bringCloser({ amounts, due, prices }: Backlog, holders: number[], got: number[]): boolean {
  const square = (holder: number, change: number) => (got[holder] + change - due[holder]) ** 2;
  const gain = (from: number, to: number, amount: number) =>
    square(from, 0) + square(to, 0) - square(from, -amount) - square(to, amount);
  const shift = (item: number, to: number) => {
    got[holders[item]] -= amounts[item];
    got[to] += amounts[item];
    holders[item] = to;
  };
  for (let item = 0; item < amounts.length; item++) {
    const from = holders[item];
    if (from === NONE) continue;
    for (let to = 0; to < due.length; to++) {
      if (to === from || prices[item][to] === null) continue;
      if (gain(from, to, amounts[item]) > 1e-9) {
        shift(item, to);
        return true;
      }
      for (let other = 0; other < amounts.length; other++) {
        if (holders[other] !== to || prices[other][from] === null) continue;
        if (gain(from, to, amounts[item] - amounts[other]) > 1e-9) {
          shift(item, to);
          shift(other, from);
          return true;
        }
      }
    }
  }
  return false;
}

function furthest({ amounts, due }: Backlog, holders: readonly number[]): number {
  const got = due.map(() => 0);
  holders.forEach((holder, item) => {
    if (holder !== NONE) got[holder] += amounts[item];
  });
  return Math.max(0, ...due.map((target, holder) => Math.abs(got[holder] - target)));
}
