/**
 * A copy of all rounds, to come back to: the sequence of each shift and the starts that are held. It is told which
 * shifts change, so that taking it again copies those only: on a large day nearly every accepted change is a new best.
 */
import { labelBackward, labelForward } from './labels.ts';
import { ANY_START } from './model.ts';
import { OUT, type State } from './state.ts';

export class Snapshot {
  cost = Infinity;
  private readonly next: Int32Array;
  private readonly hold: Int32Array;
  /** Shifts that may differ from the copy. */
  private readonly changed: Int32Array;
  private readonly isChanged: Uint8Array;
  private changedCount = 0;

  constructor(state: State) {
    const { nodes, parts, shifts } = state.model;
    this.next = new Int32Array(nodes);
    this.hold = new Int32Array(parts);
    this.changed = new Int32Array(shifts);
    this.isChanged = new Uint8Array(shifts);
    this.noteAll();
  }

  /** To be told of every shift whose round is another than before. */
  note(shifts: Int32Array, count: number): void {
    for (let i = 0; i < count; i++) {
      const s = shifts[i];
      if (this.isChanged[s] === 1) continue;
      this.isChanged[s] = 1;
      this.changed[this.changedCount++] = s;
    }
  }

  noteAll(): void {
    this.changedCount = this.changed.length;
    this.isChanged.fill(1);
    for (let s = 0; s < this.changedCount; s++) this.changed[s] = s;
  }

  take(state: State): void {
    const { parts, held, partVisit } = state.model;
    for (let i = 0; i < this.changedCount; i++) {
      const s = this.changed[i];
      this.isChanged[s] = 0;
      let node = state.startNode(s);
      do {
        const after = state.next[node];
        this.next[node] = after;
        if (after < parts) this.hold[after] = held[partVisit[after]] === 1 ? state.from[after] : ANY_START;
        node = after;
      } while (node < parts);
    }
    this.changedCount = 0;
    this.cost = state.cost;
  }

  /** Replaces the rounds of `state` by these. */
  putBack(state: State): void {
    const { shifts, parts, units, partVisit } = state.model;
    removeAll(state);
    for (let s = 0; s < shifts; s++) {
      for (let part = this.next[state.startNode(s)]; part < parts; part = this.next[part]) {
        state.insert(part, state.homeNode(s), this.hold[part]);
        const unit = units.unitOfVisit[partVisit[part]];
        if (state.placed[unit] === 0) state.markPlaced(unit);
      }
      labelForward(state, s, state.next[state.startNode(s)]);
      labelBackward(state, s, state.prev[state.homeNode(s)]);
    }
    state.cost = this.cost;
  }
}

/** Takes every part off and leaves every unit out. */
export function removeAll(state: State): void {
  const { parts, units } = state.model;
  for (let p = 0; p < parts; p++) if (state.shiftOf[p] !== OUT) state.remove(p);
  for (let u = 0; u < units.count; u++) if (state.placed[u] === 1) state.markAbsent(u);
}
