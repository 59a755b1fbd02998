import { expect, test } from 'vitest';
import { Random } from '../../../solver/random.ts';

test('the same seed draws the same numbers, the next seed others', () => {
  const draw = (seed: number): number[] => {
    const random = new Random(seed);
    return Array.from({ length: 5 }, () => random.bits());
  };
  expect(draw(1)).toEqual(draw(1));
  expect(draw(1)).not.toEqual(draw(2));
});

test('numbers below 6 come about equally often', () => {
  const random = new Random(42);
  const counts = new Int32Array(6);
  for (let i = 0; i < 60_000; i++) counts[random.below(6)]++;
  // Standard deviation of each count is about 91.
  for (const count of counts) expect(Math.abs(count - 10_000)).toBeLessThan(500);
});
