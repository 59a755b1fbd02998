/**
 * The part of the plan that the search may change for a while: some shifts, the units that stand wholly on them, and
 * units left out nearby. On a large day a region keeps the working set in the cache, spares the search the units left
 * out elsewhere, and is small enough to look at every one of its shifts; and two threads that each keep to their own half of the shifts can put their halves together again.
 *
 * A unit with a part on a shift outside stays as it is.
 */
import type { Random } from '../random.ts';
import { OUT, type State } from './state.ts';

/** Fewer units left out cost an iteration next to nothing. */
const MANY_ABSENT = 30;

export class Region {
  /** By shift: 1 where it may change. */
  readonly open: Uint8Array;
  /** The open shifts of a region, nearest first; of the whole slice they are not listed. */
  readonly shifts: Int32Array;
  shiftCount = 0;
  /** Whether the open shifts are those of a region, and not of the whole slice. */
  narrow = false;
  /** By unit: 1 where it may be placed and taken out. */
  readonly unitOpen: Uint8Array;
  /** Visits of open units. */
  readonly visits: Int32Array;
  visitCount = 0;

  private readonly state: State;
  private readonly random: Random;
  private readonly size: number;
  /** By shift: the thread whose slice it is in. */
  readonly owner: Int32Array;
  /** The shifts and absent units that are this thread's; a region is chosen among them. */
  private readonly mine: Uint8Array;
  private readonly mineUnit: Uint8Array;
  private mineParts = 0;
  private readonly score: Float64Array;
  private readonly order: Int32Array;
  private readonly carerScore: Float64Array;
  private readonly carerShifts: Int32Array;

  /** `size`: parts on the open shifts of a region, about. */
  constructor(state: State, random: Random, size: number) {
    const { shifts, units, visits, carers } = state.model;
    this.state = state;
    this.random = random;
    this.size = size;
    this.open = new Uint8Array(shifts).fill(1);
    this.shifts = new Int32Array(shifts);
    this.unitOpen = new Uint8Array(units.count).fill(1);
    this.visits = Int32Array.from({ length: visits }, (_, v) => v);
    this.visitCount = visits;
    this.owner = new Int32Array(shifts);
    this.mine = new Uint8Array(shifts).fill(1);
    this.mineUnit = new Uint8Array(units.count).fill(1);
    this.mineParts = state.model.parts;
    this.score = new Float64Array(Math.max(shifts, carers));
    this.order = new Int32Array(Math.max(shifts, carers));
    this.carerScore = new Float64Array(carers);
    this.carerShifts = new Int32Array(carers);
  }

  /**
   * Cuts the shifts into `threads` slices of as many parts each, by whether they lie nearer to one or to the other of two
   * far visits, and keeps slice `thread`. Every thread that draws the same visits in the same plan cuts the same way.
   */
  slice(thread: number, threads: number, shared: Random): void {
    const { model } = this.state;
    const [near, far] = this.farApart(shared);
    this.carerScore.fill(0);
    this.carerShifts.fill(0);
    for (let s = 0; s < model.shifts; s++) {
      const carer = model.shiftCarer[s];
      this.carerScore[carer] += this.distance(near, s) - this.distance(far, s);
      this.carerShifts[carer]++;
    }
    // By carer, so that limits over all shifts of a carer stay in one thread's hands.
    for (let c = 0; c < model.carers; c++) this.score[c] = this.carerScore[c] / Math.max(1, this.carerShifts[c]);
    for (let c = 0; c < model.carers; c++) this.order[c] = c;
    this.sortOrder(model.carers);
    const partsOfCarer = this.carerShifts.fill(0);
    for (let s = 0; s < model.shifts; s++) partsOfCarer[model.shiftCarer[s]] += this.state.count[s] + 1;
    let total = 0;
    for (let c = 0; c < model.carers; c++) total += partsOfCarer[c];
    // Slice k begins at the carer with whom k / threads of the parts are reached.
    const sliceOf = this.carerScore;
    let lowest = Infinity;
    let highest = Infinity;
    let seen = 0;
    for (let i = 0; i < model.carers; i++) {
      const c = this.order[i];
      const slice = Math.min(threads - 1, Math.floor((seen / total) * threads));
      sliceOf[c] = slice;
      if (slice === thread && lowest === Infinity) lowest = this.score[c];
      if (slice > thread && highest === Infinity) highest = this.score[c];
      seen += partsOfCarer[c];
    }
    if (thread === 0) lowest = -Infinity;
    this.mineParts = 0;
    for (let s = 0; s < model.shifts; s++) {
      this.owner[s] = sliceOf[model.shiftCarer[s]];
      this.mine[s] = this.owner[s] === thread ? 1 : 0;
      if (this.mine[s] === 1) this.mineParts += this.state.count[s];
    }
    for (let unit = 0; unit < model.units.count; unit++) {
      const v = model.units.groupVisits[model.units.visitStart[model.units.groupStart[unit]]];
      const score = this.between(near, v) - this.between(far, v);
      this.mineUnit[unit] = score >= lowest && score < highest ? 1 : 0;
    }
    this.openMine();
  }

  /** Everything again: other threads have ended. */
  unite(): void {
    this.mine.fill(1);
    this.mineUnit.fill(1);
    this.mineParts = this.state.model.parts;
    this.openMine();
  }

  /** The whole of this thread's slice. */
  private openMine(): void {
    this.narrow = false;
    this.open.set(this.mine);
    this.openUnits(-1, Infinity);
  }

  private farApart(shared: Random): [number, number] {
    const { model } = this.state;
    const start = shared.below(model.visits);
    let far = start;
    for (let i = 0; i < 12; i++) {
      const v = shared.below(model.visits);
      if (this.between(start, v) > this.between(start, far)) far = v;
    }
    return [start, far];
  }

  private between(v: number, w: number): number {
    const { model } = this.state;
    const travel = model.travel[0];
    return travel.out[model.visitPlace[v] * travel.places + model.visitPlace[w]];
  }

  /** Mean ticks from a visit to the parts on a shift, or to where an unused one starts. */
  private distance(v: number, s: number): number {
    const { state } = this;
    const { model, next, place } = state;
    const travel = model.travel[0];
    const row = model.visitPlace[v] * travel.places;
    if (state.count[s] === 0) return travel.out[row + place[state.startNode(s)]];
    let sum = 0;
    for (let node = next[state.startNode(s)]; node < model.parts; node = next[node])
      sum += travel.out[row + place[node]];
    return sum / state.count[s];
  }

  private openUnits(centre: number, radius: number): void {
    const { state } = this;
    const { model } = state;
    const { units, firstPart } = model;
    this.visitCount = 0;
    for (let unit = 0; unit < units.count; unit++) {
      const first = units.visitStart[units.groupStart[unit]];
      const end = units.visitStart[units.groupStart[unit + 1]];
      let open = 1;
      if (state.placed[unit] === 0) {
        open = this.mineUnit[unit];
        if (open === 1 && centre >= 0 && this.between(centre, units.groupVisits[first]) > radius) open = 0;
        state.failedAt[unit] = 0;
      } else {
        for (let i = first; i < end && open === 1; i++) {
          const v = units.groupVisits[i];
          for (let p = firstPart[v]; p < firstPart[v + 1]; p++) {
            const s = state.shiftOf[p];
            if (s !== OUT && this.open[s] === 0) open = 0;
          }
        }
      }
      this.unitOpen[unit] = open;
      if (open === 1) for (let i = first; i < end; i++) this.visits[this.visitCount++] = units.groupVisits[i];
    }
  }

  /** Whether regions are worth their while: many units left out, which each iteration tries again, on a large slice. */
  private get worthwhile(): boolean {
    return this.state.absentCount > MANY_ABSENT && this.mineParts > 1.5 * this.size;
  }

  /** To be called now and then: on to another region, or back to the whole slice where regions are not worthwhile. */
  moveOn(): void {
    if (this.worthwhile) this.move();
    else if (this.narrow) this.openMine();
  }

  /** Moves to the shifts around a random visit of this thread's, nearest first, until they hold `size` parts. */
  private move(): void {
    this.narrow = true;
    const { state, random } = this;
    const { model } = state;
    const centre = random.below(model.visits);
    let candidates = 0;
    for (let s = 0; s < model.shifts; s++) {
      if (this.mine[s] === 0) continue;
      this.score[s] = this.distance(centre, s);
      this.order[candidates++] = s;
    }
    this.sortOrder(candidates);
    this.open.fill(0);
    this.shiftCount = 0;
    let parts = 0;
    let radius = 0;
    for (let i = 0; i < candidates && parts < this.size; i++) {
      const s = this.order[i];
      this.open[s] = 1;
      this.shifts[this.shiftCount++] = s;
      parts += state.count[s];
      radius = this.score[s];
    }
    this.openUnits(centre, radius);
  }

  /** Ascending by score, ties by index; a few hundred entries, now and then. */
  private sortOrder(count: number): void {
    const { score } = this;
    this.order.subarray(0, count).sort((a, b) => score[a] - score[b] || a - b);
  }
}
