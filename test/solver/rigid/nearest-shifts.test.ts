import { expect, test } from 'vitest';
import { nearestShifts } from '../../../solver/rigid/nearest-shifts.ts';
import { aLine, aProblem, aShift, aVisit } from '../a-problem.ts';
import { aSearchState } from './a-search-state.ts';

test('the shifts of a visit are listed by the way from home and back, those that cannot serve it left out', () => {
  const problem = aProblem({
    places: 100,
    travel: [aLine(100, 1)],
    visits: [aVisit({ place: 50 }), aVisit({ place: 0, barred: [0] })],
    shifts: Array.from({ length: 100 }, (_, carer) => aShift({ carer, startPlace: carer, endPlace: carer })),
  });
  const { state, eligible } = aSearchState(problem);
  const { start, shifts } = nearestShifts(state.model, eligible);
  const of = (row: number) => [...shifts.subarray(start[row], start[row + 1])];
  expect(of(0).slice(0, 5)).toEqual([50, 49, 51, 48, 52]);
  expect(of(1).slice(0, 3)).toEqual([1, 2, 3]);
  expect(new Set(of(0)).size).toBe(of(0).length);
});
