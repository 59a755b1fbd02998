import { FREE } from '../state.ts';
import { anyVisit, type Ground, maySend, nearOne } from './placing.ts';

/** A run longer than this is taken to the end of the shift. */
const LONGEST_RUN = 4;

/**
 * Two shifts exchange runs of consecutive visits, up to their ends or a few visits long, so that one visit comes
 * behind another that goes well before it (2-opt* and cross exchange). Keys stay, so any such exchange is in order.
 */
export function crossShifts(ground: Ground): boolean {
  const { state, near, random, picked } = ground;
  const visit = anyVisit(ground);
  const before = nearOne(ground, near.before, visit);
  if (before === FREE) return false;
  const s = state.shift[before];
  const t = state.shift[visit];
  if (s === FREE || t === FREE || s === t) return false;
  const whole = random.unit() < 0.5;
  const fromS = whole ? Number.POSITIVE_INFINITY : random.below(LONGEST_RUN);
  const fromT = whole ? Number.POSITIVE_INFINITY : 1 + random.below(LONGEST_RUN);
  const count = take(ground, state.next[before], fromS, t, 0);
  if (count < 0) return false;
  const all = take(ground, visit, fromT, s, count);
  if (all < 0) return false;
  for (let i = 0; i < all; i++) state.unlink(picked[i]);
  for (let i = 0; i < all; i++) {
    const node = picked[i];
    const to = i < count ? t : s;
    if (!maySend(state, node, to)) return false;
    state.link(node, to, state.placeFor(to, state.key[node]));
  }
  return true;
}

/** Lists up to `most` visits from `first` on in `picked`; -1 where shift `to` may not serve one of them. */
function take({ state, picked }: Ground, first: number, most: number, to: number, at: number): number {
  const { nodes, allowed, shifts } = state.layout;
  let count = at;
  for (let node = first; node < nodes.head && count - at < most; node = state.next[node]) {
    if (node >= nodes.visitNodes) continue;
    if (allowed[node * shifts + to] === 0) return -1;
    picked[count++] = node;
  }
  return count;
}
