/**
 * Exchange of tails (2-opt*, Potvin & Rousseau 1995) between rounds that a ruin has just loosened. A string of ten visits
 * cannot carry the long rest of a round over to another; this does, at the price of two legs. Only between
 * shifts that are alike, where every label of a tail stays true on the other one.
 */
import type { Random } from '../random.ts';
import type { Annealing } from './annealing.ts';
import { canFollow, exchangeTails } from './exchange-tails.ts';
import type { Neighbours } from './neighbours.ts';
import type { Region } from './region.ts';
import { OUT, type State } from './state.ts';
import type { Undo } from './undo.ts';

/** Near visits that may come next after the one at the cut. */
const NEAR = 20;

export class Tails {
  private readonly state: State;
  private readonly undo: Undo;
  private readonly neighbours: Neighbours;
  private readonly region: Region;
  private readonly random: Random;
  /** Whether any two shifts are alike. */
  private readonly possible: boolean;

  constructor(state: State, undo: Undo, neighbours: Neighbours, region: Region, random: Random) {
    this.state = state;
    this.undo = undo;
    this.neighbours = neighbours;
    this.region = region;
    this.random = random;
    this.possible = state.model.shiftClasses < state.model.shifts;
  }

  /** Cuts one loosened round and tries what could follow there; makes the first exchange that annealing allows. */
  run(annealing: Annealing): void {
    const { state, undo, random } = this;
    if (!this.possible || undo.touchedCount === 0) return;
    const a = undo.touched[random.below(undo.touchedCount)];
    if (state.count[a] === 0) return;
    let ua = state.next[state.startNode(a)];
    for (let steps = random.below(state.count[a]); steps > 0; steps--) ua = state.next[ua];
    const { model } = state;
    const { width, visits } = this.neighbours;
    const first = model.partVisit[ua] * width;
    const end = first + Math.min(width, NEAR + 1);
    for (let i = first + 1; i < end; i++) {
      const vb = model.firstPart[visits[i]];
      const b = state.shiftOf[vb];
      if (b === OUT || b === a || model.shiftClass[b] !== model.shiftClass[a] || this.region.open[b] === 0) continue;
      if (!annealing.accepts(this.change(ua, vb), random.unit()) || !this.fits(ua, vb)) continue;
      undo.touch(a);
      undo.touch(b);
      exchangeTails(state, ua, vb);
      return;
    }
  }

  /** What the two new legs cost more than the two old ones. */
  private change(ua: number, vb: number): number {
    const { model, next, prev, place, leg, shiftOf } = this.state;
    const [va, ub] = [next[ua], prev[vb]];
    const travel = model.shiftTravel[shiftOf[ua]];
    const weight = model.travelWeight[shiftOf[ua]];
    const opened = weight * travel.priceOut[place[ua] * travel.places + place[vb]] - leg[va] - leg[vb];
    // Where b gives all it has and gets nothing it goes unused, and no leg is left.
    if (ub >= model.parts && va >= model.parts) return opened - model.usePrice[shiftOf[vb]];
    return opened + weight * travel.priceOut[place[ub] * travel.places + place[va]];
  }

  /** Whether both new rounds keep their hours and carry what they may, and no double-up is among what moves. */
  private fits(ua: number, vb: number): boolean {
    const { state } = this;
    const { parts, capacity } = state.model;
    const [va, ub] = [state.next[ua], state.prev[vb]];
    if (!canFollow(state, ua, vb)) return false;
    if ((va < parts || ub < parts) && !canFollow(state, ub, va)) return false;
    const [a, b] = [state.shiftOf[ua], state.shiftOf[vb]];
    const more = this.loadFrom(vb) - this.loadFrom(va);
    return state.load[a] + more <= capacity[a] && state.load[b] - more <= capacity[b];
  }

  /** Load of a node and all after it; NaN where a start is held there, since another carer may have to be there too. */
  private loadFrom(node: number): number {
    const { next, model } = this.state;
    let load = 0;
    for (let at = node; at < model.parts; at = next[at]) {
      const v = model.partVisit[at];
      if (model.held[v] === 1) return NaN;
      load += model.visitLoad[v];
    }
    return load;
  }
}
