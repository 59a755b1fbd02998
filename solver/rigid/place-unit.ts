/**
 * Placing a unit (units.ts): a visit for one carer goes to its cheapest position; a group that starts together goes to
 * the cheapest set of positions whose open starts meet (matching.ts) and keeps that start until it is removed, so that
 * everything around it is still tested in O(1). A unit that does not fit whole is taken back whole.
 */
import { GroupPlaces } from './group-places.ts';
import { GroupStart } from './group-start.ts';
import type { Insertion } from './insertion.ts';
import type { KnownPlaces } from './known-places.ts';
import { Matching } from './matching.ts';
import { ANY_START, type Model } from './model.ts';
import type { Scan } from './scan.ts';
import { OUT, type State } from './state.ts';
import { NEVER } from './travel.ts';
import type { Undo } from './undo.ts';

/** Units placed at any price in one recreate, on average. */
const PRICELESS = 0.3;

export class UnitPlacing {
  private readonly state: State;
  private readonly insertion: Insertion;
  private readonly scan: Scan;
  private readonly undo: Undo;
  private readonly random: () => number;
  private readonly groupStart: GroupStart;
  private readonly known: KnownPlaces;
  private readonly matching: Matching;
  private readonly places: GroupPlaces;
  private readonly rowOfList: Int32Array;
  private readonly listOf: Int32Array;
  private readonly parts: Int32Array;
  private partCount = 0;
  private listCount = 0;
  private linkFrom = -NEVER;
  private linkTo = NEVER;
  /** Whether places were passed over for their price, so that none found does not mean that none fits. */
  private tooDear = false;

  constructor(state: State, insertion: Insertion, scan: Scan, known: KnownPlaces, undo: Undo, random: () => number) {
    this.state = state;
    this.insertion = insertion;
    this.scan = scan;
    this.known = known;
    this.undo = undo;
    this.random = random;
    const most = mostParts(state.model);
    this.groupStart = new GroupStart(state, random, most);
    this.matching = new Matching(state, this.groupStart, most);
    this.places = new GroupPlaces(state.model, insertion, known, this.matching, most);
    this.rowOfList = new Int32Array(most);
    this.listOf = new Int32Array(most);
    this.parts = new Int32Array(most);
  }

  /**
   * Places an absent unit where that is cheaper than leaving it out; else changes nothing and answers false. Now and then
   * the price does not count: two calls next door may pay for a trip that neither pays for alone.
   */
  place(unit: number): boolean {
    const { state } = this;
    const price = this.random() * state.absentCount < PRICELESS ? Infinity : state.model.unitPrice[unit];
    const { units, held } = state.model;
    const first = units.groupStart[unit];
    const end = units.groupStart[unit + 1];
    const costBefore = state.cost;
    this.tooDear = false;
    for (let g = first; g < end; g++) {
      const v = units.groupVisits[units.visitStart[g]];
      const alone = units.visitStart[g + 1] - units.visitStart[g] === 1 && held[v] === 0;
      const limit = end - first === 1 ? price : Infinity;
      const since = g === first ? state.failedAt[unit] : 0;
      if (alone ? this.placeVisit(v, limit, since) : this.placeGroup(g, limit, since)) continue;
      this.takeBack(first, g);
      const memorable = !this.tooDear && end - first === 1 && !this.linked(g);
      state.failedAt[unit] = memorable ? state.clock : 0;
      return false;
    }
    if (state.cost - costBefore >= price) {
      this.takeBack(first, end);
      state.failedAt[unit] = 0;
      return false;
    }
    state.markPlaced(unit);
    return true;
  }

  private linked(g: number): boolean {
    const { units, linkStart } = this.state.model;
    for (let i = units.visitStart[g]; i < units.visitStart[g + 1]; i++) {
      const v = units.groupVisits[i];
      if (linkStart[v + 1] > linkStart[v]) return true;
    }
    return false;
  }

  private takeBack(first: number, end: number): void {
    const { state } = this;
    const { units, firstPart } = state.model;
    for (let i = units.visitStart[first]; i < units.visitStart[end]; i++) {
      const v = units.groupVisits[i];
      for (let p = firstPart[v]; p < firstPart[v + 1]; p++) if (state.shiftOf[p] !== OUT) state.remove(p);
    }
  }

  private placeVisit(v: number, limit: number, since: number): boolean {
    const { state, insertion, scan } = this;
    const part = state.model.firstPart[v];
    scan.forgetKept();
    insertion.begin(part, limit, null);
    if (since > 0) scan.loosened(part, since);
    else scan.near(part, 1);
    this.look(v);
    if (insertion.bestNode < 0 && since === 0 && scan.partial) {
      scan.all(part, 1);
      this.look(v);
    }
    if (insertion.bestNode < 0) return false;
    this.undo.touch(state.shiftOf[insertion.bestNode]);
    state.insert(part, insertion.bestNode, ANY_START);
    return true;
  }

  /** Looks at the shifts found. */
  private look(v: number): void {
    const { insertion, known, scan } = this;
    known.scan(v, scan.shifts, scan.count);
    if (insertion.tooDear) this.tooDear = true;
  }

  private placeGroup(g: number, limit: number, since: number): boolean {
    const { state, matching } = this;
    if (!this.gather(g)) return false;
    if (since > 0 && !this.anyLoosened(since)) return false;
    const { units } = state.model;
    this.groupStart.begin(units.visitStart[g], units.visitStart[g + 1], this.parts, this.partCount);
    if (!this.match(limit, true) && !(this.scan.partial && this.match(limit, false))) return false;
    for (let k = 0; k < this.partCount; k++) this.undo.touch(state.shiftOf[matching.nodes[k]]);
    for (let k = 0; k < this.partCount; k++) state.insert(this.parts[k], matching.nodes[k], matching.start);
    return true;
  }

  /** Finds the cheapest set of positions, on near shifts only or on all. */
  private match(limit: number, near: boolean): boolean {
    const { places, scan } = this;
    places.begin(this.linkFrom, this.linkTo);
    for (let l = 0; l < this.listCount; l++) {
      const part = this.partOfList(l);
      if (near) scan.near(part, this.partCount);
      else scan.all(part, this.partCount);
      places.add(part, scan);
    }
    const found = places.find(this.partCount, this.listOf, limit);
    if (places.tooDear) this.tooDear = true;
    return found;
  }

  /** Collects the group's parts by candidate list, and what links to placed visits ask of it. */
  private gather(g: number): boolean {
    const { model } = this.state;
    const { units, firstPart, mayRow } = model;
    this.partCount = 0;
    this.listCount = 0;
    this.linkFrom = -NEVER;
    this.linkTo = NEVER;
    this.scan.forgetKept();
    for (let i = units.visitStart[g]; i < units.visitStart[g + 1]; i++) {
      const v = units.groupVisits[i];
      for (let p = firstPart[v]; p < firstPart[v + 1]; p++) {
        const listed = this.listCount > 0 && this.rowOfList[this.listCount - 1] === mayRow[p];
        if (!listed) this.rowOfList[this.listCount++] = mayRow[p];
        this.listOf[this.partCount] = this.listCount - 1;
        this.parts[this.partCount++] = p;
      }
      this.readLinks(v);
    }
    return this.linkFrom <= this.linkTo;
  }

  private readLinks(v: number): void {
    const { model, shiftOf, from } = this.state;
    for (let l = model.linkStart[v]; l < model.linkStart[v + 1]; l++) {
      const other = model.linkOther[l];
      const first = model.firstPart[other];
      if (shiftOf[first] === OUT) continue;
      // Both ends of a link keep their start while placed, so the gap is a plain interval here.
      this.linkFrom = Math.max(this.linkFrom, from[first] - model.linkMax[l]);
      this.linkTo = Math.min(this.linkTo, from[first] - model.linkMin[l]);
      if (model.linkDifferent[l] === 0) continue;
      for (let p = first; p < model.firstPart[other + 1]; p++) {
        this.scan.keepAway(model.shiftCarer[shiftOf[p]]);
      }
    }
  }

  private partOfList(l: number): number {
    let k = 0;
    while (this.listOf[k] !== l) k++;
    return this.parts[k];
  }

  /** Whether a part of the group fits a carer who has lost work since; without one the group still fits nowhere. */
  private anyLoosened(since: number): boolean {
    const { insertion, scan } = this;
    for (let l = 0; l < this.listCount; l++) {
      const part = this.partOfList(l);
      insertion.begin(part, Infinity, null);
      insertion.earliestStart = this.linkFrom;
      insertion.latestStart = this.linkTo;
      scan.loosened(part, since);
      for (let i = 0; i < scan.count; i++) {
        insertion.scanShift(scan.shifts[i]);
        if (insertion.bestNode >= 0) return true;
      }
    }
    return false;
  }
}

function mostParts(model: Model): number {
  const { units, firstPart } = model;
  let most = 1;
  for (let g = 0; g + 1 < units.visitStart.length; g++) {
    let parts = 0;
    for (let i = units.visitStart[g]; i < units.visitStart[g + 1]; i++) {
      const v = units.groupVisits[i];
      parts += firstPart[v + 1] - firstPart[v];
    }
    most = Math.max(most, parts);
  }
  return most;
}
