import type { Problem } from '../../../solver/problem.ts';
import { Random } from '../../../solver/random.ts';
import { ChangeCarer } from '../../../solver/rigid/change-carer.ts';
import { type Eligible, findEligible } from '../../../solver/rigid/eligible.ts';
import { Insertion } from '../../../solver/rigid/insertion.ts';
import { KnownPlaces } from '../../../solver/rigid/known-places.ts';
import { packModel } from '../../../solver/rigid/model.ts';
import { nearestShifts } from '../../../solver/rigid/nearest-shifts.ts';
import { findNeighbours } from '../../../solver/rigid/neighbours.ts';
import { UnitPlacing } from '../../../solver/rigid/place-unit.ts';
import { Recreate } from '../../../solver/rigid/recreate.ts';
import { Region } from '../../../solver/rigid/region.ts';
import { Ruin } from '../../../solver/rigid/ruin.ts';
import { Scan } from '../../../solver/rigid/scan.ts';
import { RIGID_SETTINGS } from '../../../solver/rigid/settings.ts';
import { sortOrders } from '../../../solver/rigid/sort-orders.ts';
import { State } from '../../../solver/rigid/state.ts';
import { TailFits } from '../../../solver/rigid/tail-fits.ts';
import { Tails } from '../../../solver/rigid/tails.ts';
import { Undo } from '../../../solver/rigid/undo.ts';

export interface SearchState {
  readonly state: State;
  readonly insertion: Insertion;
  readonly known: KnownPlaces;
  readonly scan: Scan;
  readonly eligible: Eligible;
  readonly undo: Undo;
  readonly region: Region;
  readonly placing: UnitPlacing;
  readonly ruin: Ruin;
  readonly recreate: Recreate;
  readonly tails: Tails;
  readonly changeCarer: ChangeCarer;
}

/** The parts of the rigid engine around an empty plan. */
export function aSearchState(problem: Problem, seed = 1): SearchState {
  const random = new Random(seed);
  const draw = (): number => random.unit();
  const model = packModel(problem);
  const state = new State(model);
  const insertion = new Insertion(state);
  const eligible = findEligible(model, insertion);
  const known = new KnownPlaces(state, insertion);
  const undo = new Undo(state);
  const region = new Region(state, random, RIGID_SETTINGS.regionSize);
  const neighbours = findNeighbours(model, RIGID_SETTINGS.neighbours, RIGID_SETTINGS.timeWeight);
  const nearest = nearestShifts(model, eligible);
  const scan = new Scan(state, eligible, neighbours, nearest, undo, region);
  const placing = new UnitPlacing(state, insertion, scan, known, undo, draw);
  const ruin = new Ruin(state, undo, neighbours, eligible, region, random, RIGID_SETTINGS);
  const recreate = new Recreate(state, placing, sortOrders(model, eligible), eligible, region, undo, random);
  const fits = new TailFits(state, eligible);
  const tails = new Tails(state, undo, neighbours, region, fits, random);
  const changeCarer = new ChangeCarer(state, undo, nearest, region, fits, random);
  undo.begin();
  return { state, insertion, known, scan, eligible, undo, region, placing, ruin, recreate, tails, changeCarer };
}

/** Places every unit left out that fits, in order. */
export function placeAll({ state, placing }: SearchState): void {
  for (let unit = 0; unit < state.model.units.count; unit++) if (state.placed[unit] === 0) placing.place(unit);
}
