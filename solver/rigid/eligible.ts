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
  /** By unit: 0 where some visit of it has fewer such carers than it needs, so that no search can ever place it. */
  readonly servable: Uint8Array;
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
  const shifts = Int32Array.from(found);
  return { start, shifts, may, servable: servableUnits(model, start, shifts) };
}

function servableUnits(model: Model, start: Int32Array, shifts: Int32Array): Uint8Array {
  const { firstPart, mayRow, shiftCarer, units } = model;
  const carersOfRow = Array.from({ length: start.length - 1 }, (_, r) => {
    return new Set(Array.from(shifts.subarray(start[r], start[r + 1]), (s) => shiftCarer[s])).size;
  });
  const servable = new Uint8Array(units.count).fill(1);
  for (let v = 0; v < model.visits; v++) {
    let wanted = 0;
    for (let p = firstPart[v]; p < firstPart[v + 1]; p++) {
      // Parts of a visit that ask the same of their carers stand side by side.
      wanted = p > firstPart[v] && mayRow[p] === mayRow[p - 1] ? wanted + 1 : 1;
      if (model.shifts === 0 || carersOfRow[mayRow[p]] < wanted) servable[units.unitOfVisit[v]] = 0;
    }
  }
  return servable;
}
