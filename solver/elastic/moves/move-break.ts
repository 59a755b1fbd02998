import { FREE } from '../state.ts';
import type { Ground } from './placing.ts';

/** Puts a break behind another stop of its shift where it could still begin in time. */
export function moveBreak({ state, random }: Ground): boolean {
  const { nodes, breakLatest } = state.layout;
  if (nodes.breakCount === 0) return false;
  const b = random.below(nodes.breakCount);
  const node = nodes.firstBreak + b;
  const s = nodes.breakShift[b];
  if (state.visits[s] === 0) return false;
  // Reservoir sampling: each fitting stop is as likely as any other.
  let after = FREE;
  let seen = 0;
  for (let stop = nodes.head + s; stop < nodes.tail; stop = state.next[stop]) {
    if (state.floor[stop] > breakLatest[b]) break;
    if (stop === node || state.next[stop] === node) continue;
    seen++;
    if (random.below(seen) === 0) after = stop;
  }
  if (after === FREE) return false;
  if (state.shift[node] !== FREE) state.unlink(node);
  const low = state.key[after];
  const high = state.key[state.next[after]];
  const key = between(low, high, random.unit());
  if (!(key > low && key < high)) return false;
  state.setKey(nodes.groupOf[node], key);
  state.link(node, s, after);
  return true;
}

function between(low: number, high: number, u: number): number {
  if (low === Number.NEGATIVE_INFINITY) return high === Number.POSITIVE_INFINITY ? u : high - 1 - u;
  if (high === Number.POSITIVE_INFINITY) return low + 1 + u;
  return low + (high - low) * (0.05 + 0.9 * u);
}
