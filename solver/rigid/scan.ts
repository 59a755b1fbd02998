/**
 * Which shifts an insertion looks at. All eligible ones, those near the visit, or those that have lost work since the
 * unit last fitted nowhere. On a large day the near ones hold most good positions and are a small part of all.
 */
import type { Eligible } from './eligible.ts';
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
/** Shifts of one class that make it worth looking at those in use before the empty ones. */
const MANY_ALIKE = 10;

export class Scan {
  /** Result: shifts[0..count-1]. */
  readonly shifts: Int32Array;
  count = 0;

  private readonly state: State;
  private readonly eligible: Eligible;
  private readonly neighbours: Neighbours;
  private readonly undo: Undo;
  private readonly region: Region;
  /** Whether eligible shifts are so many that `near` leaves some out. */
  private readonly many: boolean;
  /** Whether shifts are of so few classes that most empty ones need no look. */
  private readonly fewKinds: boolean;
  /** Carers whom links keep from the group in hand are marked with the number of the gathering. */
  private readonly keptAway: Int32Array;
  private gathering = 1;
  private anyKept = false;
  /** Shifts among which those to look at are chosen. */
  private readonly around: Int32Array;
  /** Shifts and classes of empty shifts met in the scan under way. */
  private readonly shiftScan: Int32Array;
  private readonly classScan: Int32Array;
  private readonly classSeen: Int32Array;
  private scan = 0;
  private readonly nearest: NearestShifts;

  constructor(
    state: State,
    eligible: Eligible,
    neighbours: Neighbours,
    nearest: NearestShifts,
    undo: Undo,
    region: Region,
  ) {
    this.state = state;
    this.eligible = eligible;
    this.neighbours = neighbours;
    this.undo = undo;
    this.region = region;
    const rows = eligible.start.length - 1;
    this.many = rows > 0 && eligible.shifts.length / rows > FEW_SHIFTS;
    this.fewKinds = state.model.shiftClasses * MANY_ALIKE <= state.model.shifts;
    this.nearest = nearest;
    this.shifts = new Int32Array(state.model.shifts);
    this.around = new Int32Array(state.model.shifts);
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
    this.anyKept = false;
  }

  keepAway(carer: number): void {
    this.keptAway[carer] = this.gathering;
    this.anyKept = true;
  }

  /** Every eligible shift that is open; of empty ones that are alike, `alike` of each class. */
  all(part: number, alike: number): void {
    const { eligible, region } = this;
    const row = this.state.model.mayRow[part];
    this.begin();
    if (region.narrow) this.collect(region.shifts, 0, region.shiftCount, row, alike);
    else if (this.fewKinds) this.collectUsed(row, alike);
    else this.collect(eligible.shifts, eligible.start[row], eligible.start[row + 1], row, alike);
  }

  /** Where many are empty and alike: those in use, then empty ones until there are enough of each class. */
  private collectUsed(row: number, alike: number): void {
    const { byUse, usedCount, model } = this.state;
    this.collect(byUse, 0, usedCount, row, alike);
    const enough = this.count + alike * model.shiftClasses;
    for (let i = usedCount; i < model.shifts && this.count < enough; i++) this.collect(byUse, i, i + 1, row, alike);
  }

  /** Adds those of from[first..end-1] that are open and eligible. */
  private collect(from: Int32Array, first: number, end: number, row: number, alike: number): void {
    const { shifts, anyKept, keptAway, gathering, classScan, classSeen, scan } = this;
    const { open } = this.region;
    const { may } = this.eligible;
    const { count, model } = this.state;
    const { shiftCarer, shiftClass } = model;
    const base = row * model.shifts;
    let found = this.count;
    for (let i = first; i < end; i++) {
      const s = from[i];
      if (open[s] === 0 || may[base + s] === 0) continue;
      if (anyKept && keptAway[shiftCarer[s]] === gathering) continue;
      if (count[s] === 0) {
        const c = shiftClass[s];
        if (classScan[c] !== scan) {
          classScan[c] = scan;
          classSeen[c] = 0;
        }
        if (classSeen[c]++ >= alike) continue;
      }
      shifts[found++] = s;
    }
    this.count = found;
  }

  /** The shifts that serve near visits, and some empty ones; all of them unless `partial`. */
  near(part: number, alike: number): void {
    if (!this.partial) {
      this.all(part, alike);
      return;
    }
    const { shiftScan, neighbours, around } = this;
    const { model, shiftOf } = this.state;
    const { firstPart } = model;
    const { visits, width } = neighbours;
    const row = model.mayRow[part];
    const first = model.partVisit[part] * width;
    const end = first + Math.min(NEAR_VISITS, width);
    this.begin();
    const { scan } = this;
    let shifts = 0;
    for (let i = first; i < end; i++) {
      const w = visits[i];
      const last = firstPart[w + 1];
      for (let p = firstPart[w]; p < last; p++) {
        const s = shiftOf[p];
        if (s === OUT || shiftScan[s] === scan) continue;
        shiftScan[s] = scan;
        around[shifts++] = s;
      }
    }
    this.collect(around, 0, shifts, row, alike);
    this.collect(around, 0, this.nearEmpty(row), row, alike);
  }

  /** Puts the open empty shifts nearest to the visit into `around`, else any; how many. */
  private nearEmpty(row: number): number {
    const { around } = this;
    const { count, byUse, usedCount, model } = this.state;
    const { open } = this.region;
    const { may } = this.eligible;
    const { start, shifts } = this.nearest;
    let found = 0;
    for (let i = start[row]; i < start[row + 1] && found < NEAR_EMPTY; i++) {
      if (count[shifts[i]] === 0 && open[shifts[i]] === 1) around[found++] = shifts[i];
    }
    if (found > 0) return found;
    for (let i = usedCount; i < model.shifts && found < NEAR_EMPTY; i++) {
      const s = byUse[i];
      if (may[row * model.shifts + s] === 1 && open[s] === 1) around[found++] = s;
    }
    return found;
  }

  /** Eligible shifts of carers who have lost work since `since`: of those changed in this iteration, as all else failed. */
  loosened(part: number, since: number): void {
    const { around, eligible, undo } = this;
    const { model, loosenedAt } = this.state;
    const row = model.mayRow[part];
    // A carer's hours may have been freed on another shift.
    const hours = model.maxWork !== null;
    const from = hours ? eligible.shifts : undo.touched;
    const first = hours ? eligible.start[row] : 0;
    const end = hours ? eligible.start[row + 1] : undo.touchedCount;
    let found = 0;
    for (let i = first; i < end; i++) {
      if (loosenedAt[model.shiftCarer[from[i]]] > since) around[found++] = from[i];
    }
    this.begin();
    this.collect(around, 0, found, row, model.shifts);
  }

  private begin(): void {
    this.scan++;
    this.count = 0;
  }
}
