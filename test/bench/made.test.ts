import { describe, expect, it } from 'vitest';
import { cutOut } from '../../bench/made/cut.ts';
import { makeDay } from '../../bench/made/make-day.ts';
import { makeWeek } from '../../bench/made/make-week.ts';

describe('made instances', () => {
  it('cut a smaller town out of a day with carers in proportion', () => {
    const day = makeDay({ seed: 3, visits: 400, carers: 80 });
    const cut = cutOut(day, 100);
    expect([cut.visits.length, cut.carers.length]).toEqual([100, 20]);
    const ids = new Set(day.visits.map(({ id }) => id));
    expect(cut.visits.every(({ id }) => ids.has(id))).toBe(true);
  });

  it('give a package four calls on each of seven days, after the standing visits', () => {
    const week = makeWeek({ seed: 3, carers: 10, visitsADay: 50, packages: 2 });
    expect(week.days.map(({ visits }) => visits.length)).toEqual(Array.from({ length: 7 }, () => 50 + 2 * 4));
    const first = week.days[6]!.visits.slice(50, 54);
    expect(new Set(first.map(({ client }) => client))).toEqual(new Set(['new1']));
  });
});
