/**
 * Placing a unit (units.ts): a visit for one carer goes to its cheapest position; a group that starts together goes to
 * the cheapest set of positions whose open starts meet (matching.ts) and keeps that start until it is removed, so that
 * everything around it is still tested in O(1). A unit that does not fit whole is taken back whole.
 */
import type { Eligible } from './eligible.ts';
import { GroupStart } from './group-start.ts';
import { Candidates, type Insertion } from './insertion.ts';
import { Matching } from './matching.ts';
import { ANY_START, type Model } from './model.ts';
import { OUT, type State } from './state.ts';
import { NEVER } from './travel.ts';
import type { Undo } from './undo.ts';

export class UnitPlacing {
  private readonly state: State;
  private readonly insertion: Insertion;
  private readonly eligible: Eligible;
  private readonly undo: Undo;
  private readonly groupStart: GroupStart;
  private readonly matching: Matching;
  private readonly lists: Candidates[] = [];
  private readonly rowOfList: Int32Array;
  private readonly listOf: Int32Array;
  private readonly parts: Int32Array;
  private partCount = 0;
  private listCount = 0;
  /** Empty shifts of a class seen in the scan under way: one is as good as another. */
  private readonly classScan: Int32Array;
  private readonly classSeen: Int32Array;
  private scan = 0;
  /** Carers whom links keep from the group in hand are marked with the number of the gathering. */
  private readonly keptAway: Int32Array;
  private gathering = 0;
  private linkFrom = -NEVER;
  private linkTo = NEVER;
  private tooDear = false;

  constructor(state: State, insertion: Insertion, eligible: Eligible, undo: Undo, random: () => number) {
    this.state = state;
    this.insertion = insertion;
    this.eligible = eligible;
    this.undo = undo;
    const most = mostParts(state.model);
    this.groupStart = new GroupStart(state, random);
    this.matching = new Matching(state, this.groupStart, most);
    this.rowOfList = new Int32Array(most);
    this.listOf = new Int32Array(most);
    this.parts = new Int32Array(most);
    this.classScan = new Int32Array(state.model.shiftClasses);
    this.classSeen = new Int32Array(state.model.shiftClasses);
    this.keptAway = new Int32Array(state.model.carers);
  }

  /** Places an absent unit where that is cheaper than leaving it out; else changes nothing and answers false. */
  place(unit: number): boolean {
    const { state } = this;
    const { units, unitPrice, held } = state.model;
    const first = units.groupStart[unit];
    const end = units.groupStart[unit + 1];
    const costBefore = state.cost;
    this.tooDear = false;
    for (let g = first; g < end; g++) {
      const v = units.groupVisits[units.visitStart[g]];
      const alone = units.visitStart[g + 1] - units.visitStart[g] === 1 && held[v] === 0;
      const limit = end - first === 1 ? unitPrice[unit] : Infinity;
      const since = g === first ? state.failedAt[unit] : 0;
      if (alone ? this.placeVisit(v, limit, since) : this.placeGroup(g, limit, since)) continue;
      this.takeBack(first, g);
      const memorable = !this.tooDear && end - first === 1 && !this.linked(g);
      state.failedAt[unit] = memorable ? state.clock : 0;
      return false;
    }
    if (state.cost - costBefore >= unitPrice[unit]) {
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
    const { state, insertion } = this;
    const part = state.model.firstPart[v];
    this.gathering++;
    insertion.begin(part, limit, null);
    this.scanAll(part, since, 1);
    if (insertion.tooDear) this.tooDear = true;
    if (insertion.bestNode < 0) return false;
    this.undo.touch(state.shiftOf[insertion.bestNode]);
    state.insert(part, insertion.bestNode, ANY_START);
    return true;
  }

  private placeGroup(g: number, limit: number, since: number): boolean {
    const { state, matching } = this;
    if (!this.gather(g)) return false;
    if (since > 0 && !this.anyLoosened(since)) return false;
    for (let l = 0; l < this.listCount; l++) {
      const part = this.partOfList(l);
      this.insertion.begin(part, limit, this.listFor(l));
      this.insertion.earliestStart = this.linkFrom;
      this.insertion.latestStart = this.linkTo;
      this.scanAll(part, 0, this.partCount);
      if (this.insertion.tooDear) this.tooDear = true;
    }
    const { units } = state.model;
    this.groupStart.begin(units.visitStart[g], units.visitStart[g + 1]);
    if (!matching.find(this.partCount, this.lists, this.listOf, this.listCount, limit)) return false;
    for (let k = 0; k < this.partCount; k++) this.undo.touch(state.shiftOf[matching.nodes[k]]);
    for (let k = 0; k < this.partCount; k++) state.insert(this.parts[k], matching.nodes[k], matching.start);
    return true;
  }

  /** Collects the group's parts by candidate list, and what links to placed visits ask of it. */
  private gather(g: number): boolean {
    const { model } = this.state;
    const { units, firstPart, mayRow } = model;
    this.partCount = 0;
    this.listCount = 0;
    this.linkFrom = -NEVER;
    this.linkTo = NEVER;
    this.gathering++;
    for (let i = units.visitStart[g]; i < units.visitStart[g + 1]; i++) {
      const v = units.groupVisits[i];
      for (let p = firstPart[v]; p < firstPart[v + 1]; p++) {
        const known = this.listCount > 0 && this.rowOfList[this.listCount - 1] === mayRow[p];
        if (!known) this.rowOfList[this.listCount++] = mayRow[p];
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
        this.keptAway[model.shiftCarer[shiftOf[p]]] = this.gathering;
      }
    }
  }

  private partOfList(l: number): number {
    let k = 0;
    while (this.listOf[k] !== l) k++;
    return this.parts[k];
  }

  private listFor(l: number): Candidates {
    const { model } = this.state;
    // Every position of every shift, once per level.
    while (this.lists.length <= l) this.lists.push(new Candidates((model.parts + model.shifts) * model.levels));
    return this.lists[l];
  }

  /** Whether a part of the group fits a carer who has lost work since; without one the group still fits nowhere. */
  private anyLoosened(since: number): boolean {
    for (let l = 0; l < this.listCount; l++) {
      const part = this.partOfList(l);
      this.insertion.begin(part, Infinity, null);
      this.insertion.earliestStart = this.linkFrom;
      this.insertion.latestStart = this.linkTo;
      this.scanAll(part, since, this.partCount);
      if (this.insertion.bestNode >= 0) return true;
    }
    return false;
  }

  /** Scans every eligible shift whose carer has lost work since `since`; of empty ones `alike` of each class. */
  private scanAll(part: number, since: number, alike: number): void {
    const { state, insertion, eligible, classSeen, classScan } = this;
    const { mayRow, shiftCarer, shiftClass } = state.model;
    const { count, loosenedAt } = state;
    const end = eligible.start[mayRow[part] + 1];
    const scan = ++this.scan;
    for (let i = eligible.start[mayRow[part]]; i < end; i++) {
      const s = eligible.shifts[i];
      const carer = shiftCarer[s];
      if (loosenedAt[carer] <= since || this.keptAway[carer] === this.gathering) continue;
      if (count[s] === 0) {
        const c = shiftClass[s];
        if (classScan[c] !== scan) {
          classScan[c] = scan;
          classSeen[c] = 0;
        }
        if (classSeen[c]++ >= alike) continue;
      }
      insertion.scanShift(s);
    }
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
