import { FREE } from '../state.ts';
import { anyShift, anyVisit, type Ground, maySend } from './placing.ts';

/** Gives one node to another carer; the global order stays. */
export function changeCarer(ground: Ground): boolean {
  const { state } = ground;
  const node = anyVisit(ground);
  const from = state.shift[node];
  if (from === FREE) return false;
  const to = anyShift(ground, node);
  if (to === from) return false;
  const after = state.placeFor(to, state.key[node]);
  if (ground.outlook.moveCannotPay(node, to, after)) return false;
  if (!maySend(state, node, to)) return false;
  state.unlink(node);
  state.link(node, to, after);
  return true;
}
