import { describe, expect, test } from 'vitest';
import type { Shift } from '../../../solver/problem.ts';
import { aLine, aProblem, aShift, aVisit } from '../a-problem.ts';
import { aSearchState, placeAll, type SearchState } from './a-search-state.ts';

const SHIFTS = 40;
const UNSKILLED = 7;

/** Calls along a street, more carers than they need, one of whom lacks the skill for the first call. */
function aStreet(shift: (carer: number) => Partial<Shift>): SearchState {
  const search = aSearchState(
    aProblem({
      places: 60,
      travel: [aLine(60, 1)],
      visits: Array.from({ length: 30 }, (_, v) =>
        aVisit({ place: v, duration: 20, ...(v === 0 ? { barred: [UNSKILLED] } : {}) }),
      ),
      shifts: Array.from({ length: SHIFTS }, (_, carer) => aShift({ carer, from: 0, to: 200, ...shift(carer) })),
    }),
  );
  placeAll(search);
  return search;
}

const alike = (): SearchState => aStreet(() => ({}));
const unlike = (): SearchState => aStreet((carer) => ({ startPlace: carer, endPlace: carer }));

function found({ scan }: SearchState): number[] {
  return [...scan.shifts.subarray(0, scan.count)].sort((a, b) => a - b);
}

/** Open eligible shifts that serve visits, and of empty ones those that `wanted` takes. */
function expected({ state, region }: SearchState, wanted: (empty: readonly number[]) => readonly number[]): number[] {
  const may = Array.from({ length: SHIFTS }, (_, s) => s).filter((s) => s !== UNSKILLED && region.open[s] === 1);
  const empty = may.filter((s) => state.count[s] === 0);
  return [...may.filter((s) => state.count[s]! > 0), ...wanted(empty)].sort((a, b) => a - b);
}

describe('the shifts an insertion looks at', () => {
  test('are all that may serve the visit where no two are alike', () => {
    const search = unlike();
    expect(search.state.usedCount).toBeLessThan(SHIFTS - 2);
    search.scan.forgetKept();
    search.scan.all(0, 1);
    expect(found(search)).toEqual(expected(search, (empty) => empty));
  });

  test.each([1, 2])('hold only %i of the empty ones that are alike', (count) => {
    const search = alike();
    search.scan.forgetKept();
    search.scan.all(1, count);
    // The one who is barred from a call is like no other.
    const looked = found(search).filter((s) => s !== UNSKILLED);
    expect(looked.filter((s) => search.state.count[s] === 0)).toHaveLength(count);
    expect(looked.filter((s) => search.state.count[s]! > 0)).toEqual(expected(search, () => []));
  });

  test('leave out those that are shut, and carers kept away from the group in hand', () => {
    const search = unlike();
    const [shut, kept] = [...search.state.byUse.subarray(0, 2)] as [number, number];
    search.region.open[shut] = 0;
    search.scan.forgetKept();
    search.scan.keepAway(kept);
    search.scan.all(0, 1);
    expect(found(search)).toEqual(expected(search, (empty) => empty).filter((s) => s !== kept));
    search.scan.forgetKept();
    search.scan.all(0, 1);
    expect(found(search)).toContain(kept);
  });

  test('are those that have lost work, once the visit fitted nowhere', () => {
    const search = unlike();
    const { state, scan, ruin, undo } = search;
    const since = state.clock;
    scan.forgetKept();
    scan.loosened(0, since);
    expect(found(search)).toEqual([]);
    undo.begin();
    ruin.run();
    scan.loosened(0, since);
    const touched = [...undo.touched.subarray(0, undo.touchedCount)].filter((s) => s !== UNSKILLED);
    expect(touched.length).toBeGreaterThan(0);
    expect(found(search)).toEqual(touched.sort((a, b) => a - b));
  });
});

test('shifts in use stand before the others through every change and back', () => {
  const search = alike();
  const { state, undo, ruin, recreate } = search;
  const holds = (): void => {
    const used = [...state.byUse.subarray(0, state.usedCount)];
    expect(used.every((s) => state.count[s]! > 0)).toBe(true);
    expect([...state.count].filter((count) => count > 0)).toHaveLength(state.usedCount);
    expect(new Set(state.byUse).size).toBe(SHIFTS);
  };
  holds();
  for (let i = 0; i < 50; i++) {
    undo.begin();
    ruin.run();
    holds();
    recreate.run(Infinity);
    holds();
    if (i % 2 === 1) undo.restore();
    holds();
  }
});
