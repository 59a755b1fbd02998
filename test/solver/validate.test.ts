import { describe, expect, it } from 'vitest';
import type { Problem, Shift, Visit } from '../../solver/problem.ts';
import { ProblemError, validate } from '../../solver/validate.ts';
import { aLine, aLink, aProblem, aShift, aVisit, prices } from './a-problem.ts';

function refusal(problem: Problem): string {
  try {
    validate(problem);
  } catch (error) {
    if (error instanceof ProblemError) return error.message;
    throw error;
  }
  return 'passes';
}

const visit = (parts: Partial<Visit>): string => refusal(aProblem({ visits: [aVisit(parts)] }));
const shift = (parts: Partial<Shift>): string => refusal(aProblem({ shifts: [aShift(parts)], carers: 1 }));

describe('validate refuses an ill-formed problem by field, value and rule', () => {
  it('passes a problem without visits, shifts or carers', () => {
    expect(refusal(aProblem({ shifts: [], carers: 0 }))).toBe('passes');
  });

  it('passes visits that nobody can serve: that is for the plan to say', () => {
    expect(visit({ carers: 9, skills: [2 ** 30], pinned: { start: 5000 } })).toBe('passes');
  });

  it('windows', () => {
    expect(visit({ windows: [] })).toBe('visits[0].windows.length is 0: must be at least 1');
    expect(visit({ windows: [{ from: 600, to: 540 }] })).toBe(
      'visits[0].windows[0].to is 540: must be at or after its from = 600',
    );
    const apart = [
      { from: 0, to: 10 },
      { from: 9, to: 20 },
    ];
    expect(visit({ windows: apart })).toBe(
      'visits[0].windows[1].from is 9: must be at or after the close of the window before it, 10',
    );
    expect(visit({ windows: [{ from: 0.5, to: 1 }] })).toBe(
      'visits[0].windows[0].from is 0.5: must be a whole number of ticks within 1073741824 of zero',
    );
  });

  it('indices', () => {
    expect(visit({ place: 10 })).toBe('visits[0].place is 10: must be the index of one of 10 places');
    expect(visit({ barred: [1] })).toBe('visits[0].barred[0] is 1: must be the index of one of 1 carers');
    expect(shift({ mode: 1 })).toBe('shifts[0].mode is 1: must be the index of one of 1 travel tables');
    expect(shift({ endPlace: -1 })).toBe('shifts[0].endPlace is -1: must be the index of one of 10 places');
    const links = [aLink({ first: 0, second: 2 })];
    expect(refusal(aProblem({ visits: [aVisit(), aVisit()], links }))).toBe(
      'links[0].second is 2: must be the index of one of 2 visits',
    );
  });

  it('visits', () => {
    expect(visit({ duration: -1 })).toBe(
      'visits[0].duration is -1: must be a whole number of ticks from 0 to 1073741824',
    );
    expect(visit({ carers: 0 })).toBe('visits[0].carers is 0: must be a whole number of at least 1');
    expect(visit({ unservedPrice: Number.NaN })).toBe(
      'visits[0].unservedPrice is NaN: must be a finite number of at least 0',
    );
    expect(visit({ skills: [2 ** 31] })).toBe('visits[0].skills[0] is 2147483648: must be at most 31 bits');
    expect(visit({ pinned: { carers: [0, 0] } })).toBe('visits[0].pinned.carers[1] is 0: must not be named twice');
  });

  it('words and carers named twice', () => {
    expect(visit({ windowRule: 'soft' as never })).toBe('visits[0].windowRule is soft: must be hard or priced');
    expect(visit({ measuredAt: 'End' as never })).toBe('visits[0].measuredAt is End: must be start or end');
    expect(refusal(aProblem({ prices: prices({ departure: 'late' as never }) }))).toBe(
      'prices.departure is late: must be latest or shift-start',
    );
    const twice = [{ carer: 0 }, { carer: 0 }];
    expect(visit({ durationByCarer: twice.map((one, i) => ({ ...one, duration: 30 * i })) })).toBe(
      'visits[0].durationByCarer[1].carer is 0: must not be named twice',
    );
    expect(visit({ carerPrices: twice.map((one) => ({ ...one, price: 5 })) })).toBe(
      'visits[0].carerPrices[1].carer is 0: must not be named twice',
    );
  });

  it('links', () => {
    const visits = [aVisit(), aVisit()];
    const link = (parts: object) => refusal(aProblem({ visits, links: [aLink({ first: 0, second: 1, ...parts })] }));
    expect(link({ min: 10, max: 5 })).toBe('links[0].max is 5: must be at least its min = 10');
    expect(link({ second: 0 })).toBe('links[0].second is 0: must be another visit than its first');
    expect(link({ min: Number.NEGATIVE_INFINITY })).toBe('links[0].min is -Infinity: must be a whole number of ticks');
  });

  it('shifts', () => {
    expect(shift({ from: 10, to: 5 })).toBe('shifts[0].to is 5: must be at or after its from = 10');
    expect(shift({ breaks: [{ duration: 5, earliest: 9, latest: 8, missedPrice: null }] })).toBe(
      'shifts[0].breaks[0].latest is 8: must be at or after its earliest = 9',
    );
    const shifts = [aShift({ to: 100, overtime: { price: 1, max: 20 } }), aShift({ from: 119, to: 200 })];
    expect(refusal(aProblem({ shifts }))).toBe(
      'shifts[1].from is 119: must be at or after 120, when shifts[0] of the same carer ends with its overtime',
    );
  });

  it('travel', () => {
    expect(refusal(aProblem({ travel: [aLine(9)] }))).toBe(
      'travel[0].bands[0].ticks.length is 81: must be places x places = 100',
    );
    const [band] = aLine(10).bands;
    const unreachable = { ...band, ticks: band.ticks.with(3, 2 ** 31 - 1) };
    expect(refusal(aProblem({ travel: [{ bands: [unreachable] }] }))).toBe(
      'travel[0].bands[0].ticks[3] is 2147483647: must be from 0 to 1073741824 ticks',
    );
    expect(refusal(aProblem({ travel: [{ bands: [{ ...band, from: 5 }] }] }))).toBe(
      'travel[0].bands[0].from is 5: must be at or before shifts[0].from = 0',
    );
    expect(refusal(aProblem({ travel: [{ bands: [band, band] }] }))).toBe(
      'travel[0].bands[1].from is 0: must be after the band before it, which opens at 0',
    );
  });

  it('prices', () => {
    expect(refusal(aProblem({ prices: prices({ waiting: -1 }) }))).toBe(
      'prices.waiting is -1: must be a finite number of at least 0',
    );
  });
});
