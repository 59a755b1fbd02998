/**
 * Orders in which recreate takes the absent units: the paper's random, demand, far and close (Christiaens & Vanden
 * Berghe 2020, section 5.3) and, for windows, their width, opening and end (ibid., section 6, VRPTW); and our own, fewest
 * eligible shifts first. Each is a key per unit, least first; several carers count as more demand.
 */
import type { Random } from '../random.ts';
import type { Eligible } from './eligible.ts';
import type { Model } from './model.ts';

export interface SortOrders {
  /** Keys by unit, or null for a random order. */
  draw(random: Random): Float64Array | null;
}

export function sortOrders(model: Model, eligible: Eligible): SortOrders {
  const demand = unitKeys(model, (v) => -(model.visitLoad[v] + model.visitDuration[v]) * carersOf(model, v));
  const near = unitKeys(model, (v) => distanceToShifts(model, eligible, v));
  const far = near.map((key) => -key);
  const width = unitKeys(model, (v) => lastTo(model, v) - firstFrom(model, v));
  const opening = unitKeys(model, (v) => firstFrom(model, v));
  const end = unitKeys(model, (v) => -lastTo(model, v));
  const rare = unitKeys(model, (v) => {
    const row = model.mayRow[model.firstPart[v]];
    return (eligible.start[row + 1] - eligible.start[row]) / carersOf(model, v);
  });
  const weighted: readonly (readonly [number, Float64Array | null])[] = [
    [4, null],
    [4, demand],
    [2, far],
    [1, near],
    [2, width],
    [2, opening],
    [2, end],
    [hasChoice(rare) ? 4 : 0, rare],
  ];
  const wheel = weighted.flatMap(([weight, keys]) => Array.from({ length: weight }, () => keys));
  return { draw: (random) => wheel[random.below(wheel.length)] };
}

function unitKeys(model: Model, keyOf: (v: number) => number): Float64Array {
  const keys = new Float64Array(model.units.count).fill(Infinity);
  for (let v = 0; v < model.visits; v++) {
    const unit = model.units.unitOfVisit[v];
    keys[unit] = Math.min(keys[unit], keyOf(v));
  }
  return keys;
}

function hasChoice(keys: Float64Array): boolean {
  return keys.some((key) => key !== keys[0]);
}

function carersOf(model: Model, v: number): number {
  return model.firstPart[v + 1] - model.firstPart[v];
}

function firstFrom(model: Model, v: number): number {
  return model.windowFrom[model.windowStart[v]];
}

function lastTo(model: Model, v: number): number {
  return model.windowTo[model.windowStart[v + 1] - 1];
}

/** Mean ticks from the start places of the eligible shifts. */
function distanceToShifts(model: Model, eligible: Eligible, v: number): number {
  const row = model.mayRow[model.firstPart[v]];
  const [first, end] = [eligible.start[row], eligible.start[row + 1]];
  let sum = 0;
  for (let i = first; i < end; i++) {
    const travel = model.shiftTravel[eligible.shifts[i]];
    sum += travel.into[model.visitPlace[v] * travel.places + model.problem.shifts[eligible.shifts[i]].startPlace];
  }
  return end > first ? sum / (end - first) : 0;
}
