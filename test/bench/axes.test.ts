import { describe, expect, it } from 'vitest';
import { linearAxis, logarithmicAxis, valueAxis } from '../../bench/suite/axes.ts';

describe('the axes of a plot', () => {
  it('write round values beside a linear axis', () => {
    expect(linearAxis(60, 600).ticks).toEqual([0, 20, 40, 60]);
    expect(valueAxis(1637.7, 1660, 200).ticks).toEqual([1640, 1645, 1650, 1655, 1660]);
  });

  it('give each decade the same length on a logarithmic axis', () => {
    const { at, ticks } = logarithmicAxis(0.1, 100, 300);
    expect([at(0.1), at(1), at(10), at(100)].map(Math.round)).toEqual([0, 100, 200, 300]);
    expect(ticks).toEqual([0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100]);
  });

  it('draw a value above the range at its top', () => {
    expect(valueAxis(0, 10, 200).at(50)).toBe(0);
  });
});
