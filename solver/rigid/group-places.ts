/**
 * Where the parts of a group that starts together can stand. What a shift's cheapest place costs bounds what any set with
 * it costs, so that only the shifts that can be in the cheapest set are walked position by position: the few cheapest
 * first, then those that could still be in a cheaper set than was found.
 */
import { Candidates, type Insertion } from './insertion.ts';
import type { KnownPlaces } from './known-places.ts';
import type { Matching } from './matching.ts';
import type { Model } from './model.ts';
import type { Scan } from './scan.ts';
import { NEVER } from './travel.ts';

/** Cheapest shifts of a part that are walked before any set is known. */
const FIRST = 6;

export class GroupPlaces {
  /** Whether positions were passed over for their price, so that none found does not mean that none fits. */
  tooDear = false;

  private readonly model: Model;
  private readonly insertion: Insertion;
  private readonly known: KnownPlaces;
  private readonly matching: Matching;
  /**
   * By list, one for the parts that ask the same of their carers: positions, shifts, and what a place on each costs at least,
   * NaN where that is not known, Infinity where none fits or all have been listed.
   */
  private readonly lists: Candidates[] = [];
  private readonly shifts: Int32Array[] = [];
  private readonly bounds: Float64Array[] = [];
  private readonly shiftCount: Int32Array;
  private readonly partOf: Int32Array;
  private readonly least: Float64Array;
  private readonly cheapest = new Float64Array(FIRST);
  private listCount = 0;
  private earliestStart = 0;
  private latestStart = 0;

  constructor(model: Model, insertion: Insertion, known: KnownPlaces, matching: Matching, mostParts: number) {
    this.model = model;
    this.insertion = insertion;
    this.known = known;
    this.matching = matching;
    this.shiftCount = new Int32Array(mostParts);
    this.partOf = new Int32Array(mostParts);
    this.least = new Float64Array(mostParts);
  }

  /** Turns to another group, whose starts are to lie in [from, to]. */
  begin(from: number, to: number): void {
    this.listCount = 0;
    this.earliestStart = from;
    this.latestStart = to;
    this.tooDear = false;
  }

  /** Adds a list: the part may stand on the shifts that `scan` has found. */
  add(part: number, scan: Scan): void {
    const { known, insertion, model } = this;
    const l = this.listCount++;
    if (this.lists.length <= l) {
      // Every position of every shift, once per level.
      this.lists.push(new Candidates((model.parts + model.shifts) * model.levels));
      this.shifts.push(new Int32Array(model.shifts));
      this.bounds.push(new Float64Array(model.shifts));
    }
    const shifts = this.shifts[l];
    const bounds = this.bounds[l];
    const visit = model.partVisit[part];
    this.partOf[l] = part;
    this.shiftCount[l] = scan.count;
    this.lists[l].count = 0;
    insertion.begin(part, Infinity, null);
    const anyStart = this.earliestStart === -NEVER && this.latestStart === NEVER;
    for (let i = 0; i < scan.count; i++) {
      const s = scan.shifts[i];
      shifts[i] = s;
      // A range of starts may miss a break, at less than the overtime that taking it costs.
      bounds[i] = anyStart || model.missedPrice[s] < 0 ? known.least(visit, s) : Number.NaN;
    }
  }

  /** Sets `matching` to the cheapest set below `limit`, part k of 0..parts-1 from list listOf[k]; false where there is none. */
  find(parts: number, listOf: Int32Array, limit: number): boolean {
    const { matching, lists, listCount, least } = this;
    for (let l = 0; l < listCount; l++) {
      this.walkFirst(l, limit);
      if (least[l] === Infinity) return false;
    }
    let found = matching.find(parts, lists, listOf, listCount, limit);
    let sum = 0;
    for (let k = 0; k < parts; k++) sum += least[listOf[k]];
    let more = false;
    for (let l = 0; l < listCount; l++) if (this.walkBelow(l, matching.cost - (sum - least[l]))) more = true;
    if (more && matching.find(parts, lists, listOf, listCount, matching.cost)) found = true;
    if (matching.cutShort) this.tooDear = true;
    return found;
  }

  /** Walks the shifts whose cheapest place is not known, and the cheapest of the others. */
  private walkFirst(l: number, limit: number): void {
    const { cheapest, insertion } = this;
    const bounds = this.bounds[l];
    const list = this.lists[l];
    const count = this.shiftCount[l];
    cheapest.fill(Infinity);
    for (let i = 0; i < count; i++) {
      const bound = bounds[i];
      if (!(bound < cheapest[FIRST - 1])) continue;
      let at = FIRST - 1;
      for (; at > 0 && cheapest[at - 1] > bound; at--) cheapest[at] = cheapest[at - 1];
      cheapest[at] = bound;
    }
    const highest = cheapest[FIRST - 1];
    this.turnTo(l, limit);
    const most = Math.min(highest, limit);
    for (let i = 0; i < count; i++) {
      if (bounds[i] > most || bounds[i] === Infinity) continue;
      insertion.scanShift(this.shifts[l][i]);
      bounds[i] = Infinity;
    }
    let least = cheapest[0];
    for (let i = 0; i < list.count; i++) if (list.cost[i] < least) least = list.cost[i];
    this.least[l] = least;
    if (insertion.tooDear) this.tooDear = true;
  }

  /** Walks the other shifts that have a place below `limit`; whether that gave any position. */
  private walkBelow(l: number, limit: number): boolean {
    const { insertion } = this;
    const bounds = this.bounds[l];
    const list = this.lists[l];
    const before = list.count;
    this.turnTo(l, limit);
    for (let i = 0; i < this.shiftCount[l]; i++) {
      if (bounds[i] < limit) insertion.scanShift(this.shifts[l][i]);
      else if (bounds[i] < Infinity) this.tooDear = true;
    }
    if (insertion.tooDear) this.tooDear = true;
    return list.count > before;
  }

  private turnTo(l: number, limit: number): void {
    const { insertion } = this;
    insertion.begin(this.partOf[l], limit, this.lists[l]);
    insertion.earliestStart = this.earliestStart;
    insertion.latestStart = this.latestStart;
  }
}
