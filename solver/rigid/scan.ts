/**
 * Which shifts an insertion looks at. All eligible ones, those near the visit, or those that have lost work since the
 * unit last fitted nowhere. On a large day the near ones hold most good positions and are a small part of all.
 */
import type { Eligible } from './eligible.ts';
import type { Insertion } from './insertion.ts';
import type { NearestShifts } from './nearest-shifts.ts';
import type { Neighbours } from './neighbours.ts';
import type { Region } from './region.ts';
import { OUT, type State } from './state.ts';
import type { Undo } from './undo.ts';

/** Near shifts are those that serve one of this many nearest visits. */
const NEAR_VISITS = 60;
/** Looking at all shifts is cheap enough while a visit has no more eligible ones than this, on average. */
const FEW_SHIFTS = 120;
/** Empty shifts that a near scan looks at: those among the shifts nearest to the visit, else any. */
const NEAR_EMPTY = 4;

export class Scan {
  private readonly state: State;
  private readonly insertion: Insertion;
  private readonly eligible: Eligible;
  private readonly neighbours: Neighbours;
  private readonly undo: Undo;
  private readonly region: Region;
  /** Whether eligible shifts are so many that `near` leaves some out. */
  private readonly many: boolean;
  /** Carers whom links keep from the group in hand are marked with the number of the gathering. */
  private readonly keptAway: Int32Array;
  private gathering = 1;
  /** Shifts and classes of empty shifts met in the scan under way. */
  private readonly shiftScan: Int32Array;
  private readonly classScan: Int32Array;
  private readonly classSeen: Int32Array;
  private scan = 0;
  private readonly nearest: NearestShifts;

  constructor(
    state: State,
    insertion: Insertion,
    eligible: Eligible,
    neighbours: Neighbours,
    nearest: NearestShifts,
    undo: Undo,
    region: Region,
  ) {
    this.state = state;
    this.insertion = insertion;
    this.eligible = eligible;
    this.neighbours = neighbours;
    this.undo = undo;
    this.region = region;
    const rows = eligible.start.length - 1;
    this.many = rows > 0 && eligible.shifts.length / rows > FEW_SHIFTS;
    this.nearest = nearest;
    this.keptAway = new Int32Array(state.model.carers);
    this.shiftScan = new Int32Array(state.model.shifts);
    this.classScan = new Int32Array(state.model.shiftClasses);
    this.classSeen = new Int32Array(state.model.shiftClasses);
  }

  /** Whether `near` now leaves eligible shifts out: a region is looked at whole. */
  get partial(): boolean {
    return this.many && !this.region.narrow;
  }

  forgetKept(): void {
    this.gathering++;
  }

  keepAway(carer: number): void {
    this.keptAway[carer] = this.gathering;
  }

  /** Every eligible shift that is open; of empty ones that are alike, `alike` of each class. */
  all(part: number, alike: number): void {
    const { eligible, region } = this;
    const { mayRow, shifts } = this.state.model;
    const row = mayRow[part];
    this.scan++;
    if (region.narrow) {
      for (let i = 0; i < region.shiftCount; i++) {
        const s = region.shifts[i];
        if (eligible.may[row * shifts + s] === 1) this.look(s, alike);
      }
      return;
    }
    const end = eligible.start[row + 1];
    for (let i = eligible.start[row]; i < end; i++) this.look(eligible.shifts[i], alike);
  }

  /** The shifts that serve near visits, and some empty ones; all of them unless `partial`. */
  near(part: number, alike: number): void {
    if (!this.partial) {
      this.all(part, alike);
      return;
    }
    const { state, shiftScan, neighbours } = this;
    const { model, shiftOf } = state;
    const { firstPart } = model;
    const { visits, width } = neighbours;
    const { may } = this.eligible;
    const { open } = this.region;
    const row = model.mayRow[part] * model.shifts;
    const first = model.partVisit[part] * width;
    const end = first + Math.min(NEAR_VISITS, width);
    const scan = ++this.scan;
    for (let i = first; i < end; i++) {
      const w = visits[i];
      const last = firstPart[w + 1];
      for (let p = firstPart[w]; p < last; p++) {
        const s = shiftOf[p];
        if (s === OUT || open[s] === 0 || shiftScan[s] === scan) continue;
        shiftScan[s] = scan;
        if (may[row + s] === 1 && this.keptAway[model.shiftCarer[s]] !== this.gathering) this.insertion.scanShift(s);
      }
    }
    if (this.nearEmpty(model.mayRow[part], alike)) return;
    let left = NEAR_EMPTY;
    for (let i = 0; i < state.emptyCount && left > 0; i++) {
      const s = state.empty[i];
      if (this.eligible.may[row + s] === 0 || this.region.open[s] === 0) continue;
      left--;
      this.look(s, alike);
    }
  }

  /** Looks at the empty shifts among those nearest to the visit; false where there is none. */
  private nearEmpty(row: number, alike: number): boolean {
    const { count } = this.state;
    const { open } = this.region;
    const { start, shifts } = this.nearest;
    let left = NEAR_EMPTY;
    for (let i = start[row]; i < start[row + 1] && left > 0; i++) {
      const s = shifts[i];
      if (count[s] > 0 || open[s] === 0) continue;
      left--;
      this.look(s, alike);
    }
    return left < NEAR_EMPTY;
  }

  /** Eligible shifts of carers who have lost work since `since`: of those changed in this iteration, as all else failed. */
  loosened(part: number, since: number): void {
    const { state, undo } = this;
    const { model } = state;
    const row = model.mayRow[part] * model.shifts;
    this.scan++;
    if (model.maxWork !== null) {
      const end = this.eligible.start[model.mayRow[part] + 1];
      for (let i = this.eligible.start[model.mayRow[part]]; i < end; i++) {
        const s = this.eligible.shifts[i];
        if (state.loosenedAt[model.shiftCarer[s]] > since) this.look(s, model.shifts);
      }
      return;
    }
    for (let i = 0; i < undo.touchedCount; i++) {
      const s = undo.touched[i];
      if (this.eligible.may[row + s] === 1 && state.loosenedAt[model.shiftCarer[s]] > since) this.look(s, model.shifts);
    }
  }

  private look(s: number, alike: number): void {
    const { classScan, classSeen, scan } = this;
    const { model, count } = this.state;
    if (this.region.open[s] === 0 || this.keptAway[model.shiftCarer[s]] === this.gathering) return;
    if (count[s] === 0) {
      const c = model.shiftClass[s];
      if (classScan[c] !== scan) {
        classScan[c] = scan;
        classSeen[c] = 0;
      }
      if (classSeen[c]++ >= alike) return;
    }
    this.insertion.scanShift(s);
  }
}
