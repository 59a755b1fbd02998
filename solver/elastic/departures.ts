import type { State } from './state.ts';

/**
 * Leaves as late as is free of charge. Starts are induced as early as possible, which makes a carer wait before every
 * visit that opens late; where waiting is priced it is better to begin the first stop later. Waiting can only be
 * saved from the front (a delay in the middle moves it, no more), so one delay a shift suffices: at most the waiting
 * behind the first stop, at most what every later stop has to spare before lateness, its break or overtime.
 */
export class Departures {
  private readonly state: State;

  constructor(state: State) {
    this.state = state;
  }

  /** Sets the departures of the shifts that the move at hand has touched. True when one changed: propagate again. */
  tune(): boolean {
    const { touched, touchedCount } = this.state;
    let changed = false;
    for (let i = 0; i < touchedCount; i++) if (this.tuneShift(touched[i])) changed = true;
    return changed;
  }

  private tuneShift(s: number): boolean {
    const { state } = this;
    const { nodes, shiftFrom } = state.layout;
    const head = nodes.head + s;
    const first = state.next[head];
    if (first >= nodes.visitNodes) return this.depart(s, shiftFrom[s]);
    const by = this.spare(first, s);
    const target = Math.max(shiftFrom[s], state.start[first] + by);
    if (by > 0 ? target > state.floor[head] : by < 0 && target < state.floor[head]) return this.depart(s, target);
    return false;
  }

  private depart(s: number, tick: number): boolean {
    if (this.state.floor[this.state.layout.nodes.head + s] === tick) return false;
    this.state.setDeparture(s, tick);
    return true;
  }

  /** Ticks by which the first stop should begin later; negative where some stop is late already. */
  private spare(first: number, s: number): number {
    const { state } = this;
    const { nodes, breakLatest, shiftTo } = state.layout;
    const { visitNodes, head, firstBreak } = nodes;
    let waits = 0;
    let most = this.leeway(first, s);
    let node = state.next[first];
    for (; node < head; node = state.next[node]) {
      if (node < visitNodes) {
        waits += state.gap[node];
        most = Math.min(most, waits + this.leeway(node, s));
      } else if (state.broken[node] === 0) {
        most = Math.min(most, waits + breakLatest[node - firstBreak] - state.floor[state.prev[node]]);
      }
    }
    const last = state.prev[node];
    const leg = state.layout.travelAt[s] + (state.seat[last] >> 1) * state.layout.places + state.layout.place[node];
    const back = Math.max(state.free[last] + state.layout.ticks[leg], state.floor[last]);
    waits += state.endWait[s];
    return Math.min(waits, most, waits + shiftTo[s] - back);
  }

  /** Ticks until the visit would be late for the window it is in, negative when it is. */
  private leeway(node: number, s: number): number {
    const { layout, start } = this.state;
    const { windowAt, windowFrom, windowTo } = layout;
    let k = windowAt[node];
    while (k + 1 < windowAt[node + 1] && windowFrom[k + 1] <= start[node]) k++;
    return windowTo[k] - start[node] - (layout.measuredAtEnd[node] ? this.state.durationOf(node, s) : 0);
  }
}
