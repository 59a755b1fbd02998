/** What a move has changed, so that it can be put back at the cost of what was changed. */
import type { State } from './state.ts';

/** Numbers noted for a stop before its times change. */
const PER_STOP = 9;
/** Numbers noted for a shift once a move. */
const PER_SHIFT = 9;

const LINK = 0;
const UNLINK = 1;
const KEY = 2;
const WINDOW = 3;
const DEPARTURE = 4;

export class Journal {
  private readonly state: State;
  private edits: Int32Array;
  private editKeys: Float64Array;
  private editCount = 0;
  private stops: Int32Array;
  private stopPrices: Float64Array;
  private stopCount = 0;
  private readonly shiftNumbers: Float64Array;
  private readonly sums = new Float64Array(8);

  constructor(state: State) {
    const { count } = state.layout.nodes;
    this.state = state;
    // Moves change a handful of stops; the first solution, built in one go, each stop a few times. Both grow if need be.
    this.edits = new Int32Array(16 * (count + 16));
    this.editKeys = new Float64Array(4 * (count + 16));
    this.stops = new Int32Array(PER_STOP * 4 * (count + 16));
    this.stopPrices = new Float64Array(4 * (count + 16));
    this.shiftNumbers = new Float64Array(PER_SHIFT * state.layout.shifts);
  }

  begin(): void {
    const { sums, state } = this;
    this.editCount = 0;
    this.stopCount = 0;
    sums[0] = state.fixed;
    sums[1] = state.waitSum;
    sums[2] = state.lateSum;
    sums[3] = state.shiftSum;
    sums[4] = state.extraSum;
    sums[5] = state.brokenSum;
    sums[6] = state.highestLate;
    sums[7] = state.highestIdle;
  }

  linked(node: number): void {
    this.edit(LINK, node, 0, 0, 0);
  }

  /** Before the node leaves its chain. */
  unlinked(node: number): void {
    this.edit(UNLINK, node, this.state.prev[node], this.state.shift[node], 0);
  }

  keyed(group: number, oldKey: number): void {
    this.edit(KEY, group, 0, 0, oldKey);
  }

  windowed(node: number, oldOpens: number): void {
    this.edit(WINDOW, node, oldOpens, 0, 0);
  }

  departed(head: number, oldFloor: number): void {
    this.edit(DEPARTURE, head, oldFloor, 0, 0);
  }

  /** Before the times of a stop change. */
  stop(node: number): void {
    if (this.stopCount === this.stopPrices.length) this.growStops();
    const { stops, state } = this;
    const at = this.stopCount * PER_STOP;
    stops[at] = node;
    stops[at + 1] = state.start[node];
    stops[at + 2] = state.free[node];
    stops[at + 3] = state.floor[node];
    stops[at + 4] = state.seat[node];
    stops[at + 5] = state.gap[node];
    stops[at + 6] = state.wait[node];
    stops[at + 7] = state.late[node];
    stops[at + 8] = state.broken[node];
    this.stopPrices[this.stopCount++] = state.extra[node];
  }

  /** Before the numbers of the shift change; `i` is its place in the list of touched shifts. */
  shift(i: number, s: number): void {
    const { shiftNumbers, state } = this;
    const at = i * PER_SHIFT;
    shiftNumbers[at] = state.visits[s];
    shiftNumbers[at + 1] = state.slack[s];
    shiftNumbers[at + 2] = state.idle[s];
    shiftNumbers[at + 3] = state.shiftCost[s];
    shiftNumbers[at + 4] = state.shiftBroken[s];
    shiftNumbers[at + 5] = state.load[s];
    shiftNumbers[at + 6] = state.work[s];
    shiftNumbers[at + 7] = state.endWait[s];
    shiftNumbers[at + 8] = state.timeCost[s];
  }

  /** Puts everything back as it was at `begin`. */
  undo(): void {
    const { sums, state } = this;
    this.restoreStops();
    for (let e = this.editCount - 1; e >= 0; e--) this.undoEdit(e);
    for (let i = 0; i < state.touchedCount; i++) this.restoreShift(i, state.touched[i]);
    state.fixed = sums[0];
    state.waitSum = sums[1];
    state.lateSum = sums[2];
    state.shiftSum = sums[3];
    state.extraSum = sums[4];
    state.brokenSum = sums[5];
    state.highestLate = sums[6];
    state.highestIdle = sums[7];
  }

  private restoreStops(): void {
    const { stops, state } = this;
    for (let e = this.stopCount - 1; e >= 0; e--) {
      const at = e * PER_STOP;
      const node = stops[at];
      state.start[node] = stops[at + 1];
      state.free[node] = stops[at + 2];
      state.floor[node] = stops[at + 3];
      state.seat[node] = stops[at + 4];
      state.gap[node] = stops[at + 5];
      state.wait[node] = stops[at + 6];
      state.late[node] = stops[at + 7];
      state.broken[node] = stops[at + 8];
      state.extra[node] = this.stopPrices[e];
    }
  }

  private restoreShift(i: number, s: number): void {
    const { shiftNumbers, state } = this;
    const at = i * PER_SHIFT;
    state.visits[s] = shiftNumbers[at];
    state.slack[s] = shiftNumbers[at + 1];
    state.idle[s] = shiftNumbers[at + 2];
    state.shiftCost[s] = shiftNumbers[at + 3];
    state.shiftBroken[s] = shiftNumbers[at + 4];
    state.load[s] = shiftNumbers[at + 5];
    state.work[s] = shiftNumbers[at + 6];
    state.endWait[s] = shiftNumbers[at + 7];
    state.timeCost[s] = shiftNumbers[at + 8];
  }

  private edit(kind: number, a: number, b: number, c: number, key: number): void {
    if (this.editCount === this.editKeys.length) this.growEdits();
    const at = this.editCount * 4;
    this.edits[at] = kind;
    this.edits[at + 1] = a;
    this.edits[at + 2] = b;
    this.edits[at + 3] = c;
    this.editKeys[this.editCount++] = key;
  }

  private undoEdit(e: number): void {
    const { edits, state } = this;
    const a = edits[e * 4 + 1];
    const b = edits[e * 4 + 2];
    switch (edits[e * 4]) {
      case LINK:
        state.leaveChain(a);
        break;
      case UNLINK:
        state.joinChain(a, edits[e * 4 + 3], b);
        break;
      case KEY: {
        const { at, list } = state.layout.nodes.groupNodes;
        for (let i = at[a]; i < at[a + 1]; i++) state.key[list[i]] = this.editKeys[e];
        break;
      }
      case WINDOW:
        state.opens[a] = b;
        break;
      default:
        state.floor[a] = b;
    }
  }

  private growStops(): void {
    this.stops = grown(this.stops, new Int32Array(this.stops.length * 2));
    this.stopPrices = grown(this.stopPrices, new Float64Array(this.stopPrices.length * 2));
  }

  private growEdits(): void {
    this.edits = grown(this.edits, new Int32Array(this.edits.length * 2));
    this.editKeys = grown(this.editKeys, new Float64Array(this.editKeys.length * 2));
  }
}

function grown<T extends Int32Array | Float64Array>(old: T, larger: T): T {
  larger.set(old);
  return larger;
}
