/**
 * Threads that search one plan together: at every meeting each brings its own slice of the shifts (region.ts) as far as it
 * has come, the slices are put together, and the whole is cut anew along another line.
 */
import type { PlanRound } from '../plan.ts';
import { Random } from '../random.ts';
import type { PlanExchange, Proposal } from '../search.ts';
import type { Model } from './model.ts';
import type { Region } from './region.ts';
import { loadRounds, proposalOf } from './rounds.ts';
import type { State } from './state.ts';

/** Below this many carer-visits a thread's slice leaves too little to choose from. */
const LEAST_PARTS_OF_A_SLICE = 75;

/** Whether threads may work on slices: not where a link between units could be broken from both sides at once. */
export function canSlice(model: Model, threads: number): boolean {
  const { linkStart, linkOther, units } = model;
  for (let v = 0; v < model.visits; v++) {
    for (let l = linkStart[v]; l < linkStart[v + 1]; l++) {
      if (units.unitOfVisit[linkOther[l]] !== units.unitOfVisit[v]) return false;
    }
  }
  return model.parts >= threads * LEAST_PARTS_OF_A_SLICE;
}

export class Slices {
  private readonly state: State;
  private readonly region: Region;
  private readonly exchange: PlanExchange;
  private readonly shared: Random;
  private cut = false;

  constructor(state: State, region: Region, exchange: PlanExchange) {
    this.state = state;
    this.region = region;
    this.exchange = exchange;
    this.shared = new Random(exchange.seed);
  }

  /** Puts the threads' slices together in the state; at the first meeting, takes the best thread's plan. */
  meet(): void {
    const plans = this.exchange.gather(proposalOf(this.state));
    if (plans === null) {
      this.cut = false;
      this.region.unite();
      return;
    }
    loadRounds(this.state, this.cut ? this.together(plans) : bestOf(plans).rounds);
    this.region.slice(this.exchange.thread, this.exchange.threads, this.shared);
    this.cut = true;
  }

  private together(plans: readonly Proposal[]): PlanRound[] {
    return Array.from(this.region.owner, (thread, s) => plans[thread].rounds[s]);
  }
}

function bestOf(plans: readonly Proposal[]): Proposal {
  return plans.reduce((best, plan) => (plan.total < best.total ? plan : best));
}
