import { describe, expect, it } from 'vitest';
import { Cooling } from '../../../solver/elastic/cooling.ts';

/** Temperatures of a search of so many iterations, at a thousand shares of it, with a cost that follows the temperature. */
function temperatures(cooling: Cooling, iterations: number): number[] {
  let cost = 1000;
  return Array.from({ length: 999 }, (_, i) => {
    const progress = (i + 1) / 1000;
    const temperature = cooling.temperature(progress, progress * iterations, cost);
    cost = 100 + temperature;
    return temperature;
  });
}

/** How often the temperature rises: once less than there are coolings. */
function rises(all: readonly number[]): number {
  return all.filter((temperature, i) => i > 0 && temperature > all[i - 1]! * 1.01).length;
}

describe('the temperature of the annealing', () => {
  it('falls once over the whole range where no survey is wanted', () => {
    const all = temperatures(new Cooling(10, 50, false), 50_000_000);
    expect(rises(all)).toBe(0);
    expect(all[0]).toBeCloseTo(10, 0);
    expect(all.at(-1)).toBeLessThan(0.11);
  });

  it('surveys once, then cools once, in a short search', () => {
    expect(rises(temperatures(new Cooling(10, 100, true), 1_000_000))).toBe(1);
  });

  it('surveys from the top several times where there is time for it, and cools again through what matters only', () => {
    const cooling = new Cooling(10, 100, true);
    const all = temperatures(cooling, 24_000_000);
    // Half of the search for the surveys, 120,000 iterations a visit: eight, the most; then two of 60,000 a visit.
    expect(all.filter((temperature) => temperature > 36)).not.toHaveLength(0);
    expect(rises(all)).toBe(9);
    expect(Math.max(...all.slice(510))).toBeLessThan(36);
  });
});
