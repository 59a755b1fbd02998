import type { Ground } from './placing.ts';

/**
 * Lets a shift begin its first stop later, by some of the slack behind it, or takes such a delay back. Starts are
 * otherwise the earliest possible; where waiting is priced, leaving later often saves it at no lateness.
 */
export function delayDeparture({ state, random }: Ground): boolean {
  const { head } = state.layout.nodes;
  const { shiftFrom } = state.layout;
  const s = random.below(state.layout.shifts);
  if (state.visits[s] === 0) return false;
  const floor = state.floor[head + s];
  const first = state.next[head + s];
  const spare = state.slack[s] - state.gap[first];
  if (floor > shiftFrom[s] && (spare <= 0 || random.unit() < 0.5)) {
    const back = random.unit() < 0.3 ? shiftFrom[s] : floor - 1 - random.below(floor - shiftFrom[s]);
    state.setDeparture(s, back);
    return true;
  }
  if (spare <= 0) return false;
  const by = random.unit() < 0.5 ? spare : 1 + random.below(spare);
  state.setDeparture(s, state.start[first] + by);
  return true;
}
