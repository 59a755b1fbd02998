import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Problem } from '../../../solver/problem.ts';
import { Candidates } from '../../../solver/rigid/insertion.ts';
import { roundNumber, UNNUMBERED } from '../../../solver/rigid/round-number.ts';
import { aLine, aProblem, aShift, aVisit } from '../a-problem.ts';
import { aSearchState, placeAll, type SearchState } from './a-search-state.ts';
import { hardProblem, waitingProblem } from './hard-problem.ts';

/** Some iterations, every second one kept; `look` is called after each. */
function iterate(search: SearchState, look: () => void): void {
  placeAll(search);
  search.known.noteAll();
  look();
  for (let i = 0; i < 12; i++) {
    search.undo.begin();
    search.ruin.run();
    look();
    search.recreate.run(Infinity);
    if (i % 2 === 0) search.known.note(search.undo.touched, search.undo.touchedCount);
    else search.undo.restore();
    look();
  }
}

/** Compares what is remembered of a visit's places with a look at every position, and says how many shifts it looked at. */
function compare({ state, insertion, known, eligible }: SearchState): number {
  const { firstPart, held, mayRow, shifts, visits } = state.model;
  const all = Int32Array.from({ length: shifts }, (_, s) => s);
  let compared = 0;
  for (let v = 0; v < visits; v++) {
    const part = firstPart[v];
    const may = all.filter((s) => eligible.may[mayRow[part] * shifts + s] === 1);
    const list = new Candidates(100);
    for (const s of may) {
      insertion.begin(part, Infinity, null);
      const least = known.least(v, s);
      expect(Number.isNaN(least)).toBe(state.roundNumber[s] === UNNUMBERED);
      insertion.begin(part, Infinity, list);
      list.count = 0;
      insertion.scanShift(s);
      const costs = [...list.cost.subarray(0, list.count)];
      if (!Number.isNaN(least)) expect(least).toBe(Math.min(...costs));
    }
    compared += may.length;
    if (held[v] === 1 || firstPart[v + 1] - part > 1) continue;
    const limit = state.model.unitPrice[state.model.units.unitOfVisit[v]];
    insertion.begin(part, limit, null);
    for (const s of may) insertion.scanShift(s);
    const { bestCost, bestNode, tooDear } = insertion;
    insertion.begin(part, limit, null);
    known.scan(v, may, may.length);
    expect(insertion).toMatchObject({ bestCost, bestNode });
    // A scan takes positions for too dear that it has not tried, and those before its first.
    if (insertion.tooDear) expect(tooDear).toBe(true);
  }
  return compared;
}

describe('the places that are known', () => {
  const remembered = (problems: fc.Arbitrary<Problem>) => (): void => {
    let compared = 0;
    fc.assert(
      fc.property(problems, fc.integer(), (problem, seed) => {
        const search = aSearchState(problem, seed);
        iterate(search, () => {
          compared += compare(search);
        });
      }),
      { numRuns: 60, seed: 31 },
    );
    expect(compared).toBeGreaterThan(1000);
  };

  test('are those that a look at every position finds', remembered(hardProblem({ visits: 10, shifts: 4 })));

  test('cost what they cost in waiting too', remembered(waitingProblem({ visits: 10, shifts: 4 })));

  test('are not looked for again in a round that came back', () => {
    const search = aSearchState(
      aProblem({
        places: 30,
        travel: [aLine(30, 1)],
        visits: Array.from({ length: 30 }, (_, place) => aVisit({ place })),
        shifts: Array.from({ length: 5 }, (_, carer) => aShift({ carer, startPlace: 6 * carer })),
      }),
    );
    placeAll(search);
    search.known.noteAll();
    const { insertion, known, state, undo } = search;
    let scans = 0;
    const { scanShift } = insertion;
    insertion.scanShift = (s) => {
      scans++;
      scanShift.call(insertion, s);
    };
    const all = Int32Array.of(0, 1, 2, 3, 4);
    const look = (): number => {
      const before = scans;
      insertion.begin(0, Infinity, null);
      known.scan(0, all, all.length);
      return scans - before;
    };
    expect(look()).toBe(5);
    expect(look()).toBe(0);
    undo.begin();
    search.ruin.run();
    expect(undo.touchedCount).toBeGreaterThan(0);
    expect(look()).toBe(undo.touchedCount);
    undo.restore();
    expect(look()).toBe(0);
    expect(state.roundNumber).not.toContain(UNNUMBERED);
  });
});

describe('the number of a round', () => {
  const search = aSearchState(
    aProblem({
      places: 8,
      visits: Array.from({ length: 8 }, (_, place) => aVisit({ place })),
      shifts: [aShift({ carer: 0 })],
    }),
  );
  const numberOf = (...parts: readonly number[]): number => {
    const { state } = search;
    for (const part of parts) state.insert(part, state.homeNode(0), state.from[part]);
    const number = roundNumber(state, 0);
    for (const part of parts) state.remove(part);
    return number;
  };

  test('is the same for the same visits in the same order, and another for any other', () => {
    const numbers = new Set<number>();
    let rounds = 0;
    const extend = (parts: readonly number[]): void => {
      numbers.add(numberOf(...parts));
      expect(numberOf(...parts)).toBe(numberOf(...parts));
      rounds++;
      if (parts.length < 4) for (let p = 0; p < 8; p++) if (!parts.includes(p)) extend([...parts, p]);
    };
    extend([]);
    expect(rounds).toBe(1 + 8 + 8 * 7 + 8 * 7 * 6 + 8 * 7 * 6 * 5);
    expect(numbers.size).toBe(rounds);
  });

  test('tells held starts apart', () => {
    const { state } = search;
    const at = (start: number): number => {
      state.insert(0, state.homeNode(0), start);
      const number = roundNumber(state, 0);
      state.remove(0);
      return number;
    };
    expect(new Set([at(10), at(11), at(12)]).size).toBe(3);
    expect(at(10)).toBe(at(10));
  });
});
