import { describe, expect, it } from 'vitest';
import { addDays, localTimeOf, offsetIsoOf } from '../../../domain/time.ts';
import { plannedTimesOf } from '../../../functions/schemas/planned-time.ts';

describe('planned times', () => {
  it.each([
    ['winter', '2026-11-23'],
    ['summer', '2026-07-01'],
    ['the evening before the clocks go back', '2026-10-24'],
    ['the day the clocks go back', '2026-10-25'],
    ['the evening before the clocks go forward', '2027-03-27'],
    ['the day the clocks go forward', '2027-03-28'],
    ['the year’s end', '2026-12-31'],
  ])('on %s agree with the zone’s rules at every minute until the next night is over', (_, date) => {
    const planned = plannedTimesOf(date);
    for (let minute = 0; minute < 2880; minute += 7) {
      expect(planned(minute)).toEqual({ at: offsetIsoOf(date, minute), local: localTimeOf(date, minute) });
    }
  });

  it('after midnight are of the next date', () => {
    expect(plannedTimesOf('2026-11-23')(1440 + 90).at).toBe(`${addDays('2026-11-23', 1)}T01:30:00+00:00`);
  });
});
