import { FREE } from '../state.ts';
import { anyVisit, type Ground, keyBetween, moveGroup, note } from './placing.ts';

/** Farthest that a visit moves along its own shift, in stops. */
const FARTHEST = 4;

/** Moves a group earlier or later in the global order by a few stops of one of its shifts; all carers stay. */
export function reorder(ground: Ground): boolean {
  const { state, random } = ground;
  const node = anyVisit(ground);
  const s = state.shift[node];
  if (s === FREE) return false;
  const { head } = state.layout.nodes;
  let steps = 1 + random.below(FARTHEST);
  const later = random.unit() < 0.5;
  let after = later ? state.next[node] : state.prev[node];
  if (after >= head) return false;
  for (; steps > 1; steps--) {
    const beyond = later ? state.next[after] : state.prev[after];
    if (beyond >= head) break;
    after = beyond;
  }
  const group = state.layout.nodes.groupOf[node];
  if (!later) after = state.prev[after];
  const { at } = state.layout.nodes.groupNodes;
  const alone = at[group + 1] - at[group] === 1;
  if (alone && ground.outlook.reorderCannotPay(node, after)) return false;
  const key = keyBetween(ground, after, state.next[after], node, s);
  if (Number.isNaN(key)) return false;
  note(ground, group);
  return moveGroup(ground, group, key);
}
