/**
 * The solution that the elastic search changes in place: for each shift a chain of stops from its head to its tail,
 * ascending by the key of the stop's group. Keys are the global order (Ceschia et al. 2024, section 4): since every
 * chain ascends by one common key, no set of linked starts can wait for itself in a circle.
 *
 * A move is `begin`, any number of the edits below, `propagate` (propagate.ts), and then either nothing or `undo`.
 */
import type { Layout } from './layout.ts';

export const FREE = -1;

/** Numbers of a node that a change of its start writes and `undo` restores. */
const LOGGED = 9;
/** Numbers of a shift that a move may write and `undo` restores. */
const SHIFT_LOGGED = 9;

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

const LINK = 0;
const UNLINK = 1;
const KEY = 2;
const WINDOW = 3;
const DEPARTURE = 4;

export class State {
  readonly layout: Layout;
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

  private readonly edits: Int32Array;
  private readonly editValues: Float64Array;
  private editCount = 0;
  private log: Int32Array;
  private logExtra: Float64Array;
  private logCount = 0;
  private readonly shiftLog: Float64Array;
  private readonly sums = new Float64Array(9);

  constructor(layout: Layout, brokenPrice: number) {
    const { nodes, shifts } = layout;
    const n = nodes.count;
    this.layout = layout;
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
    // A move links, unlinks and re-keys each node at most a few times.
    this.edits = new Int32Array(64 * (n + 16));
    this.editValues = new Float64Array(16 * (n + 16));
    this.log = new Int32Array(LOGGED * 4 * (n + 16));
    this.logExtra = new Float64Array(4 * (n + 16));
    this.shiftLog = new Float64Array(SHIFT_LOGGED * shifts);
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

  begin(): void {
    this.editCount = 0;
    this.logCount = 0;
    for (let i = 0; i < this.touchedCount; i++) this.isTouched[this.touched[i]] = 0;
    this.touchedCount = 0;
    const { sums } = this;
    sums[0] = this.fixed;
    sums[1] = this.waitSum;
    sums[2] = this.lateSum;
    sums[3] = this.shiftSum;
    sums[4] = this.extraSum;
    sums[5] = this.brokenSum;
    sums[6] = this.highestLate;
    sums[7] = this.highestIdle;
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
    this.edit(LINK, node, 0, 0, 0);
    this.linkChain(node, s, after);
    this.touch(s);
    if (node < this.layout.nodes.visitNodes) this.countVisit(node, s, 1);
    this.markGroup(node);
    this.markNext(node);
  }

  /** Takes a node out of its shift. */
  unlink(node: number): void {
    const s = this.shift[node];
    this.edit(UNLINK, node, this.prev[node], s, 0);
    this.touch(s);
    this.forget(node);
    if (node < this.layout.nodes.visitNodes) this.countVisit(node, s, -1);
    this.markNext(node);
    this.unlinkChain(node);
    this.markGroup(node);
  }

  /** Gives a group another key; its nodes must be unlinked. */
  setKey(group: number, key: number): void {
    const { at, list } = this.layout.nodes.groupNodes;
    this.edit(KEY, group, 0, 0, this.key[list[at[group]]]);
    for (let i = at[group]; i < at[group + 1]; i++) this.key[list[i]] = key;
  }

  /** Chooses the window of a visit before whose opening it may not start. */
  setOpens(node: number, opens: number): void {
    this.edit(WINDOW, node, this.opens[node], 0, 0);
    this.opens[node] = opens;
    if (this.shift[node] !== FREE) this.markGroup(node);
  }

  /** The first stop of shift `s` may not start before `tick`. */
  setDeparture(s: number, tick: number): void {
    const head = this.layout.nodes.head + s;
    this.edit(DEPARTURE, s, this.floor[head], 0, 0);
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

  /** Puts everything back as it was at `begin`. */
  undo(): void {
    this.restoreStarts();
    for (let e = this.editCount - 1; e >= 0; e--) this.undoEdit(e);
    this.restoreShifts();
    const { sums } = this;
    this.fixed = sums[0];
    this.waitSum = sums[1];
    this.lateSum = sums[2];
    this.shiftSum = sums[3];
    this.extraSum = sums[4];
    this.brokenSum = sums[5];
    this.highestLate = sums[6];
    this.highestIdle = sums[7];
    this.lateStale = false;
    this.idleStale = false;
    for (let i = 0; i < this.pendingCount; i++) this.isPending[this.pending[i]] = 0;
    this.pendingCount = 0;
  }

  /** Notes the shift for closing and, once a move, its numbers for `undo`. */
  touch(s: number): void {
    if (this.isTouched[s]) return;
    this.isTouched[s] = 1;
    const { shiftLog } = this;
    const at = this.touchedCount * SHIFT_LOGGED;
    this.touched[this.touchedCount++] = s;
    shiftLog[at] = this.visits[s];
    shiftLog[at + 1] = this.slack[s];
    shiftLog[at + 2] = this.idle[s];
    shiftLog[at + 3] = this.shiftCost[s];
    shiftLog[at + 4] = this.shiftBroken[s];
    shiftLog[at + 5] = this.load[s];
    shiftLog[at + 6] = this.work[s];
    shiftLog[at + 7] = this.endWait[s];
    shiftLog[at + 8] = this.timeCost[s];
  }

  private restoreShifts(): void {
    const { shiftLog } = this;
    for (let i = 0; i < this.touchedCount; i++) {
      const s = this.touched[i];
      const at = i * SHIFT_LOGGED;
      this.visits[s] = shiftLog[at];
      this.slack[s] = shiftLog[at + 1];
      this.idle[s] = shiftLog[at + 2];
      this.shiftCost[s] = shiftLog[at + 3];
      this.shiftBroken[s] = shiftLog[at + 4];
      this.load[s] = shiftLog[at + 5];
      this.work[s] = shiftLog[at + 6];
      this.endWait[s] = shiftLog[at + 7];
      this.timeCost[s] = shiftLog[at + 8];
    }
  }

  /** Notes a node's times before they change. */
  remember(node: number): void {
    if ((this.logCount + 1) * LOGGED > this.log.length) this.growLog();
    const { log } = this;
    const at = this.logCount * LOGGED;
    log[at] = node;
    log[at + 1] = this.start[node];
    log[at + 2] = this.free[node];
    log[at + 3] = this.floor[node];
    log[at + 4] = this.seat[node];
    log[at + 5] = this.gap[node];
    log[at + 6] = this.wait[node];
    log[at + 7] = this.late[node];
    log[at + 8] = this.broken[node];
    this.logExtra[this.logCount++] = this.extra[node];
  }

  /** A move that touches nearly everything several times; grows once or twice in a run. */
  private growLog(): void {
    const log = new Int32Array(this.log.length * 2);
    log.set(this.log);
    this.log = log;
    const extra = new Float64Array(this.logExtra.length * 2);
    extra.set(this.logExtra);
    this.logExtra = extra;
  }

  private restoreStarts(): void {
    const { log } = this;
    for (let e = this.logCount - 1; e >= 0; e--) {
      const at = e * LOGGED;
      const node = log[at];
      this.start[node] = log[at + 1];
      this.free[node] = log[at + 2];
      this.floor[node] = log[at + 3];
      this.seat[node] = log[at + 4];
      this.gap[node] = log[at + 5];
      this.wait[node] = log[at + 6];
      this.late[node] = log[at + 7];
      this.broken[node] = log[at + 8];
      this.extra[node] = this.logExtra[e];
    }
  }

  private edit(kind: number, a: number, b: number, c: number, value: number): void {
    const at = this.editCount * 4;
    this.edits[at] = kind;
    this.edits[at + 1] = a;
    this.edits[at + 2] = b;
    this.edits[at + 3] = c;
    this.editValues[this.editCount++] = value;
  }

  private undoEdit(e: number): void {
    const { edits } = this;
    const a = edits[e * 4 + 1];
    const b = edits[e * 4 + 2];
    switch (edits[e * 4]) {
      case LINK:
        this.unlinkChain(a);
        break;
      case UNLINK:
        this.linkChain(a, edits[e * 4 + 3], b);
        break;
      case KEY: {
        const { at, list } = this.layout.nodes.groupNodes;
        for (let i = at[a]; i < at[a + 1]; i++) this.key[list[i]] = this.editValues[e];
        break;
      }
      case WINDOW:
        this.opens[a] = b;
        break;
      default:
        this.floor[this.layout.nodes.head + a] = b;
    }
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

  private linkChain(node: number, s: number, after: number): void {
    const behind = this.next[after];
    this.next[after] = node;
    this.prev[node] = after;
    this.next[node] = behind;
    this.prev[behind] = node;
    this.shift[node] = s;
  }

  private unlinkChain(node: number): void {
    const before = this.prev[node];
    const behind = this.next[node];
    this.next[before] = behind;
    this.prev[behind] = before;
    this.shift[node] = FREE;
  }

  /** Travel, carer price, load and work that a linked visit adds to (or takes from) its shift. */
  private countVisit(node: number, s: number, sign: 1 | -1): void {
    const { layout, prev, next } = this;
    this.fixed += sign * this.addedPrice(node, s, prev[node], next[node]);
    this.visits[s] += sign;
    if (layout.limited) {
      this.load[s] += sign * layout.load[node];
      this.work[s] += sign * this.addedWork(node, s);
    }
  }

  /** Price of travel and carer that a visit adds to shift `s` between two stops that are neighbours without it. */
  addedPrice(node: number, s: number, before: number, behind: number): number {
    const { layout, prev, next } = this;
    const { place, places, legPrice, nodes } = layout;
    const { visitNodes, head, tail } = nodes;
    let a = before;
    while (a >= visitNodes && a < head) a = prev[a];
    let b = behind;
    while (b >= visitNodes && b < head) b = next[b];
    const out = layout.travelAt[s] + place[a] * places;
    const at = place[node];
    const detour = legPrice[out + at] + legPrice[layout.travelAt[s] + at * places + place[b]];
    const direct = a >= head && b >= tail ? 0 : legPrice[out + place[b]];
    return (detour - direct) * layout.travelFactor[s] + layout.carerPrice[node * layout.shifts + s];
  }

  /** Nominal travel and service ticks that a linked visit makes. */
  private addedWork(node: number, s: number): number {
    const { layout, prev, next } = this;
    const { place, places, ticks, nodes } = layout;
    const { visitNodes, head, tail } = nodes;
    let a = prev[node];
    while (a >= visitNodes && a < head) a = prev[a];
    let b = next[node];
    while (b >= visitNodes && b < head) b = next[b];
    const out = layout.travelAt[s] + place[a] * places;
    const detour = ticks[out + place[node]] + ticks[layout.travelAt[s] + place[node] * places + place[b]];
    const direct = a >= head && b >= tail ? 0 : ticks[out + place[b]];
    return detour - direct + this.durationOf(node, s);
  }

  durationOf(node: number, s: number): number {
    const { durationOn, duration, shifts } = this.layout;
    return durationOn === null ? duration[node] : durationOn[node * shifts + s];
  }

  /** Takes the times of a node that leaves its shift out of the sums. */
  private forget(node: number): void {
    if (node >= this.layout.nodes.visitNodes) return;
    this.remember(node);
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
