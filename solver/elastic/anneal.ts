/** Simulated annealing: one move at a time, kept where it costs no more than chance allows at this temperature. */
import type { Proposal, SearchContext } from '../search.ts';
import { Cooling } from './cooling.ts';
import { Departures } from './departures.ts';
import { loadRounds } from './from-plan.ts';
import { leaveOutBreakers } from './leave-out-breakers.ts';
import { movesFor, type WeighedMove, wheelOf } from './moves/index.ts';
import { type Ground, groundFor, mustExceed } from './moves/placing.ts';
import type { Near } from './near.ts';
import type { Propagator } from './propagate.ts';
import { Renumber } from './renumber.ts';
import type { ElasticSettings } from './settings.ts';
import { SoftIdle } from './soft-idle.ts';
import { State } from './state.ts';
import { mildTemperature } from './temperature.ts';
import { toProposal } from './to-plan.ts';

/** Iterations between two looks at the clock for the temperature, and between two renumberings of the keys. */
const EPOCH = 512;
/** Downhill iterations before the scale of the temperature is taken, and their most as a share of the search. */
const TIDYING = 20_000;
const TIDYING_SHARE = 0.03;
/** From this share of the search on, a thread goes on from a better plan of another whenever it hears of one. */
const JOINING = 0.9;
/** Seconds between two reports of a better plan. */
const REPORT_EVERY = 0.5;

export class Annealer {
  readonly state: State;
  readonly best: State;
  /** Per move: tries, tries weighed in full, kept, new bests. */
  readonly tallies: Record<'tries' | 'weighed' | 'kept' | 'better', Float64Array>;
  readonly moves: readonly WeighedMove[];
  private readonly propagator: Propagator;
  private readonly context: SearchContext;
  private readonly ground: Ground;
  private readonly wheel: Uint8Array;
  private readonly renumber: Renumber;
  private readonly soft: SoftIdle | null;
  private readonly departures: Departures | null;
  private readonly surveys: boolean;
  private readonly outlook: boolean;
  /** What the annealing weighs: the total with the softened idle time. */
  private current = 0;
  private bestTotal = 0;
  private iterations = 0;
  private cooling = 0;
  private coolness = 0;
  private rival: Proposal | null = null;
  private reportedAt = Number.NEGATIVE_INFINITY;
  private reported = Number.POSITIVE_INFINITY;

  constructor(state: State, propagator: Propagator, near: Near, context: SearchContext, settings: ElasticSettings) {
    const { layout } = state;
    this.state = state;
    this.propagator = propagator;
    this.context = context;
    this.best = new State(layout, state.brokenPrice);
    this.ground = groundFor(state, near, context.random);
    this.renumber = new Renumber(state);
    this.moves = movesFor(layout).filter(({ name }) => !settings.without.includes(name));
    this.wheel = wheelOf(this.moves);
    this.soft = settings.softIdle && layout.problem.prices.highestIdle > 0 ? new SoftIdle(state) : null;
    if (this.soft !== null) this.ground.idleParts = this.soft.parts;
    this.departures = settings.departures && layout.problem.prices.waiting > 0 ? new Departures(state) : null;
    // The softening of idle times must fade slowly, once: a survey would settle who is busy and who is not in haste.
    this.surveys = settings.surveys && this.soft === null;
    this.outlook = settings.outlook;
    const tally = () => new Float64Array(this.moves.length);
    this.tallies = { tries: tally(), weighed: tally(), kept: tally(), better: tally() };
    this.keepBest();
  }

  run(): Proposal {
    const { context, ground, propagator, moves, wheel } = this;
    const { stop, exchange } = context;
    this.tidy();
    const mild = mildTemperature(ground, propagator, moves, wheel, context.random, () => {
      this.iterations++;
      return stop.progress(this.iterations) > 2 * TIDYING_SHARE;
    });
    const cooling = new Cooling(mild, ground.state.layout.nodes.visitNodes, this.surveys);
    let temperature = mild;
    for (let epoch = 0; !stop.done(this.iterations); this.iterations++, epoch--) {
      if (exchange?.due(this.iterations)) this.meet(stop.progress(this.iterations));
      if (epoch <= 0) {
        epoch = EPOCH;
        temperature = this.cool(cooling);
      }
      this.try(temperature);
    }
    this.best.begin();
    if (this.best.brokenSum > 0) leaveOutBreakers(this.best);
    return toProposal(this.best);
  }

  /** Downhill only, so that the temperature is scaled on a sensible plan. */
  private tidy(): void {
    const { stop } = this.context;
    for (let i = 0; i < TIDYING; i++, this.iterations++) {
      if (stop.done(this.iterations) || stop.progress(this.iterations) > TIDYING_SHARE) return;
      if (i % EPOCH === 0) this.renew(0);
      this.try(0);
    }
  }

  /** Sets the temperature anew; each later cooling starts from the best plan so far. */
  private cool(cooling: Cooling): number {
    const progress = this.context.stop.progress(this.iterations);
    const temperature = cooling.temperature(progress, this.iterations, this.state.total());
    if (cooling.number(progress) !== this.cooling) {
      this.cooling = cooling.number(progress);
      this.state.copy(this.best);
      this.join();
    }
    this.coolness = cooling.coolness(temperature);
    this.renew(this.coolness);
    this.report();
    return temperature;
  }

  /** Renumbers the keys and sums up anew what moves keep up incrementally. */
  private renew(coolness: number): void {
    const { state, soft, ground } = this;
    this.renumber.run();
    this.current = state.total();
    if (soft === null) return;
    soft.cool(coolness);
    state.begin();
    this.current += soft.excess();
    ground.idleScale = soft.scale();
    ground.idleWidth = soft.tau;
  }

  /** One move at a temperature. */
  private try(temperature: number): void {
    const { state, ground, wheel, soft, tallies } = this;
    const { random } = this.context;
    const m = wheel[random.below(wheel.length)];
    const allowance = -temperature * Math.log(random.unit() + 1e-12);
    ground.allowance = this.outlook ? allowance : Number.POSITIVE_INFINITY;
    const limit = this.current + allowance;
    tallies.tries[m]++;
    state.begin();
    if (!this.moves[m].move(ground) || mustExceed(ground, limit)) {
      state.undo();
      return;
    }
    tallies.weighed[m]++;
    this.propagator.propagate();
    if (this.departures?.tune()) this.propagator.propagate();
    const total = state.total();
    const weighed = soft === null ? total : total + soft.excess();
    if (weighed > limit) {
      state.undo();
      return;
    }
    if (soft !== null) {
      soft.keep();
      ground.idleScale = soft.scale();
    }
    this.current = weighed;
    tallies.kept[m]++;
    if (total < this.bestTotal - 1e-6 && state.brokenSum <= this.best.brokenSum) {
      tallies.better[m]++;
      this.keepBest();
      this.context.stop.reached(total);
    }
  }

  private keepBest(): void {
    this.best.copy(this.state);
    this.bestTotal = this.state.total();
  }

  private report(): void {
    const { stop, onBest } = this.context;
    if (this.bestTotal >= this.reported || stop.elapsed() - this.reportedAt < REPORT_EVERY) return;
    this.reportedAt = stop.elapsed();
    this.reported = this.bestTotal;
    onBest?.({ iterations: this.iterations, total: this.bestTotal, proposal: () => toProposal(this.best) });
  }

  /** Shows the best to the other threads and notes a better one of theirs; at the end goes on from it at once. */
  private meet(progress: number): void {
    this.rival = this.context.exchange?.trade(toProposal(this.best)) ?? this.rival;
    if (progress < JOINING) return;
    this.join();
    this.renew(this.coolness);
  }

  /** Takes over the best plan of another thread where it is better. */
  private join(): void {
    const { rival, state, propagator } = this;
    if (rival === null || rival.total >= this.bestTotal - 1e-6) return;
    state.copy(new State(state.layout, state.brokenPrice));
    loadRounds(state, propagator, rival.rounds);
    if (state.total() < this.bestTotal && state.brokenSum <= this.best.brokenSum) this.keepBest();
  }
}
