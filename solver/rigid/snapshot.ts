/** A copy of all rounds, to come back to: the sequence of each shift and the starts that are held. */
import { labelBackward, labelForward } from './labels.ts';
import { ANY_START } from './model.ts';
import { OUT, type State } from './state.ts';

export class Snapshot {
  cost = Infinity;
  private readonly offset: Int32Array;
  private readonly parts: Int32Array;
  private readonly hold: Int32Array;

  constructor(state: State) {
    this.offset = new Int32Array(state.model.shifts + 1);
    this.parts = new Int32Array(state.model.parts);
    this.hold = new Int32Array(state.model.parts);
  }

  take(state: State): void {
    const { shifts, parts, held, partVisit } = state.model;
    let at = 0;
    for (let s = 0; s < shifts; s++) {
      this.offset[s] = at;
      for (let node = state.next[state.startNode(s)]; node < parts; node = state.next[node]) {
        this.parts[at] = node;
        this.hold[at] = held[partVisit[node]] === 1 ? state.from[node] : ANY_START;
        at++;
      }
    }
    this.offset[shifts] = at;
    this.cost = state.cost;
  }

  /** Replaces the rounds of `state` by these. */
  putBack(state: State): void {
    const { model } = state;
    removeAll(state);
    for (let s = 0; s < model.shifts; s++) {
      for (let at = this.offset[s]; at < this.offset[s + 1]; at++) {
        state.insert(this.parts[at], state.homeNode(s), this.hold[at]);
        const unit = model.units.unitOfVisit[model.partVisit[this.parts[at]]];
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
