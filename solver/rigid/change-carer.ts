/**
 * A round, or the rest of one from some visit on, goes to another carer nearby, who gives theirs in return where they
 * have one. A carer's home decides two legs of every round; visits put in one by one hardly ever move a round to another
 * home or make two rounds of one, since the first of them alone would have to pay for both legs.
 */
import type { Random } from '../random.ts';
import type { Annealing } from './annealing.ts';
import { costOfExchange } from './exchange-cost.ts';
import { exchangeTails } from './exchange-tails.ts';
import type { NearestShifts } from './nearest-shifts.ts';
import type { Region } from './region.ts';
import type { State } from './state.ts';
import type { TailFits } from './tail-fits.ts';
import type { Undo } from './undo.ts';

/** Share of rounds that are offered whole. */
const WHOLE = 0.5;

export class ChangeCarer {
  private readonly state: State;
  private readonly undo: Undo;
  private readonly nearest: NearestShifts;
  private readonly region: Region;
  private readonly fits: TailFits;
  private readonly random: Random;

  constructor(state: State, undo: Undo, nearest: NearestShifts, region: Region, fits: TailFits, random: Random) {
    this.state = state;
    this.undo = undo;
    this.nearest = nearest;
    this.region = region;
    this.fits = fits;
    this.random = random;
  }

  /** Offers a round of this iteration to the carers nearest to where it begins; takes the best that annealing allows. */
  run(annealing: Annealing): void {
    const { state, undo, random, fits } = this;
    const { model, next, count } = state;
    if (undo.touchedCount === 0) return;
    const a = undo.touched[random.below(undo.touchedCount)];
    if (count[a] === 0) return;
    let ua = state.startNode(a);
    if (random.unit() >= WHOLE) for (let steps = random.below(count[a]); steps > 0; steps--) ua = next[ua];
    const row = model.mayRow[next[ua]];
    const { start, shifts } = this.nearest;
    let best = -1;
    let least = 0;
    for (let i = start[row]; i < start[row + 1]; i++) {
      const b = shifts[i];
      if (b === a || this.region.open[b] === 0 || !fits.comparable(a, b)) continue;
      // Whole rounds of carers alike are the same either way round.
      if (ua >= model.parts && model.shiftClass[a] === model.shiftClass[b]) continue;
      const vb = next[state.startNode(b)];
      const cost = costOfExchange(state, ua, vb) - annealing.allowance(random.unit());
      if (cost >= least || !fits.exchange(ua, vb)) continue;
      least = cost;
      best = vb;
    }
    if (best < 0) return;
    undo.touch(a);
    undo.touch(state.shiftOf[best]);
    exchangeTails(state, ua, best);
  }
}
