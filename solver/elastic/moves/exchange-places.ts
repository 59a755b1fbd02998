import { FREE } from '../state.ts';
import { anyVisit, chooseWindows, type Ground, keyAllowed, lift, nearOne, note, putBack } from './placing.ts';
import { alone } from './waiting-visits.ts';

/** Two visits exchange carers and places in the order; the rest of their groups moves along. */
export function exchangePlaces(ground: Ground): boolean {
  const { state, near, was } = ground;
  const a = anyVisit(ground);
  const b = nearOne(ground, near.before, a);
  if (b === FREE) return false;
  const s = state.shift[a];
  const t = state.shift[b];
  if (s === FREE || t === FREE) return false;
  const { allowed, shifts, nodes } = state.layout;
  if (allowed[a * shifts + t] === 0 || allowed[b * shifts + s] === 0) return false;
  const first = nodes.groupOf[a];
  const second = nodes.groupOf[b];
  if (first === second) return false;
  const keyA = state.key[a];
  const keyB = state.key[b];
  if (s !== t && alone(state, a) && alone(state, b) && ground.outlook.swapCannotPay(a, b, keyB, keyA)) return false;
  note(ground, first);
  note(ground, second);
  lift(ground, first);
  lift(ground, second);
  was[a] = t;
  was[b] = s;
  chooseWindows(ground, first, keyB);
  chooseWindows(ground, second, keyA);
  if (!keyAllowed(state, first, keyB)) return false;
  state.setKey(first, keyB);
  state.setKey(second, keyA);
  return putBack(ground, first) && keyAllowed(state, second, keyA) && putBack(ground, second);
}
