import { FREE } from '../state.ts';
import { anyShift, anyVisit, type Ground, keyBetween, moveGroup, nearOne, note } from './placing.ts';

/** How often the other node of a linked pair changes its carer too. */
const PARTNER_TOO = 0.3;

/**
 * Puts a visit directly behind or before one that goes well with it, on that one's shift; the rest of its group moves
 * to the same hour on its own shift, and sometimes to another one.
 */
export function relocate(ground: Ground): boolean {
  const { state, near, random, was } = ground;
  const node = anyVisit(ground);
  if (state.shift[node] === FREE) return false;
  const follow = random.unit() < 0.5;
  const anchor = nearOne(ground, follow ? near.before : near.behind, node);
  if (anchor === FREE || state.shift[anchor] === FREE) return false;
  const { groupOf, groupNodes } = state.layout.nodes;
  const group = groupOf[node];
  if (groupOf[anchor] === group) return false;
  const s = state.shift[anchor];
  if (state.layout.allowed[node * state.layout.shifts + s] === 0) return false;
  if ((follow ? state.next[anchor] : state.prev[anchor]) === node) return false;
  const tied = groupNodes.at[group + 1] - groupNodes.at[group] > 1;
  const beside = follow ? anchor : state.prev[anchor];
  if (!tied) {
    const { outlook } = ground;
    const same = s === state.shift[node];
    if (same ? outlook.reorderCannotPay(node, beside) : outlook.moveCannotPay(node, s, beside)) return false;
  }
  const after = follow ? anchor : state.prev[anchor];
  const key = keyBetween(ground, after, state.next[after], node, s);
  if (Number.isNaN(key)) return false;
  note(ground, group);
  was[node] = s;
  if (tied && random.unit() < PARTNER_TOO) sendPartner(ground, group, node);
  return moveGroup(ground, group, key);
}

/** Another carer for one other served node of a group. */
function sendPartner(ground: Ground, group: number, node: number): void {
  const { at, list } = ground.state.layout.nodes.groupNodes;
  const partner = list[at[group] + ground.random.below(at[group + 1] - at[group])];
  if (partner === node || ground.was[partner] === FREE) return;
  ground.was[partner] = anyShift(ground, partner);
}
