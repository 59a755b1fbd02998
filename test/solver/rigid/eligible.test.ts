import { expect, test } from 'vitest';
import { aProblem, aShift, aVisit } from '../a-problem.ts';
import { aSearchState } from './a-search-state.ts';

/** The units of these visits that somebody can serve; two carers, of whom only the first holds skill 1. */
function servable(...visits: Parameters<typeof aVisit>[0][]): number[] {
  const problem = aProblem({
    visits: visits.map((visit) => aVisit(visit)),
    shifts: [aShift({ carer: 0 }), aShift({ carer: 0, from: 1100, to: 1500 }), aShift({ carer: 1, skills: [0] })],
  });
  return Array.from(aSearchState(problem).eligible.servable);
}

test('a visit is nobody’s when no carer has its skill, or the way there and home is longer than the shift', () => {
  expect(servable({}, { skills: [0b1000] }, { windows: [{ from: 990, to: 1000 }] })).toEqual([1, 0, 0]);
});

test('a double-up is nobody’s when one carer alone can serve it, whatever the number of their shifts', () => {
  expect(servable({ carers: 2 }, { carers: 2, skills: [1] }, { carers: 3 })).toEqual([1, 0, 0]);
});
