/**
 * What a visit that comes or goes does to the times of a chain, foreseen from the chain as it stands: nothing is edited,
 * so a move that cannot pay is passed over at a fraction of the work. Stops tied to other shifts are taken to hold their
 * start where they are delayed and to follow where they are not; what is saved on third shifts is not seen.
 */
import type { State } from '../state.ts';

/**
 * The least that lateness, overtime and missed breaks of shift `s` grow by when the visit comes behind `after`.
 * `earlier`: ticks by which `after` may come sooner, where the visit leaves a place before it.
 * Negative where the shift has stops whose prices may also fall when they are delayed (several windows).
 */
export function leastLoss(state: State, node: number, s: number, after: number, earlier = 0): number {
  const { layout, free, floor, seat, next, start, late } = state;
  const { visitNodes, head, firstBreak } = layout.nodes;
  const { ticks, place, places, windowTo, windowAt, measuredAtEnd, duration } = layout;
  const { lateness, highestLateness } = layout.problem.prices;
  if (layout.banded) return -state.timeCost[s];
  const travel = layout.travelAt[s];
  // Where the carer leaves late to save waiting, leaving sooner takes up part of the delay.
  let sooner = floor[head + s] - layout.shiftFrom[s] + earlier;
  if (after < visitNodes) sooner = Math.min(sooner, start[after] - state.opens[after]);
  let ready = Math.max(free[after] + ticks[travel + (seat[after] >> 1) * places + place[node]], floor[after]) - sooner;
  ready = Math.max(ready, layout.windowFrom[windowAt[node]]);
  let leaves = ready + state.durationOf(node, s);
  let bound = leaves;
  let at = place[node] * places;
  const over = (measuredAtEnd[node] ? leaves : ready) - windowTo[windowAt[node + 1] - 1];
  let highest = Math.max(0, over);
  let loss = (layout.hardWindow[node] ? state.brokenPrice : lateness) * highest;
  if (layout.hardWindow[node]) highest = 0;
  let stop = next[after];
  for (; ; stop = next[stop]) {
    if (stop === node) continue;
    if (stop < visitNodes) {
      ready = Math.max(leaves + ticks[travel + at + place[stop]], bound);
      if (ready <= start[stop]) break;
      if (!layout.plain[stop]) return loss - state.timeCost[s];
      leaves = ready + duration[stop];
      bound = leaves;
      at = place[stop] * places;
      const lag = (measuredAtEnd[stop] ? leaves : ready) - windowTo[windowAt[stop]];
      if (lag > late[stop]) loss += lateness * (lag - late[stop]);
      if (lag > highest) highest = lag;
    } else if (stop < head) {
      const b = stop - firstBreak;
      ready = Math.max(bound, layout.breakEarliest[b]);
      // A break that comes too late is no longer taken, which saves time behind it.
      if (ready > layout.breakLatest[b]) return state.broken[stop] === 0 ? loss - state.timeCost[s] : loss;
      leaves += duration[stop];
      bound = ready + duration[stop];
      if (leaves <= free[stop] && bound <= floor[stop]) break;
    } else {
      loss += moreOvertime(state, s, Math.max(leaves + ticks[travel + at + place[stop]], bound));
      break;
    }
  }
  return highest > state.highestLate ? loss + highestLateness * (highest - state.highestLate) : loss;
}

/** The most that lateness, overtime and missed breaks of its shift fall by when the visit leaves it. */
export function mostGain(state: State, node: number): number {
  const { layout, free, floor, seat, next, prev, start, late } = state;
  const { visitNodes, head } = layout.nodes;
  const { ticks, place, places, windowTo, windowAt, measuredAtEnd, duration } = layout;
  const { lateness, highestLateness } = layout.problem.prices;
  const s = state.shift[node];
  const spare = state.highestLate > 0 ? highestLateness * state.highestLate : 0;
  if (layout.banded || state.shiftBroken[s] > 0 || state.visits[s] === 1) return state.timeCost[s] + spare;
  const travel = layout.travelAt[s];
  const before = prev[node];
  let leaves = free[before];
  let bound = floor[before];
  let at = (seat[before] >> 1) * places;
  let gain = state.timePrice(0, late[node], state.broken[node], state.extra[node]);
  let wasHighest = late[node] === state.highestLate;
  for (let stop = next[node]; ; stop = next[stop]) {
    if (stop < visitNodes) {
      const ready = Math.max(leaves + ticks[travel + at + place[stop]], bound, state.opens[stop]);
      if (ready >= start[stop]) break;
      if (!layout.plain[stop]) return state.timeCost[s] + spare;
      leaves = ready + duration[stop];
      bound = leaves;
      at = place[stop] * places;
      if (late[stop] > 0) {
        const lag = (measuredAtEnd[stop] ? leaves : ready) - windowTo[windowAt[stop]];
        gain += lateness * (lag > 0 ? late[stop] - lag : late[stop]);
        if (late[stop] === state.highestLate) wasHighest = true;
      }
    } else if (stop < head) {
      const b = stop - layout.nodes.firstBreak;
      const ready = Math.max(bound, layout.breakEarliest[b]);
      if (state.broken[stop] !== 0) return state.timeCost[s] + spare;
      leaves += duration[stop];
      bound = ready + duration[stop];
      if (leaves >= free[stop] && bound >= floor[stop]) break;
    } else {
      gain -= moreOvertime(state, s, Math.max(leaves + ticks[travel + at + place[stop]], bound));
      break;
    }
  }
  return wasHighest ? gain + spare : gain;
}

/** Price of overtime when the carer is back at `back` instead of at the hour foreseen now. */
function moreOvertime(state: State, s: number, back: number): number {
  return (overtime(state, s, back) - overtime(state, s, homeAt(state, s))) * state.layout.overtimePrice[s];
}

/** Ticks that the carer of shift `s` is back too late. */
export function overtime({ layout }: State, s: number, back: number): number {
  return Math.max(0, back - layout.shiftTo[s]);
}

/** When the carer of shift `s` is back as things stand. */
export function homeAt({ layout, free, floor, seat, prev }: State, s: number): number {
  const tail = layout.nodes.tail + s;
  const last = prev[tail];
  const leg = layout.travelAt[s] + (seat[last] >> 1) * layout.places + layout.place[tail];
  return Math.max(free[last] + layout.ticks[leg], floor[last]);
}
