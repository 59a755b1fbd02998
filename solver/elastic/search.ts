/**
 * The elastic search, for problems whose windows may be overrun at a price: simulated annealing over a global order
 * and a carer for each carer-visit, from which all starts follow (Ceschia, Di Gaspero & Schaerf 2024, 2026).
 */

import type { Problem } from '../problem.ts';
import type { Proposal, SearchContext } from '../search.ts';
import { Annealer } from './anneal.ts';
import { placeBreaks, serveGreedily } from './first-order.ts';
import { loadRounds } from './from-plan.ts';
import { layOut } from './layout.ts';
import { nearVisits } from './near.ts';
import { Propagator } from './propagate.ts';
import { ELASTIC_SETTINGS, type ElasticSettings } from './settings.ts';
import { State } from './state.ts';
import { toProposal } from './to-plan.ts';

export function searchElastic(
  problem: Problem,
  context: SearchContext,
  settings: ElasticSettings = ELASTIC_SETTINGS,
): Proposal {
  const layout = layOut(problem);
  const state = new State(layout, brokenPriceFor(problem));
  const propagator = new Propagator(state);
  propagator.propagate();
  placeBreaks(state, propagator, context.random);
  if (context.start) loadRounds(state, propagator, context.start.rounds);
  serveGreedily(state, propagator, context.random);
  if (layout.nodes.visitNodes === 0) return toProposal(state);
  return new Annealer(state, propagator, nearVisits(layout), context, settings).run();
}

/** Breaking a rule by one tick must cost more than any tick of lateness, overtime or waiting can save. */
function brokenPriceFor(problem: Problem): number {
  const { prices, shifts } = problem;
  const perTick = [
    prices.lateness,
    prices.highestLateness,
    prices.waiting,
    prices.travel,
    prices.highestIdle,
    prices.changedStart,
  ];
  return 20 * Math.max(1e-3, ...perTick, ...shifts.map((shift) => shift.overtime?.price ?? 0));
}
