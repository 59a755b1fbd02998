/**
 * The price of waiting on rounds whose starts are held. While every visit keeps its start from insertion to removal, a
 * round's waiting is a sum over its legs, and putting a visit in changes the two legs beside it and no other: exact in
 * O(1). The one break comes off it wherever a leg between two visits has room; see `Prices.waiting`.
 */
import type { Problem } from '../problem.ts';
import { afterRests } from './rests.ts';
import type { State } from './state.ts';
import { arrive, NEVER } from './travel.ts';

/** Whether this engine prices the problem's waiting exactly: every start is held, and a shift has at most one break. */
export function holdsEveryStart({ visits, shifts, prices }: Problem): boolean {
  return (
    prices.departure === 'latest' &&
    visits.every(({ wanted, windowRule }) => windowRule === 'hard' && (wanted?.price ?? 0) > 0) &&
    shifts.every(({ breaks = [] }) => breaks.length === 0 || (breaks.length === 1 && breaks[0].missedPrice === null))
  );
}

export class Waiting {
  readonly price: number;
  private readonly state: State;
  /** By shift: ticks waited; slack between visits with no break taken; legs between visits with room for the break. */
  private readonly ticks: Float64Array;
  private readonly slack: Float64Array;
  private readonly restful: Int32Array;

  constructor(state: State) {
    const { shifts, problem } = state.model;
    this.state = state;
    this.price = problem.prices.waiting;
    this.ticks = new Float64Array(shifts);
    this.slack = new Float64Array(shifts);
    this.restful = new Int32Array(shifts);
  }

  /** Counts shift s anew; what its waiting costs more than before. */
  recount(s: number): number {
    const { state } = this;
    const { next, prev, from, duration, place, model } = state;
    const before = this.ticks[s];
    let slack = 0;
    let restful = 0;
    if (state.count[s] > 0) {
      let u = next[state.startNode(s)];
      for (let v = next[u]; v < model.parts; u = v, v = next[v]) {
        const free = from[u] + duration[u];
        const arrived = arrive(model.shiftTravel[s], place[u], place[v], free);
        slack += from[v] - arrived;
        if (this.hasRoom(s, free, arrived, from[v])) restful++;
      }
      const first = next[state.startNode(s)];
      const last = prev[state.homeNode(s)];
      const off = this.restOff(s, restful, place[first], from[first], place[last], from[last] + duration[last]);
      this.ticks[s] = slack + off;
    } else this.ticks[s] = 0;
    this.slack[s] = slack;
    this.restful[s] = restful;
    return this.price * (this.ticks[s] - before);
  }

  /** What it costs in waiting, more or less, to start the part at `start` before the node `before`. */
  change(part: number, before: number, start: number): number {
    const { state } = this;
    const { next, prev, from, duration, place, model } = state;
    const { parts } = model;
    const s = state.shiftOf[before];
    const travel = model.shiftTravel[s];
    const u = prev[before];
    const ends = start + state.durationOn(model.partVisit[part], s);
    let slack = this.slack[s];
    let restful = this.restful[s];
    if (u < parts) {
      const free = from[u] + duration[u];
      const arrived = arrive(travel, place[u], place[part], free);
      slack += start - arrived;
      if (this.hasRoom(s, free, arrived, start)) restful++;
      if (before < parts) {
        const direct = arrive(travel, place[u], place[before], free);
        slack -= from[before] - direct;
        if (this.hasRoom(s, free, direct, from[before])) restful--;
      }
    }
    if (before < parts) {
      const arrived = arrive(travel, place[part], place[before], ends);
      slack += from[before] - arrived;
      if (this.hasRoom(s, ends, arrived, from[before])) restful++;
    }
    const first = u < parts ? next[state.startNode(s)] : part;
    const last = before < parts ? prev[state.homeNode(s)] : part;
    const firstStart = u < parts ? from[first] : start;
    const lastEnd = before < parts ? from[last] + duration[last] : ends;
    const off = this.restOff(s, restful, place[first], firstStart, place[last], lastEnd);
    return this.price * (slack + off - this.ticks[s]);
  }

  /** The least it can cost with a start in [from, to]: waiting runs with the start or against it, so at an end. */
  least(part: number, before: number, from: number, to: number): number {
    return Math.min(this.change(part, before, from), this.change(part, before, to));
  }

  /** The node whose leg holds the break of shift s: the longest wait between visits with room, else the first or last leg. */
  restNode(s: number): number {
    const { state } = this;
    const { next, from, duration, place, model } = state;
    const travel = model.shiftTravel[s];
    const first = next[state.startNode(s)];
    let best = -1;
    let longest = -1;
    for (let u = first, v = next[u]; v < model.parts; u = v, v = next[v]) {
      const free = from[u] + duration[u];
      const arrived = arrive(travel, place[u], place[v], free);
      if (from[v] - arrived > longest && this.hasRoom(s, free, arrived, from[v])) {
        best = v;
        longest = from[v] - arrived;
      }
    }
    if (best >= 0) return best;
    const out = arrive(travel, place[state.startNode(s)], place[first], model.shiftFrom[s]);
    return this.hasRoom(s, model.shiftFrom[s], out, from[first]) ? first : state.homeNode(s);
  }

  private hasRoom(s: number, free: number, arrived: number, start: number): boolean {
    const { model } = this.state;
    const first = model.breakStart[s];
    if (model.breakStart[s + 1] === first) return false;
    return afterRests(model, first, first + 1, free, arrived) <= start;
  }

  /** What the break takes off the slack between visits, or adds on the way home by not yet being due. */
  private restOff(
    s: number,
    restful: number,
    firstPlace: number,
    firstStart: number,
    lastPlace: number,
    lastEnd: number,
  ): number {
    const { model, place } = this.state;
    const b = model.breakStart[s];
    if (model.breakStart[s + 1] === b) return 0;
    if (restful > 0) return -model.breakDuration[b];
    const travel = model.shiftTravel[s];
    const out = arrive(travel, place[this.state.startNode(s)], firstPlace, model.shiftFrom[s]);
    if (this.hasRoom(s, model.shiftFrom[s], out, firstStart)) return 0;
    const arrived = arrive(travel, lastPlace, place[this.state.homeNode(s)], lastEnd);
    const back = afterRests(model, b, b + 1, lastEnd, arrived);
    return back >= NEVER ? 0 : back - arrived - model.breakDuration[b];
  }
}
