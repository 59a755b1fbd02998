/** Times of one stop from the stop before it, and what they cost. Every write keeps the sums of the state up to date. */
import { arrival } from '../arrival.ts';
import type { State } from './state.ts';

export class StopTimes {
  private readonly state: State;
  private readonly latest: boolean;

  constructor(state: State) {
    this.state = state;
    this.latest = state.layout.problem.prices.departure === 'latest';
  }

  /** Arrival at the stop behind `before` with no thought for floors: free + travel, breaks of the leg included. */
  reach(before: number, node: number, s: number): number {
    const { free, seat, layout } = this.state;
    if (layout.banded) return this.reachBanded(before, node, s);
    return free[before] + layout.ticks[layout.travelAt[s] + (seat[before] >> 1) * layout.places + layout.place[node]];
  }

  private reachBanded(before: number, node: number, s: number): number {
    const { free, seat, prev, layout } = this.state;
    const { visitNodes, head } = layout.nodes;
    let leaves = before;
    while (leaves >= visitNodes && leaves < head) leaves = prev[leaves];
    const rests = free[before] - free[leaves];
    const table = layout.problem.travel[layout.problem.shifts[s].mode];
    return arrival(table, layout.places, seat[before] >> 1, layout.place[node], free[leaves]) + rests;
  }

  /** A visit without links. Returns whether its start changed. */
  timeVisit(node: number): boolean {
    const { state } = this;
    const s = state.shift[node];
    const before = state.prev[node];
    const arrives = this.reach(before, node, s);
    const floor = state.floor[before];
    return this.assign(node, s, before, arrives, this.fit(node, s, Math.max(arrives, floor)), 0);
  }

  /** Earliest start at or after `ready` that the windows allow; a priced window only by its opening. */
  fit(node: number, s: number, ready: number): number {
    const { state } = this;
    const { layout } = state;
    const opens = state.opens[node];
    const start = Math.max(ready, opens);
    if (layout.plain[node] || !layout.hardWindow[node]) return start;
    const offset = layout.measuredAtEnd[node] ? state.durationOf(node, s) : 0;
    for (let k = layout.windowAt[node]; k < layout.windowAt[node + 1]; k++) {
      const moment = Math.max(start, layout.windowFrom[k]) + offset;
      if (moment <= layout.windowTo[k]) return moment - offset;
    }
    return start;
  }

  /** Writes a visit's times and what they cost. Returns whether its start changed. */
  assign(node: number, s: number, before: number, arrives: number, start: number, unmet: number): boolean {
    const { state } = this;
    const { layout } = state;
    const gap = start - arrives;
    const wait = this.latest && state.seat[before] & 1 ? 0 : gap;
    let late: number;
    let broken = unmet;
    let extra = 0;
    if (layout.plain[node]) {
      const k = layout.windowAt[node];
      late = start + (layout.measuredAtEnd[node] ? layout.duration[node] : 0) - layout.windowTo[k];
      if (late < 0) late = 0;
    } else {
      late = this.lateness(node, s, start);
      if (layout.hardWindow[node]) {
        broken += late;
        late = 0;
      }
      broken += this.pinMissed(node, start);
      extra = this.startPrice(node, start);
    }
    const free =
      start + (layout.durationOn === null ? layout.duration[node] : layout.durationOn[node * layout.shifts + s]);
    const changed = start !== state.start[node] || free !== state.free[node];
    const same = gap === state.gap[node] && wait === state.wait[node] && late === state.late[node];
    if (!changed && same && broken === state.broken[node] && extra === state.extra[node]) return false;
    state.journal.stop(node);
    state.touch(s);
    state.slack[s] += gap - state.gap[node];
    state.timeCost[s] +=
      state.timePrice(wait, late, broken, extra) -
      state.timePrice(state.wait[node], state.late[node], state.broken[node], state.extra[node]);
    state.waitSum += wait - state.wait[node];
    state.brokenSum += broken - state.broken[node];
    state.extraSum += extra - state.extra[node];
    const wasLate = state.late[node];
    if (late !== wasLate) {
      state.lateSum += late - wasLate;
      if (late > state.highestLate) state.highestLate = late;
      else if (wasLate === state.highestLate) state.lateStale = true;
    }
    state.start[node] = start;
    state.free[node] = free;
    state.floor[node] = free;
    state.gap[node] = gap;
    state.wait[node] = wait;
    state.late[node] = late;
    state.broken[node] = broken;
    state.extra[node] = extra;
    return changed;
  }

  /** Ticks after the end of the last window that had opened by `start`. */
  private lateness(node: number, s: number, start: number): number {
    const { windowAt, windowFrom, windowTo, measuredAtEnd } = this.state.layout;
    const moment = measuredAtEnd[node] ? start + this.state.durationOf(node, s) : start;
    let k = windowAt[node];
    while (k + 1 < windowAt[node + 1] && windowFrom[k + 1] <= start) k++;
    return Math.max(0, moment - windowTo[k]);
  }

  private pinMissed(node: number, start: number): number {
    const pin = this.visitOf(node).pinned?.start;
    return pin === undefined ? 0 : Math.abs(start - pin);
  }

  /** Prices of starting away from the wanted or the published start, once a visit. */
  private startPrice(node: number, start: number): number {
    const { nodes, problem } = this.state.layout;
    if (nodes.firstNodeOf[nodes.visitOf[node]] !== node) return 0;
    const { wanted, published } = this.visitOf(node);
    const { changedStart, changedStartFree } = problem.prices;
    const moved = published === undefined ? 0 : Math.max(0, Math.abs(start - published.start) - changedStartFree);
    if (wanted === undefined) return changedStart * moved;
    return changedStart * moved + wanted.price * Math.max(0, Math.abs(start - wanted.start) - (wanted.free ?? 0));
  }

  private visitOf(node: number) {
    const { nodes, problem } = this.state.layout;
    return problem.visits[nodes.visitOf[node]];
  }

  /** A break: taken as early as the leg allows; one that could only begin after its latest start is not taken. */
  timeBreak(node: number): boolean {
    const { state } = this;
    const { layout } = state;
    const b = node - layout.nodes.firstBreak;
    const before = state.prev[node];
    const start = Math.max(state.floor[before], layout.breakEarliest[b]);
    const taken = start <= layout.breakLatest[b];
    const free = state.free[before] + (taken ? layout.duration[node] : 0);
    const floor = taken ? start + layout.duration[node] : state.floor[before];
    const seat = state.seat[before];
    const broken = taken ? 0 : 1;
    if (
      free === state.free[node] &&
      floor === state.floor[node] &&
      seat === state.seat[node] &&
      broken === state.broken[node] &&
      start === state.start[node]
    ) {
      return false;
    }
    state.journal.stop(node);
    state.touch(state.shift[node]);
    state.start[node] = start;
    state.free[node] = free;
    state.floor[node] = floor;
    state.seat[node] = seat;
    state.broken[node] = broken;
    return true;
  }
}
