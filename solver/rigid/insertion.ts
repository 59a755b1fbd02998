/**
 * Where a part can stand. `scanShift` walks the positions of one shift that its start windows can reach, tests each in
 * O(1) by the labels of its two neighbours, and either keeps the cheapest (`best`) or lists them all with the starts
 * they leave open (for groups that must agree on one start).
 */
import { closingOf, openingOf, stepEarliest } from './labels.ts';
import { ANY_START } from './model.ts';
import { afterRests, beforeRests } from './rests.ts';
import type { State } from './state.ts';
import { arrive, leave, NEVER } from './travel.ts';

/**
 * Candidate positions of one part: before `node`, starting in [from, to], at `cost` without any price on the start but
 * the least `waiting` that a start there costs.
 */
export class Candidates {
  readonly node: Int32Array;
  readonly from: Int32Array;
  readonly to: Int32Array;
  readonly cost: Float64Array;
  readonly waiting: Float64Array;
  count = 0;

  constructor(size: number) {
    this.node = new Int32Array(size);
    this.from = new Int32Array(size);
    this.to = new Int32Array(size);
    this.cost = new Float64Array(size);
    this.waiting = new Float64Array(size);
  }
}

export class Insertion {
  readonly state: State;
  /** Labels carried along a shift, one per level. */
  private readonly ready: Int32Array;

  /** Result of the cheapest-position scan: insert before bestNode. NEVER-like cost Infinity where nothing fits. */
  bestNode = -1;
  bestCost = Infinity;
  /** Where `cheapest` found its position, or -1. */
  cheapestNode = -1;
  /** Some position was passed over for its price alone while none had been found. */
  tooDear = false;
  /** When set, positions go here instead. */
  list: Candidates | null = null;

  /** The allowed starts that links leave open, around the visit's own windows. */
  earliestStart = -NEVER;
  latestStart = NEVER;

  private part = -1;
  private visit = -1;
  private multi = false;
  private pinned = ANY_START;
  private windowFrom = 0;
  private windowTo = 0;
  private atEnd = 0;

  constructor(state: State) {
    this.state = state;
    this.ready = new Int32Array(state.model.levels);
  }

  /** Turns to a part; positions dearer than `limit` are not reported, the others added to the list where there is one. */
  begin(part: number, limit: number, list: Candidates | null): void {
    const { model } = this.state;
    this.part = part;
    const v = model.partVisit[part];
    this.visit = v;
    const [first, last] = [model.windowStart[v], model.windowStart[v + 1] - 1];
    this.pinned = model.pinnedStart[v];
    // A pinned start counts as several windows: it still has to lie in one.
    this.multi = last > first || this.pinned !== ANY_START;
    this.windowFrom = this.pinned !== ANY_START ? this.pinned : model.windowFrom[first];
    this.windowTo = this.pinned !== ANY_START ? this.pinned : model.windowTo[last];
    this.atEnd = this.pinned !== ANY_START ? 0 : model.measuredAtEnd[v];
    this.bestNode = -1;
    this.bestCost = limit;
    this.tooDear = false;
    this.list = list;
    this.earliestStart = -NEVER;
    this.latestStart = NEVER;
  }

  /**
   * The price of the cheapest position of shift s, which is before `cheapestNode`, or Infinity; the best so far stays. To be
   * asked for without a list, and without a range of starts where the price is to hold for any.
   */
  cheapest(s: number): number {
    const { bestCost, bestNode, tooDear } = this;
    this.bestCost = Infinity;
    this.bestNode = -1;
    this.scanShift(s);
    const price = this.bestCost;
    this.cheapestNode = this.bestNode;
    this.bestCost = bestCost;
    this.bestNode = bestNode;
    this.tooDear = tooDear;
    return price;
  }

  /** Every position of shift s that the part's starts can reach. */
  scanShift(s: number): void {
    const { state, part, visit } = this;
    const { model, next, place, earliest, latest, leg, duration: durations } = state;
    if (state.load[s] + model.visitLoad[visit] > model.capacity[s]) return;
    const carer = model.shiftCarer[s];
    let base = model.carerPrice === null ? 0 : model.carerPrice[visit * model.carers + carer];
    if (state.count[s] === 0) base += model.usePrice[s];
    // A visit may bring its price back: a break no longer missed, waiting that becomes work.
    const saving = model.missedPrice[s] >= 0 || state.waiting !== null;
    if (!saving && base >= this.bestCost) {
      if (this.bestNode < 0) this.tooDear = true;
      return;
    }
    const duration =
      model.durationBy === null ? model.visitDuration[visit] : model.durationBy[visit * model.carers + carer];
    const from = Math.max(this.windowFrom, this.earliestStart);
    const to = Math.min(this.windowTo - (this.atEnd === 1 ? duration : 0), this.latestStart);
    if (from > to) return;

    const levels = model.levels;
    const firstBreak = model.breakStart[s];
    const breaks = model.breakStart[s + 1] - firstBreak;
    const travel = model.shiftTravel[s];
    const { into, out, priceInto, priceOut, bands } = travel;
    const row = place[part] * travel.places;
    const weight = model.travelWeight[s];
    const limited = model.maxWork !== null && model.maxWork[carer] < Infinity;
    // The two common cases are spelled out below; breaks at a price, bands and the rest go through `test`.
    const usual = bands === null && !this.multi && !saving && !limited && breaks <= 1 && model.overtimePrice[s] === 0;
    const rest = breaks === 1 ? model.breakDuration[firstBreak] : 0;
    const restFrom = breaks === 1 ? model.breakEarliest[firstBreak] : 0;
    const restTo = breaks === 1 ? model.breakLatest[firstBreak] : 0;
    const home = state.homeNode(s);
    let u = state.startNode(s);
    let v = next[u];
    for (; ; u = v, v = next[v]) {
      const ready = earliest[u * levels];
      if (ready > to) return;
      const due = latest[v * levels + breaks];
      if (due >= from) {
        const cost = base + weight * (priceInto[row + place[u]] + priceOut[row + place[v]]) - leg[v];
        if (cost < this.bestCost || saving) {
          if (usual) {
            // Without a break yet to come: free at `free`, there at `start`; and back from `due` at `last`.
            const free = ready + durations[u];
            const leg1 = into[row + place[u]];
            const back = out[row + place[v]] + duration;
            const start = Math.max(free + leg1, from);
            const last = Math.min(due - back, to);
            if (breaks === 0) {
              if (start <= last) this.report(v, cost, start, last);
            } else {
              // The break behind (level 1): taken before u, or on the way from u. Or ahead (level 0), likewise.
              let restedStart = earliest[u * levels + 1] + durations[u] + leg1;
              if (free <= restTo) restedStart = Math.min(restedStart, Math.max(free + leg1, restFrom) + rest);
              if (restedStart < from) restedStart = from;
              let unrestedLast = latest[v * levels] - back;
              if (due - rest >= restFrom) {
                unrestedLast = Math.max(unrestedLast, Math.min(due - rest - back, restTo - duration));
              }
              if (unrestedLast > to) unrestedLast = to;
              if (restedStart <= last) this.report(v, cost, restedStart, last);
              if (start <= unrestedLast) this.report(v, cost, start, unrestedLast);
            }
          } else if (!limited || state.work[carer] + state.workOfDetour(s, u, part, v) <= model.maxWork![carer]) {
            this.test(s, u, v, cost, duration, from, to);
          }
        } else if (this.bestNode < 0) this.tooDear = true;
      }
      if (v === home) return;
    }
  }

  private report(node: number, price: number, from: number, to: number): void {
    const waiting = this.state.waiting?.least(this.part, node, from, to) ?? 0;
    const cost = price + waiting;
    if (cost >= this.bestCost) {
      if (this.bestNode < 0) this.tooDear = true;
      return;
    }
    const { list } = this;
    if (list === null) {
      this.bestCost = cost;
      this.bestNode = node;
      return;
    }
    const at = list.count;
    if (at === list.node.length) return;
    list.node[at] = node;
    list.cost[at] = cost;
    list.waiting[at] = waiting;
    list.from[at] = from;
    list.to[at] = to;
    list.count = at + 1;
  }

  /** The same test with breaks, bands of travel or several windows: one interval of starts per level. */
  private test(s: number, u: number, v: number, cost: number, duration: number, from: number, to: number): void {
    const { state } = this;
    const { model } = state;
    const breaks = model.breakStart[s + 1] - model.breakStart[s];
    const price = model.missedPrice[s];
    const overtime = model.overtimePrice[s] > 0 ? this.overtimeChange(s, u, v, duration, from, to) : 0;
    const total = cost + overtime - (price >= 0 ? state.missedCharge[s] : 0);
    let fits = false;
    for (let j = 0; j <= breaks; j++) {
      const start = this.firstStart(s, u, j, duration, from, to);
      if (start >= NEVER) continue;
      const last = this.lastStart(s, v, j, duration, from, to);
      if (start > last) continue;
      fits = true;
      this.report(v, total, start, last);
      // Where waiting is priced, another level leaves other starts at another price.
      if (this.list === null && state.waiting === null) return;
    }
    if (fits || price < 0) return;
    // Missing the one break: as if it had not come yet before the visit and were already over after it.
    const start = this.firstStart(s, u, 0, duration, from, to, false);
    if (start >= NEVER) return;
    const last = this.lastStart(s, v, breaks, duration, from, to, false);
    if (start <= last) this.report(v, total + price, start, last);
  }

  /** First start after u with j breaks taken by then. */
  firstStart(s: number, u: number, j: number, duration: number, from: number, to: number, rest = true): number {
    const { state } = this;
    const { model, earliest, place } = state;
    const travel = model.shiftTravel[s];
    const here = place[this.part];
    let at = NEVER;
    const ready = earliest[u * model.levels + j];
    if (ready < NEVER) at = arrive(travel, place[u], here, ready + state.duration[u]);
    const first = model.breakStart[s];
    for (let i = rest ? j - 1 : -1; i >= 0; i--) {
      const before = earliest[u * model.levels + i];
      if (before >= NEVER) continue;
      const free = before + state.duration[u];
      const rested = afterRests(model, first + i, first + j, free, arrive(travel, place[u], here, free));
      if (rested < at) at = rested;
    }
    if (at < from) at = from;
    if (at > to) return NEVER;
    if (!this.multi) return at;
    const open = openingOf(state, this.visit, duration, at);
    return open > to ? NEVER : open;
  }

  /** Last start that reaches v with j breaks taken before this part. */
  private lastStart(s: number, v: number, j: number, duration: number, from: number, to: number, rest = true): number {
    const { state } = this;
    const { model, latest, place } = state;
    const travel = model.shiftTravel[s];
    const here = place[this.part];
    let by = -NEVER;
    const due = latest[v * model.levels + j];
    if (due > -NEVER) by = leave(travel, here, place[v], due);
    const first = model.breakStart[s];
    const breaks = rest ? model.breakStart[s + 1] - first : 0;
    for (let i = j + 1; i <= breaks; i++) {
      const rested = latest[v * model.levels + i];
      if (rested <= -NEVER) continue;
      const left = beforeRests(model, travel, first + j, first + i, here, place[v], rested);
      if (left > by) by = left;
    }
    by -= duration;
    if (by > to) by = to;
    if (by < from) return -NEVER;
    if (!this.multi) return by;
    const close = closingOf(state, this.visit, duration, by);
    return close < from ? -NEVER : close;
  }

  /** Overtime after inserting between u and v, less overtime now: walks on to home, as delays do. */
  private overtimeChange(s: number, u: number, v: number, duration: number, from: number, to: number): number {
    const { state, ready } = this;
    const { model } = state;
    const breaks = model.breakStart[s + 1] - model.breakStart[s];
    for (let j = 0; j <= breaks; j++) ready[j] = this.firstStart(s, u, j, duration, from, to);
    const home = state.homeNode(s);
    let place = state.place[this.part];
    let lasts = duration;
    for (let node = v; ; node = state.next[node]) {
      stepEarliest(state, s, place, lasts, ready, 0, node);
      for (let j = 0; j <= breaks; j++) ready[j] = state.stepped[j];
      if (node === home) break;
      place = state.place[node];
      lasts = state.duration[node];
    }
    const full = ready[breaks];
    const back = full >= NEVER && model.missedPrice[s] >= 0 ? ready[0] : full;
    return model.overtimePrice[s] * Math.max(0, back - model.shiftTo[s]) - state.overtimeCharge[s];
  }
}
