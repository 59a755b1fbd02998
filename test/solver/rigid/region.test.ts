import { describe, expect, test } from 'vitest';
import { Random } from '../../../solver/random.ts';
import { Region } from '../../../solver/rigid/region.ts';
import { OUT } from '../../../solver/rigid/state.ts';
import { aLine, aProblem, aShift, aVisit } from '../a-problem.ts';
import { aSearchState, placeAll } from './a-search-state.ts';

/** Forty carers along a street, each with a second shift in the evening, and double-ups among their calls. */
function aLongStreet(besides = 0) {
  const problem = aProblem({
    places: 80,
    travel: [aLine(80, 1)],
    shifts: Array.from({ length: 80 }, (_, s) =>
      aShift({
        carer: s % 40,
        startPlace: 2 * (s % 40),
        endPlace: 2 * (s % 40),
        from: s < 40 ? 0 : 500,
        to: s < 40 ? 500 : 1000,
      }),
    ),
    visits: Array.from({ length: 200 + besides }, (_, v) =>
      aVisit({ place: (v * 7) % 80, carers: v % 5 === 0 ? 2 : 1 }),
    ),
  });
  const search = aSearchState(problem);
  placeAll(search);
  return search.state;
}

describe('threads cut the same plan', () => {
  test('into slices that hold every shift once, and a carer whole', () => {
    const state = aLongStreet();
    const slices = [0, 1].map((thread) => {
      const region = new Region(state, new Random(thread), 600);
      region.slice(thread, 2, new Random(9));
      return region;
    });
    for (let s = 0; s < 80; s++) {
      expect(slices[0].open[s] + slices[1].open[s]).toBe(1);
      expect(slices[0].open[s]).toBe(slices[0].open[(s + 40) % 80]);
    }
  });

  test('so that no unit is open in two slices, and an open one stands on open shifts only', () => {
    const state = aLongStreet();
    const slices = [0, 1].map((thread) => {
      const region = new Region(state, new Random(thread), 600);
      region.slice(thread, 2, new Random(9));
      return region;
    });
    const { units, partVisit } = state.model;
    for (let u = 0; u < units.count; u++) expect(slices[0].unitOpen[u] + slices[1].unitOpen[u]).toBeLessThanOrEqual(1);
    for (let p = 0; p < state.model.parts; p++) {
      const s = state.shiftOf[p];
      for (const { open, unitOpen } of slices) {
        if (s !== OUT && unitOpen[units.unitOfVisit[partVisit[p]]] === 1) expect(open[s]).toBe(1);
      }
    }
    const open = (k: number): number => slices[k].unitOpen.reduce((sum, is) => sum + is, 0);
    // Halves of about the same work; double-ups across the cut belong to neither.
    expect(Math.min(open(0), open(1))).toBeGreaterThan(40);
  });
});

test('a region lists its open shifts, nearest first, and holds no more of them than its size asks for', () => {
  const { state, region } = aRegionOf(60);
  region.moveOn();
  expect(region.narrow).toBe(true);
  const listed = Array.from(region.shifts.subarray(0, region.shiftCount));
  expect(new Set(listed).size).toBe(listed.length);
  expect(listed.toSorted((a, b) => a - b)).toEqual(Array.from(region.open.keys()).filter((s) => region.open[s] === 1));
  const parts = listed.map((s) => state.count[s]);
  expect(parts.reduce((sum, count) => sum + count)).toBeGreaterThanOrEqual(60);
  expect(parts.slice(0, -1).reduce((sum, count) => sum + count, 0)).toBeLessThan(60);
});

/** A region of the long street on a day with far more calls than its carers can take. */
function aRegionOf(size: number) {
  const state = aLongStreet(1200);
  return { state, region: new Region(state, new Random(3), size) };
}
