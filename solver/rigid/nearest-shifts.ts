/** For each row of `mayServe` the eligible shifts whose carers have the shortest way to its visit and home again. */
import type { Eligible } from './eligible.ts';
import type { Model } from './model.ts';

/** Shifts kept a row; far more than ever stand empty around a visit. */
const KEPT = 64;

export interface NearestShifts {
  /** Shifts of row r, nearest first: shifts[start[r]..start[r+1]-1]. */
  readonly start: Int32Array;
  readonly shifts: Int32Array;
}

export function nearestShifts(model: Model, eligible: Eligible): NearestShifts {
  const rows = eligible.start.length - 1;
  const start = new Int32Array(rows + 1);
  for (let r = 0; r < rows; r++) start[r + 1] = start[r] + Math.min(KEPT, eligible.start[r + 1] - eligible.start[r]);
  const placeOfRow = new Int32Array(rows);
  for (let p = 0; p < model.parts; p++) placeOfRow[model.mayRow[p]] = model.visitPlace[model.partVisit[p]];
  const homes = model.problem.shifts.map(({ startPlace, endPlace }) => ({ startPlace, endPlace }));
  const shifts = new Int32Array(start[rows]);
  const ways = new Float64Array(KEPT);
  for (let r = 0; r < rows; r++) {
    const first = start[r];
    let kept = 0;
    for (let i = eligible.start[r]; i < eligible.start[r + 1]; i++) {
      const s = eligible.shifts[i];
      const travel = model.shiftTravel[s];
      const row = placeOfRow[r] * travel.places;
      const way =
        model.travelWeight[s] *
        (travel.priceInto[row + homes[s].startPlace] + travel.priceOut[row + homes[s].endPlace]);
      if (kept === KEPT && way >= ways[KEPT - 1]) continue;
      let at = kept < KEPT ? kept++ : KEPT - 1;
      for (; at > 0 && ways[at - 1] > way; at--) {
        ways[at] = ways[at - 1];
        shifts[first + at] = shifts[first + at - 1];
      }
      ways[at] = way;
      shifts[first + at] = s;
    }
  }
  return { start, shifts };
}
