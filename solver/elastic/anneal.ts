/** Simulated annealing: one move at a time, kept where it costs no more than chance allows at this temperature. */
import type { Proposal, SearchContext } from '../search.ts';
import { movesFor, type WeighedMove } from './moves/index.ts';
import { type Ground, groundFor } from './moves/placing.ts';
import { nearVisits } from './near.ts';
import type { Propagator } from './propagate.ts';
import { Renumber } from './renumber.ts';
import { State } from './state.ts';
import { toProposal } from './to-plan.ts';

/** Iterations between two looks at the clock for the temperature, and between two renumberings of the keys. */
const EPOCH = 512;

export class Annealer {
  readonly state: State;
  private readonly propagator: Propagator;
  private readonly context: SearchContext;
  private readonly best: State;
  private readonly ground: Ground;
  private readonly moves: WeighedMove[];
  private readonly wheel: Uint8Array;
  private readonly renumber: Renumber;
  private bestTotal: number;
  private current: number;
  stats: { tries: Float64Array; kept: Float64Array; better: Float64Array };

  constructor(state: State, propagator: Propagator, context: SearchContext) {
    const { layout } = state;
    const { problem, nodes } = layout;
    this.state = state;
    this.propagator = propagator;
    this.context = context;
    this.best = new State(layout, state.brokenPrice);
    this.best.copy(state);
    this.bestTotal = state.total();
    this.current = this.bestTotal;
    this.ground = groundFor(state, nearVisits(layout), context.random);
    this.renumber = new Renumber(state);
    this.moves = movesFor({
      breaks: nodes.breakCount > 0,
      optional: layout.mandatory.some((flag) => flag === 0) || state.brokenSum > 0,
      waiting: problem.prices.waiting > 0,
      windows: problem.visits.some((visit) => visit.windows.length > 1),
    });
    this.wheel = wheelOf(this.moves);
    this.stats = {
      tries: new Float64Array(this.moves.length),
      kept: new Float64Array(this.moves.length),
      better: new Float64Array(this.moves.length),
    };
  }

  run(): Proposal {
    const { state, propagator, context, ground, moves, wheel, stats } = this;
    const { stop, random } = context;
    const hot = this.hottest();
    const cold = hot / 200;
    let temperature = hot;
    let iterations = 0;
    let reported = 0;
    for (; !stop.done(iterations); iterations++) {
      if (iterations % EPOCH === 0) {
        temperature = hot * (cold / hot) ** stop.progress(iterations);
        this.renumber.run();
        if (stop.elapsed() - reported > 1) {
          reported = stop.elapsed();
          const total = this.bestTotal;
          context.onBest?.({ iterations, total, proposal: () => toProposal(this.best) });
        }
      }
      const limit = this.current - temperature * Math.log(random.unit() + 1e-12);
      const m = wheel[random.below(wheel.length)];
      stats.tries[m]++;
      state.begin();
      if (!moves[m].move(ground)) {
        state.undo();
        continue;
      }
      propagator.propagate();
      const total = state.total();
      if (total > limit) {
        state.undo();
        continue;
      }
      stats.kept[m]++;
      this.current = total;
      if (total < this.bestTotal - 1e-6) {
        stats.better[m]++;
        this.bestTotal = total;
        this.best.copy(state);
        stop.reached(total);
      }
    }
    return toProposal(this.best);
  }

  /** Highest temperature: a share of the mean price of a leg, so that detours but no absurdities are accepted. */
  private hottest(): number {
    const { state } = this;
    const served = Math.max(
      1,
      state.visits.reduce((sum, visits) => sum + visits, 0),
    );
    return Math.max(1e-6, (HOT * state.total()) / served);
  }
}

export const HOT = Number(process.env.HOT ?? 0.3);

/** Each move as often as its weight. */
function wheelOf(moves: readonly WeighedMove[]): Uint8Array {
  return Uint8Array.from(moves.flatMap(({ weight }, m) => new Array<number>(weight).fill(m)));
}
