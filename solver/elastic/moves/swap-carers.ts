import { FREE } from '../state.ts';
import { anyVisit, type Ground, maySend, nearOne } from './placing.ts';

/** Two nodes exchange their carers; the global order stays. */
export function swapCarers(ground: Ground): boolean {
  const { state, near } = ground;
  const a = anyVisit(ground);
  const b = nearOne(ground, near.before, a);
  if (b === FREE) return false;
  const s = state.shift[a];
  const t = state.shift[b];
  if (s === FREE || t === FREE || s === t) return false;
  const { allowed, shifts } = state.layout;
  if (allowed[a * shifts + t] === 0 || allowed[b * shifts + s] === 0) return false;
  if (ground.outlook.swapCannotPay(a, b, state.key[a], state.key[b])) return false;
  state.unlink(a);
  state.unlink(b);
  if (!maySend(state, a, t)) return false;
  state.link(a, t, state.placeFor(t, state.key[a]));
  if (!maySend(state, b, s)) return false;
  state.link(b, s, state.placeFor(s, state.key[b]));
  return true;
}
