import type { State } from './state.ts';

/** The round has changed since it was last numbered. */
export const UNNUMBERED = 0;
/** The number of a shift without visits. */
const NO_ROUND = 1;

const HIGH_BITS = 2 ** 21;
const LOW_SHIFT = 32 - 21;

/**
 * 53 bits that tell rounds of one shift apart: two multiplicative hashes over the visits in order and their first allowed
 * starts, which tell a held start. In a search of 10^9 looks one meets the number of another round by chance once in 10^7
 * searches.
 */
export function roundNumber(state: State, s: number): number {
  const { next, from, count, model } = state;
  if (count[s] === 0) return NO_ROUND;
  let a = 1;
  let b = 1;
  for (let node = next[state.startNode(s)]; node < model.parts; node = next[node]) {
    a = Math.imul(a ^ node, 0x9e3779b1);
    a = Math.imul((a ^ (a >>> 15)) + from[node], 0x85ebca6b);
    a ^= a >>> 13;
    b = Math.imul(b + from[node], 0xc2b2ae35);
    b = Math.imul((b ^ (b >>> 16)) + node, 0x27d4eb2d);
    b ^= b >>> 15;
  }
  return (a >>> 0) * HIGH_BITS + (b >>> LOW_SHIFT) + NO_ROUND + 1;
}
