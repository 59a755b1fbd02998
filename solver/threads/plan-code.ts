/**
 * A proposal as one row of 32-bit integers, for memory shared between threads. After a length come the stops in the
 * rounds' order: STOP per visit (visit, start), BREAK per break (-2 - break, start), and after each round a mark.
 */
import type { PlanRound, Stop } from '../plan.ts';
import type { Problem } from '../problem.ts';
import type { Proposal } from '../search.ts';

const END_OF_ROUND = -1;

/** Integers that any plan of the problem needs at most. */
export function codeLength(problem: Problem): number {
  const parts = problem.visits.reduce((sum, visit) => sum + visit.carers, 0);
  const breaks = problem.shifts.reduce((sum, shift) => sum + (shift.breaks?.length ?? 0), 0);
  return 1 + 2 * (parts + breaks) + problem.shifts.length;
}

export function encode(proposal: Proposal, into: Int32Array): void {
  let at = 1;
  for (const round of proposal.rounds) {
    for (const stop of round.stops) {
      into[at++] = stop.kind === 'visit' ? stop.visit : -2 - stop.break;
      into[at++] = stop.start;
    }
    into[at++] = END_OF_ROUND;
  }
  into[0] = at;
}

/** The rounds written by `encode`; `total` and the visits of the problem complete the proposal. */
export function decode(code: Int32Array, visits: number, total: number): Proposal {
  const rounds: PlanRound[] = [];
  const served = new Uint8Array(visits);
  let stops: Stop[] = [];
  for (let at = 1; at < code[0]; ) {
    const first = code[at++];
    if (first === END_OF_ROUND) {
      rounds.push({ shift: rounds.length, stops });
      stops = [];
      continue;
    }
    const start = code[at++];
    if (first < 0) stops.push({ kind: 'break', break: -2 - first, start });
    else {
      stops.push({ kind: 'visit', visit: first, start });
      served[first] = 1;
    }
  }
  const unserved = Array.from(served.keys()).filter((visit) => served[visit] === 0);
  return { rounds, unserved, total };
}
