/**
 * The rounds under search. Each shift is a doubly linked list from its start node over parts to its home node; every
 * node carries *labels* that make testing an insertion O(1) (labels.ts). Nothing allocates after construction.
 *
 * Level j of a label means: j of the shift's breaks have been taken before this node.
 *   earliest[node * levels + j]: first tick the node can start, given everything before it;
 *   latest[node * levels + j]: last tick it can start so that everything after it, other breaks included, still fits.
 */
import { labelBackward, labelForward, labelNode, labelNodeBack } from './labels.ts';
import { ANY_START, type Model } from './model.ts';
import { UNNUMBERED } from './round-number.ts';
import { startPrice } from './start-price.ts';
import { NEVER } from './travel.ts';
import { holdsEveryStart, Waiting } from './waiting.ts';

export const OUT = -1;

export class State {
  readonly model: Model;
  readonly next: Int32Array;
  readonly prev: Int32Array;
  /** By node: the shift it stands on, or OUT. */
  readonly shiftOf: Int32Array;
  readonly place: Int32Array;
  readonly earliest: Int32Array;
  readonly latest: Int32Array;
  /** Time on the node with its present carer, and the starts allowed there: one tick where the start is held. */
  readonly duration: Int32Array;
  readonly from: Int32Array;
  readonly to: Int32Array;
  /** The visit whose several windows apply between from and to, or -1. */
  readonly windowsOf: Int32Array;
  /** Weighted price of the leg into the node. */
  readonly leg: Float64Array;

  /** Scratch of one label step. */
  readonly stepped: Int32Array;
  readonly arrivals: Int32Array;

  /** By shift: what tells its round from the others it has had (round-number.ts), where that has been noted. */
  readonly roundNumber: Float64Array;
  /** By shift. */
  readonly count: Int32Array;
  readonly load: Float64Array;
  /** Charged now for a missed break and for overtime. */
  readonly missedCharge: Float64Array;
  readonly overtimeCharge: Float64Array;
  /** Null where waiting is free. */
  readonly waiting: Waiting | null;
  /** By carer with a `maxWork`: visit and nominal travel ticks. Of others it means nothing. */
  readonly work: Float64Array;
  /** By unit: 1 where all of its parts are on shifts. */
  readonly placed: Uint8Array;
  /** Units left out, in no order, and where each stands in it. */
  readonly absent: Int32Array;
  readonly absentAt: Int32Array;
  absentCount = 0;
  /**
   * Counts changes. A carer remembers when one of their shifts last lost a part, and a unit when it last fitted
   * nowhere, so that it need not try the carers who have only become busier since.
   */
  clock = 1;
  readonly loosenedAt: Float64Array;
  readonly failedAt: Float64Array;
  /** Total cost, kept by exact deltas. */
  cost = 0;
  /** All shifts, in no order but that those with visits, `usedCount` of them, come before those without. */
  readonly byUse: Int32Array;
  private readonly useAt: Int32Array;
  usedCount = 0;

  constructor(model: Model) {
    this.model = model;
    const { nodes, parts, shifts, levels, units } = model;
    this.next = new Int32Array(nodes).fill(OUT);
    this.prev = new Int32Array(nodes).fill(OUT);
    this.shiftOf = new Int32Array(nodes).fill(OUT);
    this.place = new Int32Array(nodes);
    this.earliest = new Int32Array(nodes * levels);
    this.latest = new Int32Array(nodes * levels);
    this.duration = new Int32Array(nodes);
    this.from = new Int32Array(nodes);
    this.to = new Int32Array(nodes);
    this.windowsOf = new Int32Array(nodes).fill(-1);
    this.leg = new Float64Array(nodes);
    this.stepped = new Int32Array(levels);
    this.arrivals = new Int32Array(levels);
    this.roundNumber = new Float64Array(shifts).fill(UNNUMBERED);
    this.count = new Int32Array(shifts);
    this.load = new Float64Array(shifts);
    this.missedCharge = new Float64Array(shifts);
    this.overtimeCharge = new Float64Array(shifts);
    this.waiting = model.problem.prices.waiting > 0 && holdsEveryStart(model.problem) ? new Waiting(this) : null;
    this.work = new Float64Array(model.carers);
    this.placed = new Uint8Array(units.count);
    this.absent = new Int32Array(units.count);
    this.absentAt = new Int32Array(units.count);
    this.loosenedAt = new Float64Array(model.carers).fill(1);
    this.failedAt = new Float64Array(units.count);
    this.byUse = Int32Array.from({ length: shifts }, (_, s) => s);
    this.useAt = this.byUse.slice();
    for (let p = 0; p < parts; p++) this.place[p] = model.visitPlace[model.partVisit[p]];
    for (let u = 0; u < units.count; u++) this.markAbsent(u);
    for (let s = 0; s < shifts; s++) this.clearShift(s);
  }

  startNode(s: number): number {
    return this.model.parts + s;
  }

  homeNode(s: number): number {
    return this.model.parts + this.model.shifts + s;
  }

  private clearShift(s: number): void {
    const { model } = this;
    const [start, home] = [this.startNode(s), this.homeNode(s)];
    this.next[start] = home;
    this.prev[home] = start;
    this.shiftOf[start] = s;
    this.shiftOf[home] = s;
    this.place[start] = model.problem.shifts[s].startPlace;
    this.place[home] = model.problem.shifts[s].endPlace;
    this.from[start] = this.from[home] = model.shiftFrom[s];
    this.to[start] = this.to[home] = model.shiftLimit[s];
    this.missedCharge[s] = model.missedWhenUnused[s] ? model.missedPrice[s] : 0;
    this.cost += this.missedCharge[s];
    for (let j = 0; j < model.levels; j++) {
      this.earliest[start * model.levels + j] = j === 0 ? model.shiftFrom[s] : NEVER;
      this.latest[home * model.levels + j] =
        j === model.breakStart[s + 1] - model.breakStart[s] ? model.shiftLimit[s] : -NEVER;
    }
    labelForward(this, s, home);
    labelBackward(this, s, start);
  }

  /**
   * Puts a part on shift s before the node `before`; `hold` is its start until it is removed, or ANY_START.
   * The caller has tested that it fits.
   */
  insert(part: number, before: number, hold: number): void {
    const s = this.shiftOf[before];
    this.clock++;
    this.openWindows(part, s, hold);
    this.link(part, before, s);
    labelNode(this, s, part);
    labelNodeBack(this, s, part);
    labelForward(this, s, before);
    labelBackward(this, s, this.prev[part]);
    this.settle(s);
  }

  /** Takes a part off its shift. */
  remove(part: number): void {
    const s = this.shiftOf[part];
    const after = this.next[part];
    this.unlink(part, s);
    this.loosenedAt[this.model.shiftCarer[s]] = ++this.clock;
    labelForward(this, s, after);
    labelBackward(this, s, this.prev[after]);
    this.settle(s);
  }

  /** The starts allowed for the part on this shift, by its carer's duration and the held start. */
  openWindows(part: number, s: number, hold: number): void {
    const { model } = this;
    const v = model.partVisit[part];
    const duration = this.durationOn(v, s);
    this.duration[part] = duration;
    this.windowsOf[part] = -1;
    if (hold !== ANY_START) {
      this.from[part] = this.to[part] = hold;
      return;
    }
    const [first, last] = [model.windowStart[v], model.windowStart[v + 1] - 1];
    this.from[part] = model.windowFrom[first];
    this.to[part] = model.windowTo[last] - (model.measuredAtEnd[v] ? duration : 0);
    if (model.pinnedStart[v] !== ANY_START) this.from[part] = this.to[part] = model.pinnedStart[v];
    else if (last > first) this.windowsOf[part] = v;
  }

  durationOn(v: number, s: number): number {
    const { model } = this;
    return model.durationBy === null
      ? model.visitDuration[v]
      : model.durationBy[v * model.carers + model.shiftCarer[s]];
  }

  private link(part: number, before: number, s: number): void {
    const { model } = this;
    const u = this.prev[before];
    this.next[u] = part;
    this.prev[part] = u;
    this.next[part] = before;
    this.prev[before] = part;
    this.shiftOf[part] = s;
    if (this.count[s]++ === 0) {
      this.cost += model.usePrice[s];
      this.markUsed(s);
    }
    const v = model.partVisit[part];
    this.load[s] += model.visitLoad[v];
    if (model.firstPart[v] === part) this.cost += startPrice(model, v, this.from[part]);
    if (model.carerPrice !== null) this.cost += model.carerPrice[v * model.carers + model.shiftCarer[s]];
    if (model.maxWork !== null) this.work[model.shiftCarer[s]] += this.workOfDetour(s, u, part, before);
    this.cost -= this.leg[before];
    this.priceLeg(part, s);
    this.priceLeg(before, s);
    this.cost += this.leg[part] + this.leg[before];
  }

  private unlink(part: number, s: number): void {
    const { model } = this;
    const [u, after] = [this.prev[part], this.next[part]];
    const v = model.partVisit[part];
    this.load[s] -= model.visitLoad[v];
    if (model.firstPart[v] === part) this.cost -= startPrice(model, v, this.from[part]);
    if (model.carerPrice !== null) this.cost -= model.carerPrice[v * model.carers + model.shiftCarer[s]];
    this.cost -= this.leg[part] + this.leg[after];
    this.next[u] = after;
    this.prev[after] = u;
    this.shiftOf[part] = OUT;
    if (--this.count[s] === 0) {
      this.cost -= model.usePrice[s];
      this.markEmpty(s);
      this.load[s] = 0;
      this.leg[after] = 0;
    } else {
      this.priceLeg(after, s);
      this.cost += this.leg[after];
    }
    if (model.maxWork !== null) this.work[model.shiftCarer[s]] -= this.workOfDetour(s, u, part, after);
  }

  /** Ticks of work that part adds between u and after; the direct leg falls away only where visits remain. */
  workOfDetour(s: number, u: number, part: number, after: number): number {
    const travel = this.model.shiftTravel[s];
    const row = this.place[part] * travel.places;
    const alone = u >= this.model.parts && after >= this.model.parts;
    const direct = alone ? 0 : travel.out[this.place[u] * travel.places + this.place[after]];
    const duration = this.durationOn(this.model.partVisit[part], s);
    return duration + travel.into[row + this.place[u]] + travel.out[row + this.place[after]] - direct;
  }

  /** Prices the leg into a node by the node before it; the total is the caller's. */
  priceLeg(node: number, s: number): void {
    const travel = this.model.shiftTravel[s];
    const leg = this.place[this.prev[node]] * travel.places + this.place[node];
    this.leg[node] = this.model.travelWeight[s] * travel.priceOut[leg];
  }

  /** Recomputes what depends on the whole shift: missed break, overtime and waiting. */
  settle(s: number): void {
    const { model } = this;
    this.roundNumber[s] = UNNUMBERED;
    if (this.waiting !== null) this.cost += this.waiting.recount(s);
    const price = model.missedPrice[s];
    const home = this.homeNode(s);
    let missed = false;
    if (price >= 0) {
      missed = this.count[s] === 0 ? model.missedWhenUnused[s] === 1 : this.earliest[home * model.levels + 1] >= NEVER;
      const charge = missed ? price : 0;
      this.cost += charge - this.missedCharge[s];
      this.missedCharge[s] = charge;
    }
    if (model.overtimePrice[s] > 0) {
      const back = this.count[s] === 0 ? 0 : this.backHome(s);
      const charge = model.overtimePrice[s] * Math.max(0, back - model.shiftTo[s]);
      this.cost += charge - this.overtimeCharge[s];
      this.overtimeCharge[s] = charge;
    }
  }

  /** First tick at which the carer can be home with every break taken that is not missed. */
  backHome(s: number): number {
    const { model } = this;
    const breaks = model.breakStart[s + 1] - model.breakStart[s];
    const base = this.homeNode(s) * model.levels;
    const full = this.earliest[base + breaks];
    return full >= NEVER && model.missedPrice[s] >= 0 ? this.earliest[base] : full;
  }

  markEmpty(s: number): void {
    this.moveInUse(s, --this.usedCount);
  }

  markUsed(s: number): void {
    this.moveInUse(s, this.usedCount++);
  }

  private moveInUse(s: number, to: number): void {
    const { byUse, useAt } = this;
    const other = byUse[to];
    byUse[useAt[s]] = other;
    useAt[other] = useAt[s];
    byUse[to] = s;
    useAt[s] = to;
  }

  markAbsent(unit: number): void {
    this.placed[unit] = 0;
    this.absentAt[unit] = this.absentCount;
    this.absent[this.absentCount++] = unit;
    this.failedAt[unit] = 0;
    this.cost += this.model.unitPrice[unit];
  }

  markPlaced(unit: number): void {
    this.placed[unit] = 1;
    const at = this.absentAt[unit];
    const last = this.absent[--this.absentCount];
    this.absent[at] = last;
    this.absentAt[last] = at;
    this.cost -= this.model.unitPrice[unit];
  }
}
