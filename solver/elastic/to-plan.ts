/** Between the state and the rounds of a plan. */
import type { PlanRound, Stop } from '../plan.ts';
import type { Proposal } from '../search.ts';
import { breakTaken } from './shift-end.ts';
import { FREE, type State } from './state.ts';

/** The rounds and the visits left out. */
export function toProposal(state: State): Proposal {
  const { layout, shift } = state;
  const { nodes, problem } = layout;
  const rounds = problem.shifts.map((_, s): PlanRound => ({ shift: s, stops: stopsOf(state, s) }));
  const unserved = problem.visits.flatMap((_, v) => (shift[nodes.firstNodeOf[v]] === FREE ? [v] : []));
  return { rounds, unserved, total: state.total() };
}

function stopsOf(state: State, s: number): Stop[] {
  const { layout, next, start } = state;
  const { visitNodes, firstBreak, head, visitOf, breakNumber } = layout.nodes;
  const stops: Stop[] = [];
  for (let node = next[head + s]; node < head; node = next[node]) {
    if (node < visitNodes) {
      stops.push({ kind: 'visit', visit: visitOf[node], start: start[node] });
      continue;
    }
    if (!breakTaken(state, node, s)) continue;
    const b = node - firstBreak;
    stops.push({ kind: 'break', break: breakNumber[b], start: breakStart(state, node, s) });
  }
  return stops;
}

/**
 * As late in the leg as the break may start and the next stop is still reached in time: on arrival at the next place
 * where that is early enough, else before the leg.
 */
function breakStart(state: State, node: number, s: number): number {
  const { layout, prev, next, free, floor, seat } = state;
  const before = prev[node];
  const after = next[node];
  const { nodes, place, places, ticks, travelAt } = layout;
  const soonest = Math.max(floor[before], layout.breakEarliest[node - nodes.firstBreak]);
  const alone = state.visits[s] === 0 || (after >= nodes.visitNodes && after < nodes.head);
  if (alone) return soonest;
  const ride = ticks[travelAt[s] + (seat[before] >> 1) * places + place[after]];
  const onArrival = Math.max(soonest, free[before] + ride);
  const latest = layout.breakLatest[node - nodes.firstBreak];
  return layout.banded || onArrival > latest ? soonest : onArrival;
}
