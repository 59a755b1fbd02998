/**
 * Induces starts from the order: every stop as early as its shift, its window and its links allow (the schedule of
 * Ceschia et al. 2024, section 4.1). After a move only stops whose start really changes are visited: groups are taken
 * in ascending key, so each is computed once, and a chain is followed only while its starts change.
 */
import { arrival } from '../arrival.ts';
import { OPEN } from './nodes.ts';
import { FREE, type State } from './state.ts';

/** Broken ticks of starts that wait in a circle: beyond any that a move could save. */
const CIRCLE = 1e12;

export class Propagator {
  private readonly state: State;
  private readonly latest: boolean;
  private readonly tied: Uint8Array;
  /** Groups waiting, descending by key, so that the next one is taken from the end. */
  private readonly queue: Int32Array;
  private readonly queued: Uint8Array;
  private length = 0;
  private readonly mostSteps: number;
  /** Start and arrival of the members of the group at hand. */
  private readonly starts: Int32Array;
  private readonly arrivals: Int32Array;

  constructor(state: State) {
    const { layout } = state;
    const { groups, groupNodes, arcsIn, arcsOut } = layout.nodes;
    this.state = state;
    this.latest = layout.problem.prices.departure === 'latest';
    this.queue = new Int32Array(groups);
    this.queued = new Uint8Array(groups);
    this.mostSteps = 20 * groups + 1000;
    this.starts = new Int32Array(layout.nodes.count);
    this.arrivals = new Int32Array(layout.nodes.count);
    this.tied = Uint8Array.from({ length: groups }, (_, g) => {
      const alone = groupNodes.at[g + 1] - groupNodes.at[g] === 1;
      const loose = arcsIn.at[g + 1] === arcsIn.at[g] && arcsOut.at[g + 1] === arcsOut.at[g];
      return alone && loose ? 0 : 1;
    });
  }

  /** Brings all starts, sums and maxima up to date after the edits since `begin`. */
  propagate(): void {
    const { state, tied } = this;
    const { groupNodes } = state.layout.nodes;
    for (let i = 0; i < state.pendingCount; i++) {
      state.isPending[state.pending[i]] = 0;
      this.enqueue(state.pending[i]);
    }
    state.pendingCount = 0;
    let steps = this.mostSteps;
    while (this.length > 0) {
      const group = this.queue[--this.length];
      this.queued[group] = 0;
      if (steps-- < 0) {
        this.giveUp();
        break;
      }
      if (tied[group]) this.settle(group);
      else this.follow(groupNodes.list[groupNodes.at[group]]);
    }
    // A limit over a carer's shifts is charged on the first of them; touching it here lengthens the list.
    const { limited, firstShift } = state.layout;
    for (let i = 0; limited && i < state.touchedCount; i++) state.touch(firstShift[state.touched[i]]);
    for (let i = 0; i < state.touchedCount; i++) this.close(state.touched[i]);
    this.renewMaxima();
  }

  /** Only equal keys of two groups, which chance makes about never, let starts wait in a circle: no such state is kept. */
  private giveUp(): void {
    for (let i = 0; i < this.length; i++) this.queued[this.queue[i]] = 0;
    this.length = 0;
    this.state.brokenSum += CIRCLE;
  }

  private enqueue(group: number): void {
    if (this.queued[group]) return;
    this.queued[group] = 1;
    const { queue } = this;
    const { key, layout } = this.state;
    const { at, list } = layout.nodes.groupNodes;
    const own = key[list[at[group]]];
    let i = this.length++;
    for (; i > 0 && key[list[at[queue[i - 1]]]] < own; i--) queue[i] = queue[i - 1];
    queue[i] = group;
  }

  /** Computes a stop and, while starts change, those behind it in its chain. */
  private follow(first: number): void {
    const { state, tied } = this;
    const { shift, next, layout } = state;
    const { visitNodes, head, groupOf } = layout.nodes;
    if (shift[first] === FREE) return;
    let node = first;
    for (;;) {
      const changed = node < visitNodes ? this.timeVisit(node) : this.timeBreak(node);
      if (!changed) return;
      node = next[node];
      if (node >= head) return;
      if (tied[groupOf[node]]) {
        this.enqueue(groupOf[node]);
        return;
      }
    }
  }

  /** Arrival at the stop behind `before` with no thought for floors: free + travel, breaks of the leg included. */
  private reach(before: number, node: number, s: number): number {
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
  private timeVisit(node: number): boolean {
    const { state } = this;
    const s = state.shift[node];
    const before = state.prev[node];
    const arrives = this.reach(before, node, s);
    const floor = state.floor[before];
    return this.assign(node, s, before, arrives, this.fit(node, s, arrives > floor ? arrives : floor), 0);
  }

  /** Earliest start at or after `ready` that the windows allow; a priced window only by its opening. */
  private fit(node: number, s: number, ready: number): number {
    const { state } = this;
    const { layout } = state;
    const opens = state.opens[node];
    const start = ready > opens ? ready : opens;
    if (layout.plain[node] || !layout.hardWindow[node]) return start;
    const offset = layout.measuredAtEnd[node] ? state.durationOf(node, s) : 0;
    for (let k = layout.windowAt[node]; k < layout.windowAt[node + 1]; k++) {
      const moment = Math.max(start, layout.windowFrom[k]) + offset;
      if (moment <= layout.windowTo[k]) return moment - offset;
    }
    return start;
  }

  /** Writes a visit's times and what they cost. Returns whether its start changed. */
  private assign(node: number, s: number, before: number, arrives: number, start: number, unmet: number): boolean {
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
    return changedStart * moved + (wanted === undefined ? 0 : wanted.price * Math.abs(start - wanted.start));
  }

  private visitOf(node: number) {
    const { nodes, problem } = this.state.layout;
    return problem.visits[nodes.visitOf[node]];
  }

  /** A break: taken as early as the leg allows; one that could only begin after its latest start is not taken. */
  private timeBreak(node: number): boolean {
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

  /** The served members of a group together: raise starts until every tie holds (Bellman-Ford; pairs need one round). */
  private settle(group: number): void {
    const { state, starts, arrivals } = this;
    const { layout, shift } = state;
    const { groupNodes, arcsIn, arcs, arcsOut, groupOf } = layout.nodes;
    const from = groupNodes.at[group];
    const to = groupNodes.at[group + 1];
    for (let i = from; i < to; i++) {
      const node = groupNodes.list[i];
      const s = shift[node];
      if (s === FREE) continue;
      const before = state.prev[node];
      arrivals[node] = this.reach(before, node, s);
      let ready = Math.max(arrivals[node], state.floor[before]);
      for (let j = arcsIn.at[group]; j < arcsIn.at[group + 1]; j++) {
        const arc = arcsIn.list[j] * 3;
        const first = arcs[arc];
        if (arcs[arc + 1] === node && shift[first] !== FREE)
          ready = Math.max(ready, state.start[first] + arcs[arc + 2]);
      }
      starts[node] = this.fit(node, s, ready);
    }
    const unmet = to - from > 1 ? this.raise(group, 2 + (to - from)) : 0;
    let charged = unmet;
    for (let i = from; i < to; i++) {
      const node = groupNodes.list[i];
      const s = shift[node];
      if (s === FREE) continue;
      if (this.assign(node, s, state.prev[node], arrivals[node], starts[node], charged)) this.pass(node);
      charged = 0;
    }
    for (let j = arcsOut.at[group]; j < arcsOut.at[group + 1]; j++) {
      const second = arcs[arcsOut.list[j] * 3 + 1];
      if (shift[second] !== FREE) this.enqueue(groupOf[second]);
    }
  }

  /** Returns the ticks by which ties remain broken when hard windows let them not meet. */
  private raise(group: number, rounds: number): number {
    const { starts, state } = this;
    const { shift, layout } = state;
    const { groupTies, ties } = layout.nodes;
    let unmet = 0;
    for (let round = 0; round < rounds; round++) {
      unmet = 0;
      for (let j = groupTies.at[group]; j < groupTies.at[group + 1]; j++) {
        const t = groupTies.list[j] * 4;
        const a = ties[t];
        const b = ties[t + 1];
        if (shift[a] === FREE || shift[b] === FREE) continue;
        const least = starts[a] + ties[t + 2];
        if (starts[b] < least) {
          unmet += least - starts[b];
          starts[b] = this.fit(b, shift[b], least);
        }
        if (ties[t + 3] < OPEN && starts[a] < starts[b] - ties[t + 3]) {
          const held = starts[b] - ties[t + 3];
          unmet += held - starts[a];
          starts[a] = this.fit(a, shift[a], held);
        }
      }
      if (unmet === 0) return 0;
    }
    return unmet;
  }

  /** Queues the stop behind a changed one. */
  private pass(node: number): void {
    const { state } = this;
    const behind = state.next[node];
    if (behind < state.layout.nodes.head) this.enqueue(state.layout.nodes.groupOf[behind]);
  }

  /** The way home and what counts once a shift: overtime, idle time, use, missed breaks, limits. */
  private close(s: number): void {
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
      if (state.shift[node] !== FREE && state.broken[node] === 0) {
        if (layout.breakAlways[b]) rested += layout.duration[node];
      } else if (used || layout.breakAlways[b]) {
        if (layout.breakPrice[b] === Number.POSITIVE_INFINITY) broken += used ? layout.duration[node] : 0;
        else cost += layout.breakPrice[b];
      }
    }
    let spare = 0;
    if (used) {
      const before = state.prev[tail];
      const arrives = this.reach(before, tail, s);
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

  private renewMaxima(): void {
    const { state } = this;
    if (state.lateStale) {
      state.lateStale = false;
      let highest = 0;
      const { late } = state;
      const { visitNodes } = state.layout.nodes;
      for (let node = 0; node < visitNodes; node++) if (late[node] > highest) highest = late[node];
      state.highestLate = highest;
    }
    if (state.idleStale) {
      state.idleStale = false;
      let highest = 0;
      const { idle } = state;
      for (let s = 0; s < idle.length; s++) if (idle[s] > highest) highest = idle[s];
      state.highestIdle = highest;
    }
  }
}
