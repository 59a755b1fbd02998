import type { Cost, PlanRound } from '../plan.ts';
import { cheapestAttendances } from './attendances.ts';
import { startsToTry } from './best-start.ts';
import type { Gap } from './gaps.ts';
import { putIn } from './put-in.ts';
import { type CostChange, changeOfServing } from './round-cost.ts';
import type { WorkingPlan } from './working-plan.ts';

/** One way to serve a new visit in a plan. */
export interface InsertOption {
  readonly visit: number;
  /** Start of all its carers, in ticks. */
  readonly start: number;
  /** A shift for each carer, and how many visits of its round come before. */
  readonly sends: readonly { readonly shift: number; readonly position: number }[];
  /** What serving it adds to every term but `unserved`. */
  readonly price: number;
  /** Cost after less cost before, term by term, the saved `unserved` price included. */
  readonly change: Cost;
  /** Nominal travel ticks added. */
  readonly extraTravel: number;
  /** Visits already in the plan that slide to make room, carer and order kept. */
  readonly moved: readonly { readonly visit: number; readonly from: number; readonly to: number }[];
  /** The rounds as they become. */
  readonly rounds: readonly PlanRound[];
}

/** An estimate knows nothing of waiting or overtime, so this many times more are priced than are asked for. */
const PRICED_PER_OPTION = 3;

/**
 * The cheapest options among these gaps, by exact price, then by how few visits they move. A gap that is `taken` is
 * part of each of them, beside those in `gaps`.
 */
export function cheapestOptions(
  plan: WorkingPlan,
  visit: number,
  gaps: Gap[],
  limit: number,
  taken?: Gap,
): InsertOption[] {
  const attendances = cheapestAttendances(plan.problem, visit, gaps, PRICED_PER_OPTION * limit, taken);
  const options = attendances.map(({ gaps: chosen }) => optionOf(plan, visit, chosen));
  options.sort((a, b) => a.price - b.price || a.moved.length - b.moved.length);
  return options.slice(0, limit);
}

function optionOf(plan: WorkingPlan, visit: number, gaps: readonly Gap[]): InsertOption {
  const { start, rounds, change, extraTravel } = cheapestStart(plan, visit, gaps);
  return {
    visit,
    start,
    sends: gaps.map(({ shift, position }) => ({ shift, position })),
    price: change.total - change.unserved,
    change,
    extraTravel,
    moved: movedVisits(plan, visit, rounds),
    rounds,
  };
}

interface Served extends CostChange {
  readonly start: number;
  readonly rounds: readonly PlanRound[];
}

/** Less than this is no difference in price, only in the order of adding up. */
const ROUNDING = 1e-9;

function cheapestStart(plan: WorkingPlan, visit: number, gaps: readonly Gap[]): Served {
  const served = (start: number): Served => {
    const rounds = gaps.map((gap) => putIn(plan, visit, gap, start));
    return { start, rounds, ...changeOfServing(plan, visit, start, rounds) };
  };
  const [{ start }, ...others] = startsToTry(plan, visit, gaps);
  const first = served(start);
  let best = first;
  for (const other of others) {
    if (first.change.total + other.above >= best.change.total - ROUNDING) continue;
    const found = served(other.start);
    if (found.change.total < best.change.total - ROUNDING) best = found;
  }
  return best;
}

function movedVisits(plan: WorkingPlan, visit: number, rounds: readonly PlanRound[]): InsertOption['moved'] {
  return rounds.flatMap(({ stops }) =>
    stops.flatMap((stop) => {
      if (stop.kind !== 'visit' || stop.visit === visit || stop.start === plan.starts[stop.visit]) return [];
      return [{ visit: stop.visit, from: plan.starts[stop.visit], to: stop.start }];
    }),
  );
}
