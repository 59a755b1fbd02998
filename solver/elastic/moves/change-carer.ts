import { FREE } from '../state.ts';
import { anyShift, anyVisit, type Ground, hopeless, maySend, movedPrice } from './placing.ts';

/** Gives one node to another carer; the global order stays. */
export function changeCarer(ground: Ground): boolean {
  const { state } = ground;
  const node = anyVisit(ground);
  const from = state.shift[node];
  if (from === FREE) return false;
  const to = anyShift(ground, node);
  if (to === from) return false;
  const after = state.placeFor(to, state.key[node]);
  if (hopeless(ground, movedPrice(state, node, to, after), from, to)) return false;
  if (!maySend(state, node, to)) return false;
  state.unlink(node);
  state.link(node, to, after);
  return true;
}
