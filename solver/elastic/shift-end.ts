/** What counts once a shift, when all its stops are timed: the way home, overtime, idle time, use, breaks, limits. */
import { FREE, type State } from './state.ts';
import type { StopTimes } from './stop-times.ts';

/** Whether a break is taken: in time, and on a shift without visits only one that may stand alone and ends within it. */
export function breakTaken(state: State, node: number, s: number): boolean {
  if (state.shift[node] === FREE || state.broken[node] !== 0) return false;
  if (state.visits[s] > 0) return true;
  const { breakAlways, nodes, shiftTo } = state.layout;
  return breakAlways[node - nodes.firstBreak] === 1 && state.floor[node] <= shiftTo[s];
}

export class ShiftEnd {
  private readonly state: State;
  private readonly times: StopTimes;

  constructor(state: State, times: StopTimes) {
    this.state = state;
    this.times = times;
  }

  /** The way home and what counts once a shift: overtime, idle time, use, missed breaks, limits. */
  close(s: number): void {
    const { state } = this;
    const { layout, visits, idle, shiftCost, shiftBroken, endWait } = state;
    const tail = layout.nodes.tail + s;
    const used = visits[s] > 0;
    const to = layout.shiftTo[s];
    let cost = 0;
    let broken = 0;
    let rested = 0;
    const { shiftBreaks, firstBreak } = layout.nodes;
    for (let i = shiftBreaks.at[s]; i < shiftBreaks.at[s + 1]; i++) {
      const b = shiftBreaks.list[i];
      const node = firstBreak + b;
      if (breakTaken(state, node, s)) {
        rested += layout.duration[node];
      } else if (used || layout.breakAlways[b]) {
        if (layout.breakPrice[b] !== Number.POSITIVE_INFINITY) cost += layout.breakPrice[b];
        else if (used) broken += Math.max(1, layout.duration[node]);
      }
    }
    let spare = 0;
    if (used) {
      const before = state.prev[tail];
      const arrives = this.times.reach(before, tail, s);
      const back = Math.max(arrives, state.floor[before]);
      spare = back - arrives;
      const over = back > to ? back - to : 0;
      cost += over * layout.overtimePrice[s] + layout.usePrice[s];
      if (over > layout.overtimeMost[s]) broken += over - layout.overtimeMost[s];
      this.setIdle(s, state.slack[s] + spare + (back < to ? to - back : 0));
    } else {
      this.setIdle(s, Math.max(0, to - layout.shiftFrom[s]) - rested);
    }
    if (layout.limited) broken += this.overLimits(s);
    state.timeCost[s] += cost - shiftCost[s] + state.timePrice(spare - endWait[s], 0, broken - shiftBroken[s], 0);
    state.waitSum += spare - endWait[s];
    endWait[s] = spare;
    state.shiftSum += cost - shiftCost[s];
    shiftCost[s] = cost;
    state.brokenSum += broken - shiftBroken[s];
    shiftBroken[s] = broken;
    if (idle[s] > state.highestIdle) state.highestIdle = idle[s];
  }

  private setIdle(s: number, ticks: number): void {
    const { state } = this;
    if (state.layout.idleCounts[s] === 0) return;
    if (ticks < state.idle[s] && state.idle[s] === state.highestIdle) state.idleStale = true;
    state.idle[s] = ticks;
  }

  /** Load beyond capacity, legs beyond the longest, and work beyond the carer's most. */
  private overLimits(s: number): number {
    const { layout, load, work, visits } = this.state;
    let over = Math.max(0, load[s] - layout.capacity[s]);
    if (visits[s] > 0) over += this.overLongestLeg(s);
    const carer = layout.shiftCarer[s];
    const most = layout.mostWork[carer];
    if (most === Number.POSITIVE_INFINITY || layout.firstShift[s] !== s) return over;
    let sum = 0;
    for (let other = 0; other < layout.shifts; other++) if (layout.shiftCarer[other] === carer) sum += work[other];
    return over + Math.max(0, sum - most);
  }

  private overLongestLeg(s: number): number {
    const { layout, next } = this.state;
    const { visitNodes, head } = layout.nodes;
    let over = 0;
    let place = layout.place[head + s];
    for (let node = head + s; node < layout.nodes.tail; ) {
      node = next[node];
      if (node >= visitNodes && node < head) continue;
      const leg = layout.ticks[layout.travelAt[s] + place * layout.places + layout.place[node]];
      over += Math.max(0, leg - layout.longestLeg[s]);
      place = layout.place[node];
    }
    return over;
  }
}
