/**
 * Whether a tail, a node and all that follows it on its round, can come after a node of another shift: at once by labels
 * where the shifts are alike, else by walking it with the other carer's skills, hours, breaks and way home.
 */
import type { Eligible } from './eligible.ts';
import { stepEarliest } from './labels.ts';
import { OUT, type State } from './state.ts';
import { NEVER } from './travel.ts';

export class TailFits {
  private readonly state: State;
  private readonly eligible: Eligible;
  /** Labels carried along the tail, one per level. */
  private readonly ready: Int32Array;
  /** Whether any two shifts are alike, and whether shifts that are not may exchange tails too. */
  readonly alike: boolean;
  readonly unlike: boolean;

  constructor(state: State, eligible: Eligible) {
    const { model } = state;
    this.state = state;
    this.eligible = eligible;
    this.ready = new Int32Array(model.levels);
    this.alike = model.shiftClasses < model.shifts;
    // Where visits take each carer another time, a tail would have to be told anew before it could be tested.
    this.unlike = model.durationBy === null && model.shiftClasses > 1;
  }

  /** Whether legs within a tail cost the same on both shifts, and no rule tells the two apart that is not tested here. */
  comparable(a: number, b: number): boolean {
    const { shiftClass, shiftTravel, travelWeight, shiftCarer, maxWork } = this.state.model;
    if (shiftClass[a] === shiftClass[b]) return true;
    // The work of a carer near the limit is a sum over all their rounds, which nobody adds up here.
    if (maxWork !== null && (maxWork[shiftCarer[a]] < Infinity || maxWork[shiftCarer[b]] < Infinity)) return false;
    return this.unlike && shiftTravel[a] === shiftTravel[b] && travelWeight[a] === travelWeight[b];
  }

  /** Whether what comes after ua and vb with what comes after it can change places; the two shifts are comparable. */
  exchange(ua: number, vb: number): boolean {
    const { state } = this;
    const { parts, capacity, shiftClass } = state.model;
    const [va, ub] = [state.next[ua], state.prev[vb]];
    const [a, b] = [state.shiftOf[ua], state.shiftOf[vb]];
    if (shiftClass[a] !== shiftClass[b]) {
      if (!this.canTakeOver(ua, vb, a) || !this.canTakeOver(ub, va, b)) return false;
    } else {
      if (!this.canFollow(ua, vb, a)) return false;
      if ((va < parts || ub < parts) && !this.canFollow(ub, va, b)) return false;
      if (this.anyHeld(va) || this.anyHeld(vb)) return false;
    }
    const more = this.loadFrom(vb) - this.loadFrom(va);
    return state.load[a] + more <= capacity[a] && state.load[b] - more <= capacity[b];
  }

  private canFollow(u: number, v: number, s: number): boolean {
    const { state } = this;
    const { model, earliest, latest, stepped } = state;
    stepEarliest(state, s, state.place[u], state.duration[u], earliest, u * model.levels, v);
    for (let j = model.breakStart[s + 1] - model.breakStart[s]; j >= 0; j--) {
      if (stepped[j] <= latest[v * model.levels + j]) return true;
    }
    return false;
  }

  /** Whether shift s can go on after its node u with v and all that follows v now. */
  private canTakeOver(u: number, v: number, s: number): boolean {
    const { state, ready } = this;
    const { model, earliest, stepped, next } = state;
    const { levels, parts } = model;
    const breaks = model.breakStart[s + 1] - model.breakStart[s];
    // Nobody goes anywhere: an unused shift needs no break.
    if (u >= parts && v >= parts) return true;
    for (let j = 0; j <= breaks; j++) ready[j] = earliest[u * levels + j];
    let place = state.place[u];
    let lasts = state.duration[u];
    for (let node = v; node < parts; node = next[node]) {
      if (this.eligible.may[model.mayRow[node] * model.shifts + s] === 0 || this.meetsOwn(node, s)) return false;
      stepEarliest(state, s, place, lasts, ready, 0, node);
      let reached = false;
      for (let j = 0; j <= breaks; j++) {
        ready[j] = stepped[j];
        if (stepped[j] < NEVER) reached = true;
      }
      if (!reached) return false;
      place = state.place[node];
      lasts = state.duration[node];
    }
    stepEarliest(state, s, place, lasts, ready, 0, state.homeNode(s));
    return stepped[breaks] < NEVER || (model.missedPrice[s] >= 0 && stepped[0] < NEVER);
  }

  /** Whether the carer of shift s is already at this visit, or at one that a link keeps from theirs. */
  private meetsOwn(part: number, s: number): boolean {
    const { shiftOf, model } = this.state;
    const { partVisit, firstPart, shiftCarer, held, linkStart, linkOther, linkDifferent } = model;
    const v = partVisit[part];
    if (held[v] === 0) return false;
    for (let p = firstPart[v]; p < firstPart[v + 1]; p++) {
      if (p !== part && shiftOf[p] !== OUT && shiftCarer[shiftOf[p]] === shiftCarer[s]) return true;
    }
    for (let l = linkStart[v]; l < linkStart[v + 1]; l++) {
      if (linkDifferent[l] === 0) continue;
      for (let p = firstPart[linkOther[l]]; p < firstPart[linkOther[l] + 1]; p++) {
        if (shiftOf[p] !== OUT && shiftCarer[shiftOf[p]] === shiftCarer[s]) return true;
      }
    }
    return false;
  }

  /** Whether a start is held from this node on, since another carer may have to be there too. */
  private anyHeld(node: number): boolean {
    const { next, model } = this.state;
    for (let at = node; at < model.parts; at = next[at]) if (model.held[model.partVisit[at]] === 1) return true;
    return false;
  }

  private loadFrom(node: number): number {
    const { next, model } = this.state;
    let load = 0;
    for (let at = node; at < model.parts; at = next[at]) load += model.visitLoad[model.partVisit[at]];
    return load;
  }
}
