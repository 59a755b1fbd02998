/**
 * Earliest and latest starts along a shift, with its breaks belonging to legs.
 *
 * Both directions keep one label per number of breaks taken, so that the best legs for the breaks are found exactly (the
 * rule of such a leg is in rests.ts), and an insertion between u and v reads only the labels of u and v: the forward
 * and backward slack of Savelsbergh (1992), once per level.
 */
import { afterRests, beforeRests } from './rests.ts';
import type { State } from './state.ts';
import { arrive, leave, NEVER } from './travel.ts';

/** First allowed start of the node at or after `at`; NEVER where there is none. */
export function opening(state: State, node: number, at: number): number {
  if (state.windowsOf[node] >= 0) return openingOf(state, state.windowsOf[node], state.duration[node], at);
  if (at > state.to[node]) return NEVER;
  return Math.max(at, state.from[node]);
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
function closing(state: State, node: number, by: number): number {
  if (state.windowsOf[node] >= 0) return closingOf(state, state.windowsOf[node], state.duration[node], by);
  if (by < state.from[node]) return -NEVER;
  return Math.min(by, state.to[node]);
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
  const { model, stepped, arrivals } = state;
  const travel = model.shiftTravel[s];
  const firstBreak = model.breakStart[s];
  const breaks = model.breakStart[s + 1] - firstBreak;
  for (let j = 0; j <= breaks; j++) {
    let at = NEVER;
    if (ready[base + j] < NEVER) at = arrive(travel, place, state.place[node], ready[base + j] + duration);
    arrivals[j] = at;
    for (let i = j - 1; i >= 0; i--) {
      if (ready[base + i] >= NEVER) continue;
      const rested = afterRests(model, firstBreak + i, firstBreak + j, ready[base + i] + duration, arrivals[i]);
      if (rested < at) at = rested;
    }
    stepped[j] = at >= NEVER ? NEVER : opening(state, node, at);
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
    for (let i = j + 1; i <= breaks; i++) {
      const due = latest[v * levels + i];
      if (due <= -NEVER) continue;
      const left = beforeRests(model, travel, firstBreak + j, firstBreak + i, place[node], place[v], due);
      if (left > by) by = left;
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
