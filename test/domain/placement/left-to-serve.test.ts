import { describe, expect, it } from 'vitest';
import type { CarePackage } from '../../../domain/package.ts';
import { nothingLeftFrom } from '../../../domain/placement/left-to-serve.ts';
import { aPackage, aPattern } from '../builders.ts';

/** From Monday 23 November 2026. */
const ending = (endDate: string, over: Partial<CarePackage> = {}) =>
  aPackage({ startDate: '2026-11-23', endDate, ...over });

describe('what is left of a package to serve', () => {
  it('is something as long as a visit comes before its end, or it has none', () => {
    expect(nothingLeftFrom(ending('2026-11-24'), '2026-11-24')).toBeNull();
    expect(nothingLeftFrom(aPackage(), '2030-01-01')).toBeNull();
    const mondays = { patterns: [aPattern({ days: ['mon'] })] };
    expect(nothingLeftFrom(ending('2026-11-30', mondays), '2026-11-24')).toBeNull();
    expect(nothingLeftFrom(ending('2027-11-30', mondays), '2026-11-24')).toBeNull();
  });

  it('is nothing after the end, where no weekday of it comes before that, or all are cancelled', () => {
    expect(nothingLeftFrom(ending('2026-11-24'), '2026-11-25')).toMatchObject({ code: 'over' });
    expect(
      nothingLeftFrom(ending('2026-11-29', { patterns: [aPattern({ days: ['mon'] })] }), '2026-11-24'),
    ).not.toBeNull();
    const exceptions = [{ patternId: 'breakfast', date: '2026-11-24', cancelled: true }];
    expect(nothingLeftFrom(ending('2026-11-24', { exceptions }), '2026-11-24')).not.toBeNull();
  });

  it('is nothing on the last date itself of a call in its small hours: that is of the night before', () => {
    const nights = { patterns: [aPattern({ window: { from: '02:00', to: '03:00' } })] };
    expect(nothingLeftFrom(ending('2026-11-24', nights), '2026-11-23')).toBeNull();
    expect(nothingLeftFrom(ending('2026-11-24', nights), '2026-11-24')).not.toBeNull();
  });
});
