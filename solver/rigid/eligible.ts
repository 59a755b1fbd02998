/**
 * Which shifts are worth asking for a part: those that hold its skills, are not barred, and could serve it alone.
 * One list per row of `mayServe`, so that a search never meets the other shifts.
 */
import type { Insertion } from './insertion.ts';
import type { Model } from './model.ts';

export interface Eligible {
  /** Shifts of row r: shifts[start[r]..start[r+1]-1]. */
  readonly start: Int32Array;
  readonly shifts: Int32Array;
  /** The same as a table: may[r * number of shifts + s]. */
  readonly may: Uint8Array;
}

/** To be called while every shift is empty. */
export function findEligible(model: Model, insertion: Insertion): Eligible {
  const rows = model.shifts === 0 ? 0 : model.mayServe.length / model.shifts;
  const partOfRow = new Int32Array(rows);
  for (let p = 0; p < model.parts; p++) partOfRow[model.mayRow[p]] = p;
  const start = new Int32Array(rows + 1);
  const found: number[] = [];
  const may = new Uint8Array(model.mayServe.length);
  for (let r = 0; r < rows; r++) {
    for (let s = 0; s < model.shifts; s++) {
      if (model.mayServe[r * model.shifts + s] === 0) continue;
      insertion.begin(partOfRow[r], Infinity, null);
      insertion.scanShift(s);
      if (insertion.bestNode < 0) continue;
      found.push(s);
      may[r * model.shifts + s] = 1;
    }
    start[r + 1] = found.length;
  }
  return { start, shifts: Int32Array.from(found), may };
}
