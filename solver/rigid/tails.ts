/**
 * Exchange of tails (2-opt*, Potvin & Rousseau 1995) between rounds that a ruin has just loosened. A string of ten visits
 * cannot carry the long rest of a round over to another; this does, at the price of a few legs.
 */
import type { Random } from '../random.ts';
import type { Annealing } from './annealing.ts';
import { costOfExchange } from './exchange-cost.ts';
import { exchangeTails } from './exchange-tails.ts';
import type { Neighbours } from './neighbours.ts';
import type { Region } from './region.ts';
import { OUT, type State } from './state.ts';
import type { TailFits } from './tail-fits.ts';
import type { Undo } from './undo.ts';

/** Near visits that may come next after the one at the cut. */
const NEAR = 20;

export class Tails {
  private readonly state: State;
  private readonly undo: Undo;
  private readonly neighbours: Neighbours;
  private readonly region: Region;
  private readonly fits: TailFits;
  private readonly random: Random;

  constructor(state: State, undo: Undo, neighbours: Neighbours, region: Region, fits: TailFits, random: Random) {
    this.state = state;
    this.undo = undo;
    this.neighbours = neighbours;
    this.region = region;
    this.fits = fits;
    this.random = random;
  }

  /** Cuts one loosened round and tries what could follow there; makes the first exchange that annealing allows. */
  run(annealing: Annealing): void {
    const { state, undo, random, fits } = this;
    if (undo.touchedCount === 0 || !(fits.alike || fits.unlike)) return;
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
      if (b === OUT || b === a || this.region.open[b] === 0 || !fits.comparable(a, b)) continue;
      if (!annealing.accepts(costOfExchange(state, ua, vb), random.unit()) || !fits.exchange(ua, vb)) continue;
      undo.touch(a);
      undo.touch(b);
      exchangeTails(state, ua, vb);
      return;
    }
  }
}
