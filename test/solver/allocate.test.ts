import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allocate } from '../../solver/allocate.ts';

const free = (items: number, holders: number): number[][] =>
  Array.from({ length: items }, () => new Array<number>(holders).fill(0));

describe('sharing a backlog out', () => {
  it('gives ten packages eight to two', () => {
    const { holders, method, furthest } = allocate({
      amounts: new Array(10).fill(1),
      due: [8, 2],
      prices: free(10, 2),
    });
    expect([holders.filter((h) => h === 0).length, method, furthest]).toEqual([8, 'integer-program', 0]);
  });

  it('meets shares of hours within the band where counting packages could not', () => {
    // 600 + 300 = 900 of 1,500 is 60 %; the rest, 400 + 200, is 40 %.
    const { holders, furthest } = allocate({ amounts: [600, 400, 300, 200], due: [900, 600], prices: free(4, 2) });
    expect(furthest).toBeLessThanOrEqual(15);
    expect(new Set(holders)).toEqual(new Set([0, 1]));
  });

  it('takes the cheaper of two allocations with the same shares', () => {
    const { holders } = allocate({
      amounts: [1, 1],
      due: [1, 1],
      prices: [
        [9, 1],
        [1, 9],
      ],
    });
    expect(holders).toEqual([1, 0]);
  });

  it('leaves an item with nobody who may have it, and never gives one to a holder who may not', () => {
    const { holders } = allocate({
      amounts: [1, 1, 1],
      due: [1.5, 1.5],
      prices: [
        [null, null],
        [null, 0],
        [0, null],
      ],
    });
    expect(holders).toEqual([-1, 1, 0]);
  });

  it('answers by its fixed rule within one largest item of due when there is no time for a proof', () => {
    const amounts = Array.from({ length: 300 }, (_, item) => 60 + ((item * 97) % 900));
    const whole = amounts.reduce((sum, amount) => sum + amount, 0);
    const backlog = { amounts, due: [0.8 * whole, 0.2 * whole], prices: free(300, 2) };
    const first = allocate(backlog);
    expect(first.method).toBe('fixed-rule');
    expect(first.furthest).toBeLessThanOrEqual(Math.max(...amounts));
    expect(allocate(backlog)).toEqual(first);
  });

  it('covers every item that somebody may have, whatever the backlog', () => {
    const backlog = fc
      .tuple(fc.integer({ min: 0, max: 12 }), fc.integer({ min: 1, max: 3 }))
      .chain(([items, holders]) =>
        fc.record({
          amounts: fc.array(fc.integer({ min: 1, max: 2_000 }), { minLength: items, maxLength: items }),
          due: fc.array(fc.integer({ min: 0, max: 5_000 }), { minLength: holders, maxLength: holders }),
          prices: fc.array(
            fc.array(fc.option(fc.integer({ min: 0, max: 50 })), { minLength: holders, maxLength: holders }),
            { minLength: items, maxLength: items },
          ),
        }),
      );
    fc.assert(
      fc.property(backlog, (each) => {
        const { holders } = allocate(each);
        holders.forEach((holder, item) => {
          const may = each.prices[item].some((price) => price !== null);
          expect(holder === -1).toBe(!may);
          if (holder !== -1) expect(each.prices[item][holder]).not.toBeNull();
        });
      }),
      { seed: 7, numRuns: 60 },
    );
  });
});
