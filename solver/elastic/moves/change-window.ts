import { FREE } from '../state.ts';
import { anyVisit, type Ground } from './placing.ts';

/** Lets a visit with several windows wait for another of them. */
export function changeWindow(ground: Ground): boolean {
  const { state, random } = ground;
  const { windowAt, windowFrom, pinnedStart } = state.layout;
  const node = anyVisit(ground);
  const count = windowAt[node + 1] - windowAt[node];
  if (count === 1 || pinnedStart[node] || state.shift[node] === FREE) return false;
  const opens = windowFrom[windowAt[node] + random.below(count)];
  if (opens === state.opens[node]) return false;
  state.setOpens(node, opens);
  return true;
}
