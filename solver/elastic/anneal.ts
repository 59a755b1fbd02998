/** Simulated annealing: one move at a time, kept where it costs no more than chance allows at this temperature. */
import type { Proposal, SearchContext } from '../search.ts';
import { movesFor, type WeighedMove } from './moves/index.ts';
import { type Ground, groundFor, leastTotal } from './moves/placing.ts';
import { nearVisits } from './near.ts';
import type { Propagator } from './propagate.ts';
import { Renumber } from './renumber.ts';
import { SoftIdle } from './soft-idle.ts';
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
  stats: { tries: Float64Array; weighed: Float64Array; kept: Float64Array; better: Float64Array };

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
      weighed: new Float64Array(this.moves.length),
      kept: new Float64Array(this.moves.length),
      better: new Float64Array(this.moves.length),
    };
  }

  run(): Proposal {
    const { state, propagator, context, ground, moves, wheel, stats } = this;
    const { stop, random } = context;
    const hot = this.hottest();
    const cold = hot / COLD;
    const soft = state.layout.problem.prices.highestIdle > 0 && SOFT > 0 ? new SoftIdle(state) : null;
    let temperature = hot;
    let iterations = 0;
    let reported = 0;
    for (; !stop.done(iterations); iterations++) {
      if (iterations % EPOCH === 0) {
        temperature = hot * (cold / hot) ** stop.progress(iterations);
        this.renumber.run();
        if (soft) {
          soft.cool(SOFT * temperature);
          soft.shares(ground.idleShare);
          this.current = state.total() + soft.excess();
        }
        if (stop.elapsed() - reported > 1) {
          reported = stop.elapsed();
          const total = this.bestTotal;
          context.onBest?.({ iterations, total, proposal: () => toProposal(this.best) });
        }
      }
      ground.allowance = -temperature * Math.log(random.unit() + 1e-12);
      const limit = this.current + ground.allowance;
      const m = wheel[random.below(wheel.length)];
      stats.tries[m]++;
      state.begin();
      if (!moves[m].move(ground)) {
        state.undo();
        continue;
      }
      if (leastTotal(ground) > limit) {
        state.undo();
        continue;
      }
      stats.weighed[m]++;
      propagator.propagate();
      const total = state.total();
      const guided = soft ? total + soft.excess() : total;
      if (guided > limit) {
        state.undo();
        continue;
      }
      stats.kept[m]++;
      soft?.keep();
      this.current = guided;
      if (total < this.bestTotal - 1e-6) {
        stats.better[m]++;
        this.bestTotal = total;
        this.best.copy(state);
        stop.reached(total);
      }
    }
    return toProposal(this.best);
  }

  /** Highest temperature: a share of the mean price of a leg to a good neighbour, so that detours are tried freely. */
  private hottest(): number {
    const { state, ground } = this;
    const { place, places, legPrice, nodes } = state.layout;
    const { at, list } = ground.near.behind;
    let sum = 0;
    for (let node = 0; node < nodes.visitNodes; node++) {
      for (let i = at[node]; i < at[node + 1]; i++) sum += legPrice[place[node] * places + place[list[i]]];
    }
    return Math.max(1e-6, (HOT * sum) / Math.max(1, list.length));
  }
}

export const SOFT = Number(process.env.SOFT ?? 1);
export const COLD = Number(process.env.COLD ?? 200);
export const HOT = Number(process.env.HOT ?? 0.3);

/** Each move as often as its weight. */
function wheelOf(moves: readonly WeighedMove[]): Uint8Array {
  return Uint8Array.from(moves.flatMap(({ weight }, m) => new Array<number>(weight).fill(m)));
}
