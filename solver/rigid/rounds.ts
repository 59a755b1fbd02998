/** From the search's rounds to a proposal and back. */
import type { PlanRound, Stop } from '../plan.ts';
import type { Proposal } from '../search.ts';
import { ANY_START } from './model.ts';
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
  if (state.count[s] === 0) return [];
  const home = state.homeNode(s);
  const breaks = model.breakStart[s + 1] - model.breakStart[s];
  let level = earliest[home * levels + breaks] < NEVER ? breaks : 0;
  const stops: Stop[] = [];
  for (let node = home; prev[node] !== OUT; node = prev[node]) {
    const start = earliest[node * levels + level];
    if (node !== home) stops.push({ kind: 'visit', visit: model.partVisit[node], start });
    if (level > 0 && restsBefore(state, s, node, level)) {
      level--;
      const u = prev[node];
      const b = model.breakStart[s] + level;
      const free = earliest[u * levels + level] + state.duration[u];
      stops.push({ kind: 'break', break: model.breakIndex[b], start: Math.max(free, model.breakEarliest[b]) });
    }
  }
  return stops.reverse();
}

/** Whether the node's label at `level` comes from a break in the leg into it. */
function restsBefore(state: State, s: number, node: number, level: number): boolean {
  const { model, earliest } = state;
  const u = state.prev[node];
  const ready = earliest[u * model.levels + level];
  if (ready >= NEVER) return true;
  const at = arrive(model.shiftTravel[s], state.place[u], state.place[node], ready + state.duration[u]);
  return at > earliest[node * model.levels + level] || at > state.to[node];
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
