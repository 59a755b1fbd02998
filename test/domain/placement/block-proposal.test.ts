import { describe, expect, it } from 'vitest';
import { blockProposal } from '../../../domain/placement/block-proposal.ts';
import { aLedger } from '../builders.ts';

/** 700 minutes a week, 100 a day, from the first of November 2025 on. */
const placed = { minutesPerWeek: 700, packageId: 'p-1', at: '2025-10-31T10:00:00.000Z', from: '2025-11-01' } as const;
const IN_NOVEMBER = '2026-11-22';

describe('a block proposal', () => {
  it('is a share of the twelve whole months before, month by month, and adds up', () => {
    const proposal = blockProposal(aLedger([placed]), 60, IN_NOVEMBER);
    expect([proposal.from, proposal.to]).toEqual(['2025-11-01', '2026-10-31']);
    // November has thirty days, February 28.
    expect([proposal.commissionedByMonth[0], proposal.commissionedByMonth[3]]).toEqual([3000, 2800]);
    const { minutesPerYear, minutesByMonth = [], yearStarts } = proposal.volume!;
    expect([minutesPerYear, minutesByMonth[0], minutesByMonth[3]]).toEqual([21_900, 1800, 1680]);
    expect(minutesByMonth.reduce((sum, each) => sum + each, 0)).toBe(minutesPerYear);
    // Its year begins with the month that the first one of the profile was measured in.
    expect(yearStarts).toBe('2026-11-01');
    expect(proposal.spotMinutes).toBe(36_500 - 21_900);
  });

  it('follows steps up and ends, whoever served, and counts nothing of this month', () => {
    const ledger = aLedger([
      placed,
      { ...placed, kind: 'change', minutesPerWeek: 1400, from: '2025-12-01' },
      { ...placed, kind: 'handback', at: '2025-12-31T10:00:00.000Z', until: '2025-12-31' },
      { ...placed, providerId: 'prov-2', at: '2026-10-31T10:00:00.000Z', from: '2026-11-01' },
    ]);
    expect(blockProposal(ledger, 100, IN_NOVEMBER).commissionedByMonth).toEqual([3000, 6200, ...Array(10).fill(0)]);
  });

  it('says since when anything is known, and proposes no block where nothing was commissioned', () => {
    const late = { ...placed, at: '2026-08-10T10:00:00.000Z', from: '2026-08-11' };
    expect(blockProposal(aLedger([late]), 60, IN_NOVEMBER).knownFrom).toBe('2026-08-10');
    expect(blockProposal(aLedger([placed]), 60, IN_NOVEMBER).knownFrom).toBeUndefined();
    const nothing = blockProposal([], 60, IN_NOVEMBER);
    expect([nothing.volume, nothing.spotMinutes]).toEqual([undefined, 0]);
  });
});
