/** Times of a file as whole ticks: as few decimals as keep them exact, at most three (the checkers' own tolerance). */

const MOST_DECIMALS = 3;
/** Files carry binary dust such as 309.99999999994; nothing this close to a tick is meant to differ from it. */
const DUST = 1e-6;

/** Ticks per unit of the file: 1, 10, 100 or 1000, the least at which every given time is whole. */
export function scaleOf(...times: readonly Iterable<number>[]): number {
  let scale = 1;
  for (const list of times) {
    for (const time of list) {
      while (scale < 10 ** MOST_DECIMALS && Math.abs(time * scale - Math.round(time * scale)) > DUST * scale)
        scale *= 10;
    }
  }
  return scale;
}

/** The nearest whole tick; -0 becomes 0. */
export function wholeTicks(value: number): number {
  return Math.round(value) + 0;
}
