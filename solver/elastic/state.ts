/**
 * The solution that the elastic search changes in place: for each shift a chain of stops from its head to its tail,
 * ascending by the key of the stop's group. Keys are the global order (Ceschia et al. 2024, section 4): since every
 * chain ascends by one common key, no set of linked starts can wait for itself in a circle.
 *
 * A move is `begin`, any number of the edits below, `propagate` (propagate.ts), and then either nothing or `undo`.
 */
import { addedPrice, addedWork } from './detour.ts';
import { Journal } from './journal.ts';
import type { Layout } from './layout.ts';

export const FREE = -1;

/** Every array that makes up a solution and its times. */
const COPIED = [
  'next',
  'prev',
  'shift',
  'key',
  'opens',
  'start',
  'free',
  'floor',
  'seat',
  'gap',
  'wait',
  'late',
  'broken',
  'extra',
  'visits',
  'slack',
  'idle',
  'shiftCost',
  'shiftBroken',
  'load',
  'work',
  'endWait',
  'timeCost',
] as const;

export class State {
  readonly layout: Layout;
  readonly journal: Journal;
  /** Chain of each shift: neighbours by node, FREE where the node is not served. */
  readonly next: Int32Array;
  readonly prev: Int32Array;
  readonly shift: Int32Array;
  /** Key of each node's group; heads -Infinity, tails Infinity. */
  readonly key: Float64Array;
  /** The start may not lie before this: the opening of the window chosen for it. */
  readonly opens: Int32Array;
  /** Start of the stop (tail: the return), and when the carer is free with no travel of the next leg done. */
  readonly start: Int32Array;
  readonly free: Int32Array;
  /** The next stop may not start before this, however short the travel (end of a break, chosen departure). */
  readonly floor: Int32Array;
  /** Twice the place that the next leg leaves from, plus 1 while no visit has been made. */
  readonly seat: Int32Array;
  /** Slack before the start, the part of it that is priced, lateness, ticks of broken hard rules, other start prices. */
  readonly gap: Int32Array;
  readonly wait: Int32Array;
  readonly late: Int32Array;
  readonly broken: Int32Array;
  readonly extra: Float64Array;
  /** By shift: visits, slack, idle time, cost and broken ticks of the whole shift, load, nominal work, wait at the end. */
  readonly visits: Int32Array;
  readonly slack: Int32Array;
  readonly idle: Int32Array;
  readonly shiftCost: Float64Array;
  readonly shiftBroken: Float64Array;
  readonly load: Float64Array;
  readonly work: Float64Array;
  readonly endWait: Int32Array;
  /** Price of the waiting, lateness, overtime and missed breaks of each shift: what a move could save there at most. */
  readonly timeCost: Float64Array;

  /** Sums over the state; the total is made of them in `total`. */
  fixed = 0;
  waitSum = 0;
  lateSum = 0;
  shiftSum = 0;
  extraSum = 0;
  brokenSum = 0;
  highestLate = 0;
  highestIdle = 0;
  /** The stop that held a maximum has changed: search it anew before reading it. */
  lateStale = false;
  idleStale = false;
  /** Price of one broken tick, one tick of waiting, one of lateness. */
  readonly brokenPrice: number;
  private readonly waitPrice: number;
  private readonly latePrice: number;

  /** Groups whose starts must be looked at, and shifts that must be closed again. */
  readonly pending: Int32Array;
  readonly isPending: Uint8Array;
  pendingCount = 0;
  readonly touched: Int32Array;
  readonly isTouched: Uint8Array;
  touchedCount = 0;

  constructor(layout: Layout, brokenPrice: number) {
    const { nodes, shifts } = layout;
    const n = nodes.count;
    this.layout = layout;
    this.journal = new Journal(this);
    this.brokenPrice = brokenPrice;
    this.waitPrice = layout.problem.prices.waiting;
    this.latePrice = layout.problem.prices.lateness;
    this.next = new Int32Array(n).fill(FREE);
    this.prev = new Int32Array(n).fill(FREE);
    this.shift = new Int32Array(n).fill(FREE);
    this.key = new Float64Array(n);
    this.opens = new Int32Array(n);
    this.start = new Int32Array(n);
    this.free = new Int32Array(n);
    this.floor = new Int32Array(n);
    this.seat = new Int32Array(n);
    this.gap = new Int32Array(n);
    this.wait = new Int32Array(n);
    this.late = new Int32Array(n);
    this.broken = new Int32Array(n);
    this.extra = new Float64Array(n);
    this.visits = new Int32Array(shifts);
    this.slack = new Int32Array(shifts);
    this.idle = new Int32Array(shifts);
    this.shiftCost = new Float64Array(shifts);
    this.shiftBroken = new Float64Array(shifts);
    this.load = new Float64Array(shifts);
    this.work = new Float64Array(shifts);
    this.endWait = new Int32Array(shifts);
    this.timeCost = new Float64Array(shifts);
    this.pending = new Int32Array(nodes.groups);
    this.isPending = new Uint8Array(nodes.groups);
    this.touched = new Int32Array(shifts);
    this.isTouched = new Uint8Array(shifts);
    for (let s = 0; s < shifts; s++) this.openShift(s);
    for (let node = 0; node < nodes.visitNodes; node++) {
      const pin = layout.problem.visits[nodes.visitOf[node]].pinned?.start;
      this.opens[node] = Math.max(pin ?? Number.NEGATIVE_INFINITY, layout.windowFrom[layout.windowAt[node]]);
      this.seat[node] = layout.place[node] * 2;
    }
    for (let b = 0; b < nodes.bundles; b++) this.leaveOutCost(b, 1);
  }

  private openShift(s: number): void {
    const { nodes, place, shiftFrom } = this.layout;
    const head = nodes.head + s;
    const tail = nodes.tail + s;
    this.next[head] = tail;
    this.prev[tail] = head;
    this.shift[head] = s;
    this.shift[tail] = s;
    this.key[head] = Number.NEGATIVE_INFINITY;
    this.key[tail] = Number.POSITIVE_INFINITY;
    this.free[head] = shiftFrom[s];
    this.floor[head] = shiftFrom[s];
    this.seat[head] = place[head] * 2 + 1;
    this.touch(s);
  }

  /** Cost of the state; rules broken count `brokenPrice` a tick. Valid after `propagate`. */
  total(): number {
    const { prices } = this.layout.problem;
    return (
      this.fixed +
      this.extraSum +
      this.shiftSum +
      prices.waiting * this.waitSum +
      prices.lateness * this.lateSum +
      prices.highestLateness * this.highestLate +
      prices.highestIdle * this.highestIdle +
      this.brokenPrice * this.brokenSum
    );
  }

  /** Starts a move: from here on every change is noted for `undo`. */
  begin(): void {
    for (let i = 0; i < this.touchedCount; i++) this.isTouched[this.touched[i]] = 0;
    this.touchedCount = 0;
    this.journal.begin();
  }

  /** Puts everything back as it was at `begin`. */
  undo(): void {
    this.journal.undo();
    this.lateStale = false;
    this.idleStale = false;
    for (let i = 0; i < this.pendingCount; i++) this.isPending[this.pending[i]] = 0;
    this.pendingCount = 0;
  }

  /** The chain position for a key in a shift: the last stop with a smaller key. */
  placeFor(s: number, key: number): number {
    const { next } = this;
    const keys = this.key;
    let after = this.layout.nodes.head + s;
    for (let stop = next[after]; keys[stop] < key; stop = next[stop]) after = stop;
    return after;
  }

  /** Puts a node that is nowhere into shift `s` behind `after`. */
  link(node: number, s: number, after: number): void {
    this.journal.linked(node);
    this.joinChain(node, s, after);
    this.touch(s);
    if (node < this.layout.nodes.visitNodes) this.countVisit(node, s, 1);
    this.markGroup(node);
    this.markNext(node);
  }

  /** Takes a node out of its shift. */
  unlink(node: number): void {
    const s = this.shift[node];
    this.journal.unlinked(node);
    this.touch(s);
    this.forget(node);
    if (node < this.layout.nodes.visitNodes) this.countVisit(node, s, -1);
    this.markNext(node);
    this.leaveChain(node);
    this.markGroup(node);
  }

  /** Gives a group another key; its nodes must be unlinked. */
  setKey(group: number, key: number): void {
    const { at, list } = this.layout.nodes.groupNodes;
    this.journal.keyed(group, this.key[list[at[group]]]);
    for (let i = at[group]; i < at[group + 1]; i++) this.key[list[i]] = key;
  }

  /** Chooses the window of a visit before whose opening it may not start. */
  setOpens(node: number, opens: number): void {
    this.journal.windowed(node, this.opens[node]);
    this.opens[node] = opens;
    if (this.shift[node] !== FREE) this.markGroup(node);
  }

  /** The first stop of shift `s` may not start before `tick`. */
  setDeparture(s: number, tick: number): void {
    const head = this.layout.nodes.head + s;
    this.journal.departed(head, this.floor[head]);
    this.floor[head] = tick;
    this.touch(s);
    this.markNext(head);
  }

  /** Charges a bundle that is left out (sign 1) or stops charging it (-1). Call beside the links of a bundle. */
  leaveOutCost(bundle: number, sign: 1 | -1): void {
    const price = this.layout.leftOutPrice[bundle] * sign;
    if (this.layout.mandatory[bundle]) this.brokenSum += price;
    else this.fixed += price;
  }

  /** Notes the shift for closing and, once a move, its numbers for `undo`. */
  touch(s: number): void {
    if (this.isTouched[s]) return;
    this.isTouched[s] = 1;
    this.journal.shift(this.touchedCount, s);
    this.touched[this.touchedCount++] = s;
  }

  /** Takes over another state of the same layout. */
  copy(from: State): void {
    for (const name of COPIED) this[name].set(from[name]);
    this.fixed = from.fixed;
    this.waitSum = from.waitSum;
    this.lateSum = from.lateSum;
    this.shiftSum = from.shiftSum;
    this.extraSum = from.extraSum;
    this.brokenSum = from.brokenSum;
    this.highestLate = from.highestLate;
    this.highestIdle = from.highestIdle;
  }

  /** The chain alone; for `link` and the journal. */
  joinChain(node: number, s: number, after: number): void {
    const behind = this.next[after];
    this.next[after] = node;
    this.prev[node] = after;
    this.next[node] = behind;
    this.prev[behind] = node;
    this.shift[node] = s;
  }

  /** The chain alone; for `unlink` and the journal. */
  leaveChain(node: number): void {
    const before = this.prev[node];
    const behind = this.next[node];
    this.next[before] = behind;
    this.prev[behind] = before;
    this.shift[node] = FREE;
  }

  /** Travel, carer price, load and work that a linked visit adds to (or takes from) its shift. */
  private countVisit(node: number, s: number, sign: 1 | -1): void {
    const { layout, prev, next } = this;
    this.fixed += sign * addedPrice(this, node, s, prev[node], next[node]);
    this.visits[s] += sign;
    if (layout.limited) {
      this.load[s] += sign * layout.load[node];
      this.work[s] += sign * addedWork(this, node, s, prev[node], next[node]);
    }
  }

  durationOf(node: number, s: number): number {
    const { durationOn, duration, shifts } = this.layout;
    return durationOn === null ? duration[node] : durationOn[node * shifts + s];
  }

  /** Takes the times of a node that leaves its shift out of the sums. */
  private forget(node: number): void {
    if (node >= this.layout.nodes.visitNodes) return;
    this.journal.stop(node);
    const s = this.shift[node];
    this.slack[s] -= this.gap[node];
    this.timeCost[s] -= this.timePrice(this.wait[node], this.late[node], this.broken[node], this.extra[node]);
    this.waitSum -= this.wait[node];
    this.lateSum -= this.late[node];
    this.brokenSum -= this.broken[node];
    this.extraSum -= this.extra[node];
    if (this.late[node] > 0 && this.late[node] === this.highestLate) this.lateStale = true;
    this.gap[node] = 0;
    this.wait[node] = 0;
    this.late[node] = 0;
    this.broken[node] = 0;
    this.extra[node] = 0;
  }

  /** Price of one stop's times, highest lateness aside. */
  timePrice(wait: number, late: number, broken: number, extra: number): number {
    return this.waitPrice * wait + this.latePrice * late + this.brokenPrice * broken + extra;
  }

  private markNext(node: number): void {
    const behind = this.next[node];
    if (behind < this.layout.nodes.head) this.markGroup(behind);
  }

  markGroup(node: number): void {
    const group = this.layout.nodes.groupOf[node];
    if (this.isPending[group]) return;
    this.isPending[group] = 1;
    this.pending[this.pendingCount++] = group;
  }
}
