/**
 * One leg of a round laid out as segments: when the carer sets off, where the break goes, what is paid waiting.
 *
 * The solver says which leg a break belongs to and that leg and break fit together; here the break gets its place:
 * after the travel if it still starts in time, else before it, else in the middle of it. The carer sets off as soon
 * as the visit before is over and waits, paid, at the next door, however long: whoever is not sent home is at work.
 * From home the carer sets off just in time. A break that falls before setting off or after coming home is time at
 * home and no segment.
 */
import { arrival, latestDeparture } from '../../solver/arrival.ts';
import type { Break, TravelTable } from '../../solver/problem.ts';

/** A stretch of a leg; `share` is the part of its metres driven in it (1 unless a break splits the leg). */
export type Stretch =
  | { readonly kind: 'travel'; readonly from: number; readonly to: number; readonly share: number }
  | { readonly kind: 'waiting'; readonly from: number; readonly to: number }
  | { readonly kind: 'break'; readonly from: number; readonly to: number };

export interface Leg {
  readonly table: TravelTable;
  readonly places: number;
  readonly origin: number;
  readonly destination: number;
  /** The carer is free to go. */
  readonly free: number;
  /** The visit at the end begins; absent on the way home. */
  readonly start?: number;
  readonly rest?: Break;
}

/** From home to the first visit: ends exactly at its start. */
export function legFromHome(leg: Leg & { readonly start: number }): Stretch[] {
  const { rest, start, free } = leg;
  const leave = latestDeparture(leg.table, leg.places, leg.origin, leg.destination, start);
  if (rest === undefined || Math.max(free, rest.earliest) + rest.duration <= leave) {
    return legBetween({ ...withoutRest(leg), free: leave, start });
  }
  const restFrom = Math.min(rest.latest, start - rest.duration);
  const inTime = latestDeparture(leg.table, leg.places, leg.origin, leg.destination, restFrom);
  if (restFrom >= rest.earliest && inTime >= free) return legBetween({ ...leg, free: inTime });
  return legBetween(leg);
}

/** From one visit to the next: fills the time from `free` to `start`. */
export function legBetween(leg: Leg & { readonly start: number }): Stretch[] {
  const { rest, free, start } = leg;
  const arrives = arrivalOf(leg, free);
  if (rest === undefined) return filled([travel(free, arrives)], start);
  const { duration, earliest, latest } = rest;
  const after = Math.max(arrives, earliest);
  if (after <= latest && after + duration <= start)
    return filled([travel(free, arrives), pause(after, duration)], start);
  const before = Math.max(free, earliest);
  const arrivesRested = arrivalOf(leg, before + duration);
  if (before <= latest && arrivesRested <= start) {
    return filled([pause(before, duration), travel(before + duration, arrivesRested)], start, free);
  }
  return filled(split(free, arrives, before, duration), start);
}

/** From the last visit home; ends on arrival there, or after a break that cannot wait until then. */
export function legHome(leg: Leg): Stretch[] {
  const { rest, free } = leg;
  const arrives = arrivalOf(leg, free);
  if (rest === undefined || Math.max(arrives, rest.earliest) <= rest.latest) return [travel(free, arrives)];
  const before = Math.max(free, rest.earliest);
  const arrivesRested = arrivalOf(leg, before + rest.duration);
  return filled([pause(before, rest.duration), travel(before + rest.duration, arrivesRested)], arrivesRested, free);
}

function arrivalOf({ table, places, origin, destination }: Leg, leave: number): number {
  return origin === destination ? leave : arrival(table, places, origin, destination, leave);
}

function withoutRest({ rest: _, ...leg }: Leg): Leg {
  return leg;
}

function travel(from: number, to: number, share = 1): Stretch {
  return { kind: 'travel', from, to, share };
}

function pause(from: number, duration: number): Stretch {
  return { kind: 'break', from, to: from + duration };
}

/** Stops on the way for the break. */
function split(leave: number, arrives: number, restFrom: number, duration: number): Stretch[] {
  const share = (restFrom - leave) / (arrives - leave);
  return [
    travel(leave, restFrom, share),
    pause(restFrom, duration),
    travel(restFrom + duration, arrives + duration, 1 - share),
  ];
}

/** Drops what takes no time and fills what is left up to `end` with paid waiting. */
function filled(stretches: readonly Stretch[], end: number, begin?: number): Stretch[] {
  const result: Stretch[] = [];
  let at = begin ?? stretches[0]!.from;
  for (const stretch of stretches) {
    if (stretch.to === stretch.from) continue;
    if (stretch.from > at) result.push({ kind: 'waiting', from: at, to: stretch.from });
    result.push(stretch);
    at = stretch.to;
  }
  if (end > at) result.push({ kind: 'waiting', from: at, to: end });
  return result;
}
