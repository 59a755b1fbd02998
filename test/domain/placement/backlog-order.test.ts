import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Backlogged, inTurn, quotasOf } from '../../../domain/placement/backlog-order.ts';
import type { Share } from '../../../domain/placement/shares.ts';

const share = (providerId: string, percent: number, change: Partial<Share> = {}): Share => ({
  providerId,
  percent,
  had: 0,
  due: 0,
  carried: 0,
  ...change,
});
const item = (packageId: string, providerId: string, size = 1): Backlogged => ({ packageId, providerId, size });

describe('the quota of a backlog', () => {
  it('is a provider’s share of it and what it is behind before it, and never less than nothing', () => {
    const shares = [share('prov-1', 80, { had: 2, due: 4 }), share('prov-2', 20, { had: 3, due: 1 })];
    expect(quotasOf(shares, 10)).toEqual([10, 0]);
    expect(quotasOf([share('prov-1', 80, { carried: 1 }), share('prov-2', 20, { carried: -1 })], 10)).toEqual([9, 1]);
  });
});

describe('a backlog in turn', () => {
  it('brings up each package when the provider it was given to is due', () => {
    const backlog = [...['a', 'b'].map((id) => item(id, 'prov-2')), ...[...'cdefghij'].map((id) => item(id, 'prov-1'))];
    const order = inTurn([share('prov-1', 80), share('prov-2', 20)], 1, backlog);
    expect(order.map((b) => b.packageId).join('')).toBe('cdaefghbij');
  });

  it('holds every package once, those of one provider in the order of their due times', () => {
    const sizes = fc.array(fc.tuple(fc.integer({ min: 0, max: 2 }), fc.integer({ min: 30, max: 900 })), {
      minLength: 1,
    });
    fc.assert(
      fc.property(sizes, fc.boolean(), (list, inHours) => {
        const backlog = list.map(([n, minutes], i) => item(`p-${i}`, `prov-${n}`, inHours ? minutes : 1));
        const shares = [share('prov-0', 50), share('prov-1', 30), share('prov-2', 20)];
        const order = inTurn(shares, inHours ? 900 : 1, backlog);
        expect(new Set(order)).toEqual(new Set(backlog));
        expect(order).toHaveLength(backlog.length);
        for (const { providerId } of shares) {
          const own = (some: readonly Backlogged[]) => some.filter((b) => b.providerId === providerId);
          expect(own(order)).toEqual(own(backlog));
        }
      }),
      { numRuns: 50, seed: 8 },
    );
  });
});
