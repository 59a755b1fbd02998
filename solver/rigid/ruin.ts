/**
 * Ruin by adjacent string removal (Christiaens & Vanden Berghe 2020, section 5.2): around a random visit, take a
 * string of neighbouring visits out of each of a few neighbouring rounds. A visit takes its whole unit with it. Split
 * strings are left out: they earned nothing (docs/decisions/how-the-solver-searches.md).
 */
import type { Random } from '../random.ts';
import type { Eligible } from './eligible.ts';
import type { Neighbours } from './neighbours.ts';
import type { Region } from './region.ts';
import type { RigidSettings } from './settings.ts';
import { OUT, type State } from './state.ts';
import { NEVER } from './travel.ts';
import type { Undo } from './undo.ts';

export class Ruin {
  private readonly state: State;
  private readonly undo: Undo;
  private readonly neighbours: Neighbours;
  private readonly eligible: Eligible;
  private readonly region: Region;
  private readonly random: Random;
  private readonly settings: RigidSettings;
  private readonly averageRemoved: number;
  private readonly ruinedAt: Int32Array;
  private round = 0;

  constructor(
    state: State,
    undo: Undo,
    neighbours: Neighbours,
    eligible: Eligible,
    region: Region,
    random: Random,
    settings: RigidSettings,
  ) {
    this.state = state;
    this.undo = undo;
    this.neighbours = neighbours;
    this.eligible = eligible;
    this.region = region;
    this.random = random;
    this.settings = settings;
    const large = Math.cbrt(settings.largeParts / state.model.parts);
    this.averageRemoved = settings.averageRemoved * Math.min(1, large);
    this.ruinedAt = new Int32Array(state.model.shifts);
  }

  run(): void {
    const { state, random, settings, neighbours } = this;
    const { model } = state;
    const { region } = this;
    const used = state.usedCount;
    if (region.visitCount === 0 || used === 0) return;
    this.round++;
    const averageLength = model.parts / used;
    const longest = Math.max(1, Math.min(settings.longestString, averageLength));
    const mostStrings = (4 * this.averageRemoved) / (1 + longest) - 1;
    const strings = Math.floor(1 + random.unit() * Math.max(0, mostStrings));
    const wanted = random.unit() < settings.absentSeedRate ? this.absentVisit() : OUT;
    const absent = wanted !== OUT;
    const seed = absent ? wanted : region.visits[random.below(region.visitCount)];
    const row = model.mayRow[model.firstPart[seed]] * model.shifts;
    let ruined = 0;
    for (let i = 0; i < neighbours.width && ruined < strings; i++) {
      const v = neighbours.visits[seed * neighbours.width + i];
      const first = model.firstPart[v];
      const parts = model.firstPart[v + 1] - first;
      const part = parts === 1 ? first : first + random.below(parts);
      const s = state.shiftOf[part];
      if (s === OUT || this.ruinedAt[s] === this.round || region.open[s] === 0) continue;
      // Room on a round that could not serve the absent visit anyway is of no use to it.
      if (absent && this.eligible.may[row + s] === 0) continue;
      this.ruinedAt[s] = this.round;
      ruined++;
      const most = Math.min(state.count[s], longest);
      this.removeString(s, part, Math.floor(1 + random.unit() * most));
    }
    for (let i = 0; i < this.undo.touchedCount; i++) this.mend(this.undo.touched[i]);
  }

  /**
   * Where two legs by way of a visit are allowed and the direct one is too long, a round without the visit is not
   * possible: then what can no longer be reached goes too.
   */
  private mend(s: number): void {
    const { state } = this;
    const { levels, parts } = state.model;
    const home = state.homeNode(s);
    while (state.count[s] > 0 && state.backHome(s) >= NEVER) {
      let node = state.next[state.startNode(s)];
      while (node !== home && state.earliest[node * levels] < NEVER) node = state.next[node];
      if (node >= parts) node = state.prev[home];
      this.removeUnit(this.unitOf(node));
    }
  }

  /** A visit left out in the region that somebody could serve, or OUT. */
  private absentVisit(): number {
    const { absent, absentCount, model } = this.state;
    const { units } = model;
    const first = this.random.below(absentCount);
    for (let i = 0; i < absentCount; i++) {
      const unit = absent[(first + i) % absentCount];
      if (this.region.unitOpen[unit] === 0 || this.eligible.servable[unit] === 0) continue;
      return units.groupVisits[units.visitStart[units.groupStart[unit]]];
    }
    return OUT;
  }

  /** Takes `length` visits in a row, `part` among them, off shift s. */
  private removeString(s: number, part: number, length: number): void {
    const { state, random } = this;
    const { units, partVisit, parts } = state.model;
    let position = 0;
    for (let node = state.prev[part]; node < parts; node = state.prev[node]) position++;
    const least = Math.max(0, position - length + 1);
    const most = Math.min(position, state.count[s] - length);
    let node = part;
    for (let back = position - (least + random.below(most - least + 1)); back > 0; back--) node = state.prev[node];
    for (let i = 0; i < length && node < parts; i++) {
      const unit = units.unitOfVisit[partVisit[node]];
      let after = state.next[node];
      // A unit may hold the next node of this very round too: step past it before it goes.
      while (after < parts && this.unitOf(after) === unit) after = state.next[after];
      if (this.region.unitOpen[unit] === 1) this.removeUnit(unit);
      node = after;
    }
  }

  private unitOf(part: number): number {
    return this.state.model.units.unitOfVisit[this.state.model.partVisit[part]];
  }

  removeUnit(unit: number): void {
    const { state } = this;
    const { units, firstPart } = state.model;
    const end = units.visitStart[units.groupStart[unit + 1]];
    for (let i = units.visitStart[units.groupStart[unit]]; i < end; i++) {
      const v = units.groupVisits[i];
      for (let p = firstPart[v]; p < firstPart[v + 1]; p++) {
        this.undo.touch(state.shiftOf[p]);
        state.remove(p);
      }
    }
    state.markAbsent(unit);
  }
}
