import { FREE } from '../state.ts';
import { anyShift, chooseWindows, type Ground, keyAllowed, keyBetween, maySend, nearOne } from './placing.ts';
import { alone, waitingVisit } from './waiting-visits.ts';

/** Leaves out a bundle of optional visits that is served, or serves one that is left out. */
export function serveOrLeave(ground: Ground): boolean {
  const { state, random } = ground;
  const { nodes, mandatory } = state.layout;
  if (random.unit() < 0.5) {
    const waiting = waitingVisit(ground);
    return waiting !== FREE && serve(ground, nodes.bundleOf[waiting]);
  }
  const served = random.below(nodes.visitNodes);
  const bundle = nodes.bundleOf[served];
  return state.shift[served] !== FREE && !mandatory[bundle] && leave(ground, bundle);
}

function leave({ state, outlook }: Ground, bundle: number): boolean {
  const { at, list } = state.layout.nodes.bundleNodes;
  const first = list[at[bundle]];
  if (alone(state, first) && outlook.leavingCannotPay(first)) return false;
  for (let i = at[bundle]; i < at[bundle + 1]; i++) state.unlink(list[i]);
  state.leaveOutCost(bundle, 1);
  return true;
}

/** Each group of the bundle goes beside a visit that suits one of its nodes; the other nodes to any shift. */
function serve(ground: Ground, bundle: number): boolean {
  const { state, random } = ground;
  const { bundleGroups, bundleNodes, bundleOf, groupNodes } = state.layout.nodes;
  for (let i = bundleGroups.at[bundle]; i < bundleGroups.at[bundle + 1]; i++) {
    const group = bundleGroups.list[i];
    const from = groupNodes.at[group];
    const count = groupNodes.at[group + 1] - from;
    const lead = groupNodes.list[from + random.below(count)];
    if (bundleOf[lead] !== bundle) return false;
    if (!place(ground, group, lead)) return false;
    for (let j = from; j < from + count; j++) {
      const node = groupNodes.list[j];
      if (node === lead || bundleOf[node] !== bundle) continue;
      const s = anyShift(ground, node);
      if (s === FREE || !maySend(state, node, s)) return false;
      state.link(node, s, state.placeFor(s, state.key[node]));
    }
  }
  for (let i = bundleNodes.at[bundle]; i < bundleNodes.at[bundle + 1]; i++) {
    if (state.shift[bundleNodes.list[i]] === FREE) return false;
  }
  state.leaveOutCost(bundle, -1);
  return true;
}

/** Sets the key of an unserved group beside a near visit (or, now and then, anywhere on any shift) and links its lead. */
function place(ground: Ground, group: number, lead: number): boolean {
  const { state, near, random } = ground;
  if (anyMemberServed(ground, group)) return false;
  const follow = random.unit() < 0.5;
  const anchor = random.unit() < 0.2 ? FREE : nearOne(ground, follow ? near.before : near.behind, lead);
  const beside = anchor !== FREE && state.shift[anchor] !== FREE;
  const s = beside ? state.shift[anchor] : anyShift(ground, lead);
  if (s === FREE || !maySend(state, lead, s)) return false;
  let after = state.layout.nodes.head + s;
  if (beside) after = follow ? anchor : state.prev[anchor];
  else after = state.placeFor(s, state.opens[lead] + random.unit());
  if (alone(state, lead) && ground.outlook.servingCannotPay(lead, s, after)) return false;
  const key = keyBetween(ground, after, state.next[after], lead, s);
  if (Number.isNaN(key) || !keyAllowed(state, group, key)) return false;
  chooseWindows(ground, group, key);
  state.setKey(group, key);
  state.link(lead, s, after);
  return true;
}

/** A group shared with a served bundle keeps its key; only whole groups are placed anew. */
function anyMemberServed({ state }: Ground, group: number): boolean {
  const { at, list } = state.layout.nodes.groupNodes;
  for (let i = at[group]; i < at[group + 1]; i++) if (state.shift[list[i]] !== FREE) return true;
  return false;
}
