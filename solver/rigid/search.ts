/**
 * The engine for problems whose windows are all hard: slack induction by string removals (Christiaens & Vanden Berghe
 * 2020) - ruin, recreate, accept by annealing - over rounds whose insertions are tested in O(1).
 */
import type { Problem } from '../problem.ts';
import type { PlanExchange, Proposal, SearchContext } from '../search.ts';
import { Annealing } from './annealing.ts';
import { ChangeCarer } from './change-carer.ts';
import { findEligible } from './eligible.ts';
import { Insertion } from './insertion.ts';
import { KnownPlaces } from './known-places.ts';
import { type Model, packModel } from './model.ts';
import { nearestShifts } from './nearest-shifts.ts';
import { findNeighbours, type Neighbours } from './neighbours.ts';
import { withNearPlacesTogether } from './place-order.ts';
import { UnitPlacing } from './place-unit.ts';
import { Recreate } from './recreate.ts';
import { Region } from './region.ts';
import { loadRounds, proposalOf } from './rounds.ts';
import { Ruin } from './ruin.ts';
import { Scan } from './scan.ts';
import { RIGID_SETTINGS, type RigidSettings } from './settings.ts';
import { canSlice, Slices } from './slices.ts';
import { Snapshot } from './snapshot.ts';
import { sortOrders } from './sort-orders.ts';
import { State } from './state.ts';
import { TailFits } from './tail-fits.ts';
import { Tails } from './tails.ts';
import { Undo } from './undo.ts';

const COOL_EVERY = 16;
/** A small problem has time to begin this many times as hot as a large one. */
const HOTTEST = 3.3;
/** Threads on slices meet this often in a run. */
const MEETINGS = 100;
/** Sums of floats differ by less in the last digits. */
const IMPROVES = 1e-9;
/** Legs to this many nearest visits make the scale of the temperature. */
const SCALE_NEIGHBOURS = 5;

export function searchRigid(
  problem: Problem,
  context: SearchContext,
  settings: RigidSettings = RIGID_SETTINGS,
): Proposal {
  const { random, stop, exchange } = context;
  const draw = (): number => random.unit();
  const model = packModel(withNearPlacesTogether(problem));
  const state = new State(model);
  const insertion = new Insertion(state);
  const eligible = findEligible(model, insertion);
  const known = new KnownPlaces(state, insertion);
  const undo = new Undo(state);
  const region = new Region(state, random, settings.regionSize);
  const neighbours = findNeighbours(model, settings.neighbours, settings.timeWeight);
  const nearest = nearestShifts(model, eligible);
  const placing = new UnitPlacing(
    state,
    insertion,
    new Scan(state, eligible, neighbours, nearest, undo, region),
    known,
    undo,
    draw,
  );
  const recreate = new Recreate(state, placing, sortOrders(model, eligible), eligible, region, undo, random);
  const ruin = new Ruin(state, undo, neighbours, eligible, region, random, settings);
  const fits = new TailFits(state, eligible);
  const tails = new Tails(state, undo, neighbours, region, fits, random);
  const changeCarer = new ChangeCarer(state, undo, nearest, region, fits, random);
  const best = new Snapshot(state);

  if (context.start !== undefined) loadRounds(state, context.start.rounds);
  best.take(state);
  known.noteAll();
  recreate.run(Infinity);
  best.noteAll();
  if (state.cost < best.cost) best.take(state);
  const report = (iterations: number): void => {
    stop.reached(best.cost);
    context.onBest?.({ iterations, total: best.cost, proposal: () => proposalOf(state) });
  };
  report(0);
  const heat = Math.max(1, Math.min(HOTTEST, settings.warmParts / model.parts));
  const annealing = new Annealing(settings, heat * nearLeg(model, neighbours));

  const slices =
    exchange !== undefined && canSlice(model, exchange.threads) ? new Slices(state, region, exchange) : null;
  /** Best of the time since the threads last met: only that fits together with the others' slices. */
  const sinceMeeting = new Snapshot(state);
  slices?.meet();
  known.noteAll();
  let cost = state.cost;
  const keepBetter = (iterations: number): void => {
    if (slices !== null && cost < sinceMeeting.cost - IMPROVES) sinceMeeting.take(state);
    if (cost >= best.cost - IMPROVES) return;
    best.take(state);
    report(iterations);
  };

  let iterations = 0;
  for (; !stop.done(iterations); iterations++) {
    if (iterations % COOL_EVERY === 0) annealing.cool(stop.progress(iterations));
    if (iterations % settings.regionIterations === 0) region.moveOn();
    undo.begin();
    ruin.run();
    if (random.unit() < settings.tailRate) tails.run(annealing);
    if (fits.unlike && random.unit() < settings.carerRate) changeCarer.run(annealing);
    const limit = cost + annealing.allowance(random.unit());
    if (recreate.run(limit) && state.cost < limit) {
      cost = state.cost;
      best.note(undo.touched, undo.touchedCount);
      known.note(undo.touched, undo.touchedCount);
      if (slices !== null) sinceMeeting.note(undo.touched, undo.touchedCount);
      keepBetter(iterations);
    } else undo.restore();
    if (slices !== null && exchange!.due(iterations + 1, MEETINGS)) {
      slices.meet();
      known.noteAll();
      cost = state.cost;
      sinceMeeting.cost = Infinity;
      best.noteAll();
      sinceMeeting.noteAll();
      keepBetter(iterations);
    } else if (slices === null && exchange?.due(iterations + 1)) {
      trade(state, best, exchange);
      known.noteAll();
      cost = state.cost;
    }
  }
  if (slices !== null) {
    if (sinceMeeting.cost < Infinity) sinceMeeting.putBack(state);
    slices.meet();
    cost = state.cost;
    best.noteAll();
    keepBetter(iterations);
  }
  best.putBack(state);
  return proposalOf(state);
}

/** Goes on from the best plan of all threads. */
function trade(state: State, best: Snapshot, exchange: PlanExchange): void {
  best.putBack(state);
  best.noteAll();
  const other = exchange.trade(proposalOf(state));
  if (other !== null) loadRounds(state, other.rounds);
  if (state.cost < best.cost) best.take(state);
}

/** Mean weighted price of a leg from a visit to its nearest ones, the unit of temperature. */
function nearLeg(model: Model, neighbours: Neighbours): number {
  const travel = model.travel[0];
  let sum = 0;
  let legs = 0;
  for (let v = 0; v < model.visits; v++) {
    for (let i = 1; i <= SCALE_NEIGHBOURS && i < neighbours.width; i++) {
      const w = neighbours.visits[v * neighbours.width + i];
      sum += travel.priceOut[model.visitPlace[v] * travel.places + model.visitPlace[w]];
      legs++;
    }
  }
  return legs === 0 || sum === 0 ? 1 : (model.problem.prices.travel * sum) / legs;
}
