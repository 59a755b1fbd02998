import { describe, expect, it } from 'vitest';
import { datesFrom } from '../../domain/time.ts';
import { triedOn } from '../../planning/placement/tried-on.ts';

const week = datesFrom('2026-11-23', 7);

describe('the dates on which a visit was tried', () => {
  it('are told as they are, three and more in a row as the first and the last', () => {
    expect(triedOn(week.slice(0, 2), 'a package that starts', '2026-11-23')).toBe('on 2026-11-23, 2026-11-24');
    expect(triedOn(week, 'a package that starts', '2026-11-23')).toBe('on 2026-11-23 to 2026-11-29');
    const apart = ['2026-11-23', '2026-11-24', '2026-11-26'];
    expect(triedOn(apart, 'a package that starts', '2026-11-23')).toBe('on 2026-11-23, 2026-11-24, 2026-11-26');
  });

  it('stand for weekdays, or for every day, of what begins after one of them', () => {
    expect(triedOn(week, 'a package that starts', '2026-12-01')).toBe(
      'every day (tried on 2026-11-23 to 2026-11-29, as the weekdays of a package that starts on 2026-12-01)',
    );
  });
});
