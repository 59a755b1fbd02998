/**
 * Induces starts from the order: every stop as early as its shift, its window and its links allow (the schedule of
 * Ceschia et al. 2024, section 4.1). After a move only stops whose start really changes are visited: groups are taken
 * in ascending key, so each is computed once, and a chain is followed only while its starts change.
 */
import { OPEN } from './nodes.ts';
import { ShiftEnd } from './shift-end.ts';
import { FREE, type State } from './state.ts';
import { StopTimes } from './stop-times.ts';

/** Broken ticks of starts that wait in a circle: beyond any that a move could save. */
const CIRCLE = 1e12;

export class Propagator {
  private readonly state: State;
  private readonly times: StopTimes;
  private readonly shiftEnd: ShiftEnd;
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
    this.times = new StopTimes(state);
    this.shiftEnd = new ShiftEnd(state, this.times);
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
    for (let i = 0; i < state.touchedCount; i++) this.shiftEnd.close(state.touched[i]);
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
      const changed = node < visitNodes ? this.times.timeVisit(node) : this.times.timeBreak(node);
      if (!changed) return;
      node = next[node];
      if (node >= head) return;
      if (tied[groupOf[node]]) {
        this.enqueue(groupOf[node]);
        return;
      }
    }
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
      arrivals[node] = this.times.reach(before, node, s);
      let ready = Math.max(arrivals[node], state.floor[before]);
      for (let j = arcsIn.at[group]; j < arcsIn.at[group + 1]; j++) {
        const arc = arcsIn.list[j] * 3;
        const first = arcs[arc];
        if (arcs[arc + 1] === node && shift[first] !== FREE)
          ready = Math.max(ready, state.start[first] + arcs[arc + 2]);
      }
      starts[node] = this.times.fit(node, s, ready);
    }
    const unmet = to - from > 1 ? this.raise(group, 2 + (to - from)) : 0;
    let charged = unmet;
    for (let i = from; i < to; i++) {
      const node = groupNodes.list[i];
      const s = shift[node];
      if (s === FREE) continue;
      if (this.times.assign(node, s, state.prev[node], arrivals[node], starts[node], charged)) this.pass(node);
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
          starts[b] = this.times.fit(b, shift[b], least);
        }
        if (ties[t + 3] < OPEN && starts[a] < starts[b] - ties[t + 3]) {
          const held = starts[b] - ties[t + 3];
          unmet += held - starts[a];
          starts[a] = this.times.fit(a, shift[a], held);
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
