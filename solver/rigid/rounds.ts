/** From the search's rounds to a proposal and back. */
import type { PlanRound, Stop } from '../plan.ts';
import type { Proposal } from '../search.ts';
import { opening } from './labels.ts';
import { ANY_START } from './model.ts';
import { afterRests } from './rests.ts';
import { removeAll } from './snapshot.ts';
import { OUT, type State } from './state.ts';
import { arrive, NEVER } from './travel.ts';

/** Every visit at its earliest start, every break in the leg that its labels chose. */
export function proposalOf(state: State): Proposal {
  const { model } = state;
  const rounds: PlanRound[] = [];
  for (let s = 0; s < model.shifts; s++) rounds.push({ shift: s, stops: stopsOf(state, s) });
  const unserved: number[] = [];
  for (let v = 0; v < model.visits; v++) if (state.shiftOf[model.firstPart[v]] === OUT) unserved.push(v);
  return { rounds, unserved, total: state.cost };
}

function stopsOf(state: State, s: number): Stop[] {
  const { model, earliest, prev } = state;
  const { levels } = model;
  if (state.count[s] === 0) {
    const start = model.restWhenUnused[s];
    return start === ANY_START ? [] : [{ kind: 'break', break: 0, start }];
  }
  const home = state.homeNode(s);
  const breaks = model.breakStart[s + 1] - model.breakStart[s];
  let level = earliest[home * levels + breaks] < NEVER ? breaks : 0;
  const restNode = state.waiting === null || breaks === 0 ? OUT : state.waiting.restNode(s);
  const stops: Stop[] = [];
  for (let node = home; prev[node] !== OUT; node = prev[node]) {
    const start = earliest[node * levels + level];
    if (node !== home) stops.push({ kind: 'visit', visit: model.partVisit[node], start });
    const before = restNode === OUT ? levelBefore(state, s, node, level) : node === restNode ? 0 : level;
    const u = prev[node];
    const rests: Stop[] = [];
    for (let at = earliest[u * levels + before] + state.duration[u]; before + rests.length < level; ) {
      const b = model.breakStart[s] + before + rests.length;
      const start = Math.max(at, model.breakEarliest[b]);
      rests.push({ kind: 'break', break: model.breakIndex[b], start });
      at = start + model.breakDuration[b];
    }
    stops.push(...rests.reverse());
    level = before;
  }
  return stops.reverse();
}

/** The level at the node before from which the node's label at `level` comes: breaks before..level-1 lie between. */
function levelBefore(state: State, s: number, node: number, level: number): number {
  const { model, earliest } = state;
  const u = state.prev[node];
  const first = model.breakStart[s];
  for (let before = level; before > 0; before--) {
    const ready = earliest[u * model.levels + before];
    if (ready >= NEVER) continue;
    const free = ready + state.duration[u];
    const arrived = arrive(model.shiftTravel[s], state.place[u], state.place[node], free);
    const at = afterRests(model, first + before, first + level, free, arrived);
    if (opening(state, node, at) === earliest[node * model.levels + level]) return before;
  }
  return 0;
}

/**
 * Puts given rounds into the state, replacing what is there. A round that breaks a rule, and any visit whose unit is
 * then not whole, is left out rather than carried along.
 */
export function loadRounds(state: State, rounds: readonly PlanRound[]): void {
  const { model } = state;
  removeAll(state);
  for (const round of rounds) {
    const home = state.homeNode(round.shift);
    for (const stop of round.stops) {
      if (stop.kind === 'break') continue;
      const part = freePart(state, stop.visit, round.shift);
      if (part !== OUT) state.insert(part, home, model.held[stop.visit] === 1 ? stop.start : ANY_START);
    }
    if (!fits(state, round.shift)) clear(state, round.shift);
  }
  for (let unit = 0; unit < model.units.count; unit++) {
    if (isWhole(state, unit)) state.markPlaced(unit);
    else removeUnit(state, unit);
  }
}

function freePart(state: State, v: number, s: number): number {
  const { firstPart, mayRow, mayServe, shifts } = state.model;
  for (let p = firstPart[v]; p < firstPart[v + 1]; p++) {
    if (state.shiftOf[p] === OUT && mayServe[mayRow[p] * shifts + s] === 1) return p;
  }
  return OUT;
}

function fits(state: State, s: number): boolean {
  const { model } = state;
  const inTime = state.backHome(s) < NEVER;
  const carer = model.shiftCarer[s];
  const work = model.maxWork === null || state.work[carer] <= model.maxWork[carer];
  return state.count[s] === 0 || (inTime && work && state.load[s] <= model.capacity[s]);
}

function clear(state: State, s: number): void {
  const home = state.homeNode(s);
  while (state.prev[home] < state.model.parts) state.remove(state.prev[home]);
}

function partsOf(state: State, unit: number): number[] {
  const { units, firstPart } = state.model;
  const parts: number[] = [];
  const end = units.visitStart[units.groupStart[unit + 1]];
  for (let i = units.visitStart[units.groupStart[unit]]; i < end; i++) {
    const v = units.groupVisits[i];
    for (let p = firstPart[v]; p < firstPart[v + 1]; p++) parts.push(p);
  }
  return parts;
}

function isWhole(state: State, unit: number): boolean {
  return partsOf(state, unit).every((part) => state.shiftOf[part] !== OUT);
}

function removeUnit(state: State, unit: number): void {
  for (const part of partsOf(state, unit)) if (state.shiftOf[part] !== OUT) state.remove(part);
}
