/**
 * Earliest and latest starts along a shift, with its breaks belonging to legs.
 *
 * The leg rule: leaving at `free`, travelling d and resting B in [e, l] on the way needs free <= l, and the next start
 * is at least max(free + d, e) + B. Both directions keep one label per number of breaks taken, so that the best leg
 * for each break is found exactly, and an insertion between u and v reads only the labels of u and v. The same
 * forward and backward slack as Savelsbergh (1992), once per level. At most one break lies in a leg.
 */
import type { State } from './state.ts';
import { arrive, leave, NEVER } from './travel.ts';

/** First allowed start of the node at or after `at`; NEVER where there is none. */
export function opening(state: State, node: number, at: number): number {
  const from = state.from[node];
  if (at <= from) return from;
  if (at > state.to[node]) return NEVER;
  return state.windowsOf[node] < 0 ? at : openingOf(state, state.windowsOf[node], state.duration[node], at);
}

/** As `opening`, over the several windows of a visit. */
export function openingOf(state: State, visit: number, duration: number, at: number): number {
  const { windowStart, windowFrom, windowTo, measuredAtEnd } = state.model;
  const before = measuredAtEnd[visit] ? duration : 0;
  for (let w = windowStart[visit]; w < windowStart[visit + 1]; w++) {
    const start = Math.max(at, windowFrom[w]);
    if (start <= windowTo[w] - before) return start;
  }
  return NEVER;
}

/** Last allowed start of the node at or before `by`; -NEVER where there is none. */
export function closing(state: State, node: number, by: number): number {
  const to = state.to[node];
  if (by >= to) return to;
  if (by < state.from[node]) return -NEVER;
  return state.windowsOf[node] < 0 ? by : closingOf(state, state.windowsOf[node], state.duration[node], by);
}

export function closingOf(state: State, visit: number, duration: number, by: number): number {
  const { windowStart, windowFrom, windowTo, measuredAtEnd } = state.model;
  const before = measuredAtEnd[visit] ? duration : 0;
  for (let w = windowStart[visit + 1] - 1; w >= windowStart[visit]; w--) {
    const start = Math.min(by, windowTo[w] - before);
    if (start >= windowFrom[w]) return start;
  }
  return -NEVER;
}

/**
 * The earliest starts of `node` for a carer who starts work of `duration` at `place` at ready[base + j]; written to
 * `state.stepped`.
 */
export function stepEarliest(
  state: State,
  s: number,
  place: number,
  duration: number,
  ready: Int32Array,
  base: number,
  node: number,
): void {
  const { model, stepped } = state;
  const travel = model.shiftTravel[s];
  const firstBreak = model.breakStart[s];
  const breaks = model.breakStart[s + 1] - firstBreak;
  let arrivedBefore = NEVER;
  let freeBefore = NEVER;
  for (let j = 0; j <= breaks; j++) {
    let arrived = NEVER;
    let free = NEVER;
    if (ready[base + j] < NEVER) {
      free = ready[base + j] + duration;
      arrived = arrive(travel, place, state.place[node], free);
    }
    let at = arrived;
    if (j > 0) {
      const b = firstBreak + j - 1;
      if (freeBefore <= model.breakLatest[b]) {
        const rested = Math.max(arrivedBefore, model.breakEarliest[b]) + model.breakDuration[b];
        if (rested < at) at = rested;
      }
    }
    stepped[j] = at >= NEVER ? NEVER : opening(state, node, at);
    arrivedBefore = arrived;
    freeBefore = free;
  }
}

/** Recomputes `earliest` of one node from the node before it; true where a level changed. */
export function labelNode(state: State, s: number, node: number): boolean {
  const { model, earliest, stepped } = state;
  const { levels, breakStart } = model;
  const u = state.prev[node];
  stepEarliest(state, s, state.place[u], state.duration[u], earliest, u * levels, node);
  let changed = false;
  for (let j = breakStart[s + 1] - breakStart[s]; j >= 0; j--) {
    if (earliest[node * levels + j] !== stepped[j]) {
      earliest[node * levels + j] = stepped[j];
      changed = true;
    }
  }
  return changed;
}

/** Recomputes `latest` of one node from the node after it; true where a level changed. */
export function labelNodeBack(state: State, s: number, node: number): boolean {
  const { model, latest, next, place, duration } = state;
  const { levels, breakStart } = model;
  const travel = model.shiftTravel[s];
  const v = next[node];
  const firstBreak = breakStart[s];
  const breaks = breakStart[s + 1] - firstBreak;
  let changed = false;
  for (let j = 0; j <= breaks; j++) {
    const due = latest[v * levels + j];
    let by = due <= -NEVER ? -NEVER : leave(travel, place[node], place[v], due);
    if (j < breaks) {
      const b = firstBreak + j;
      const rested = latest[v * levels + j + 1] - model.breakDuration[b];
      if (rested >= model.breakEarliest[b]) {
        const left = Math.min(leave(travel, place[node], place[v], rested), model.breakLatest[b]);
        if (left > by) by = left;
      }
    }
    const start = by <= -NEVER ? -NEVER : closing(state, node, by - duration[node]);
    if (latest[node * levels + j] !== start) {
      latest[node * levels + j] = start;
      changed = true;
    }
  }
  return changed;
}

/** Carries a change forward from `node` to home, stopping where labels no longer move. */
export function labelForward(state: State, s: number, node: number): void {
  const home = state.homeNode(s);
  let at = node;
  while (labelNode(state, s, at) && at !== home) at = state.next[at];
}

/** Carries a change backward from `node` to the start of the shift. */
export function labelBackward(state: State, s: number, node: number): void {
  const start = state.startNode(s);
  let at = node;
  while (labelNodeBack(state, s, at) && at !== start) at = state.prev[at];
}
