/**
 * Takes back one iteration: before a shift changes for the first time it is written down whole, labels included, so
 * that a rejected iteration costs a copy of the touched rounds only.
 */
import { OUT, type State } from './state.ts';

export class Undo {
  private readonly state: State;
  private epoch = 0;
  private readonly touchedAt: Int32Array;
  /** Shifts changed in this iteration. */
  readonly touched: Int32Array;
  touchedCount = 0;
  /** Where each touched shift's nodes begin in `nodes`, and how many parts it had. */
  private readonly offset: Int32Array;
  private readonly parts: Int32Array;
  private readonly nodes: Int32Array;
  private nodeCount = 0;
  private readonly earliest: Int32Array;
  private readonly latest: Int32Array;
  private readonly from: Int32Array;
  private readonly to: Int32Array;
  private readonly windowsOf: Int32Array;
  private readonly duration: Int32Array;
  private readonly leg: Float64Array;
  private readonly roundNumber: Float64Array;
  private readonly load: Float64Array;
  private readonly missedCharge: Float64Array;
  private readonly overtimeCharge: Float64Array;
  private readonly work: Float64Array;
  private readonly loosenedAt: Float64Array;
  private readonly absent: Int32Array;
  private readonly failedAt: Float64Array;
  /** Units that were out when the iteration began: the first of the state's list, until one is placed. */
  absentBefore = 0;
  private cost = 0;

  constructor(state: State) {
    this.state = state;
    const { shifts, nodes, levels, units } = state.model;
    this.touchedAt = new Int32Array(shifts);
    this.touched = new Int32Array(shifts);
    this.offset = new Int32Array(shifts);
    this.parts = new Int32Array(shifts);
    this.nodes = new Int32Array(nodes);
    this.earliest = new Int32Array(nodes * levels);
    this.latest = new Int32Array(nodes * levels);
    this.from = new Int32Array(nodes);
    this.to = new Int32Array(nodes);
    this.windowsOf = new Int32Array(nodes);
    this.duration = new Int32Array(nodes);
    this.leg = new Float64Array(nodes);
    this.roundNumber = new Float64Array(shifts);
    this.load = new Float64Array(shifts);
    this.missedCharge = new Float64Array(shifts);
    this.overtimeCharge = new Float64Array(shifts);
    this.work = new Float64Array(shifts);
    this.loosenedAt = new Float64Array(shifts);
    this.absent = new Int32Array(units.count);
    this.failedAt = new Float64Array(units.count);
  }

  /** Begins an iteration. */
  begin(): void {
    const { state } = this;
    this.epoch++;
    this.touchedCount = 0;
    this.nodeCount = 0;
    this.cost = state.cost;
    this.absentBefore = state.absentCount;
    for (let i = 0; i < state.absentCount; i++) {
      const unit = state.absent[i];
      this.absent[i] = unit;
      this.failedAt[i] = state.failedAt[unit];
    }
  }

  /** Must be called before shift s changes. */
  touch(s: number): void {
    if (this.touchedAt[s] === this.epoch) return;
    this.touchedAt[s] = this.epoch;
    const { state } = this;
    const { levels, shiftCarer } = state.model;
    const i = this.touchedCount++;
    this.touched[i] = s;
    this.offset[i] = this.nodeCount;
    this.parts[i] = state.count[s];
    this.roundNumber[i] = state.roundNumber[s];
    this.load[i] = state.load[s];
    this.missedCharge[i] = state.missedCharge[s];
    this.overtimeCharge[i] = state.overtimeCharge[s];
    this.work[i] = state.work[shiftCarer[s]];
    this.loosenedAt[i] = state.loosenedAt[shiftCarer[s]];
    const home = state.homeNode(s);
    let at = this.nodeCount;
    for (let node = state.startNode(s); ; node = state.next[node]) {
      this.nodes[at] = node;
      this.from[at] = state.from[node];
      this.to[at] = state.to[node];
      this.windowsOf[at] = state.windowsOf[node];
      this.duration[at] = state.duration[node];
      this.leg[at] = state.leg[node];
      for (let j = 0; j < levels; j++) {
        this.earliest[at * levels + j] = state.earliest[node * levels + j];
        this.latest[at * levels + j] = state.latest[node * levels + j];
      }
      at++;
      if (node === home) break;
    }
    this.nodeCount = at;
  }

  /** Back to where the iteration began. */
  restore(): void {
    const { state } = this;
    for (let i = 0; i < this.touchedCount; i++) this.empty(this.touched[i]);
    // Last touched first: a carer's first record is the oldest, and it is the one that must stand.
    for (let i = this.touchedCount - 1; i >= 0; i--) this.refill(i);
    state.cost = this.cost;
    for (let i = 0; i < state.absentCount; i++) state.placed[state.absent[i]] = 1;
    state.absentCount = this.absentBefore;
    for (let i = 0; i < this.absentBefore; i++) {
      const unit = this.absent[i];
      state.absent[i] = unit;
      state.absentAt[unit] = i;
      state.placed[unit] = 0;
      state.failedAt[unit] = this.failedAt[i];
    }
  }

  private empty(s: number): void {
    const { state } = this;
    const home = state.homeNode(s);
    for (let node = state.next[state.startNode(s)]; node !== home; node = state.next[node]) state.shiftOf[node] = OUT;
  }

  private refill(i: number): void {
    const { state } = this;
    const { levels, shiftCarer } = state.model;
    const s = this.touched[i];
    if (this.parts[i] === 0 && state.count[s] > 0) state.markEmpty(s);
    if (this.parts[i] > 0 && state.count[s] === 0) state.markUsed(s);
    state.count[s] = this.parts[i];
    state.roundNumber[s] = this.roundNumber[i];
    state.load[s] = this.load[i];
    state.missedCharge[s] = this.missedCharge[i];
    state.overtimeCharge[s] = this.overtimeCharge[i];
    state.work[shiftCarer[s]] = this.work[i];
    state.loosenedAt[shiftCarer[s]] = this.loosenedAt[i];
    let before = -1;
    const end = this.offset[i] + this.parts[i] + 2;
    for (let at = this.offset[i]; at < end; at++) {
      const node = this.nodes[at];
      if (before >= 0) {
        state.next[before] = node;
        state.prev[node] = before;
      }
      state.shiftOf[node] = s;
      state.from[node] = this.from[at];
      state.to[node] = this.to[at];
      state.windowsOf[node] = this.windowsOf[at];
      state.duration[node] = this.duration[at];
      state.leg[node] = this.leg[at];
      for (let j = 0; j < levels; j++) {
        state.earliest[node * levels + j] = this.earliest[at * levels + j];
        state.latest[node * levels + j] = this.latest[at * levels + j];
      }
      before = node;
    }
    state.waiting?.recount(s);
  }
}
