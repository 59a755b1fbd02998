import { FREE } from '../state.ts';
import { chooseWindows, type Ground, keyAllowed, maySend, nearOne } from './placing.ts';
import { alone, waitingVisit } from './waiting-visits.ts';

/** An optional visit that is left out takes the place of one that is served. */
export function replace(ground: Ground): boolean {
  const { state, near, random } = ground;
  const { nodes, allowed, shifts } = state.layout;
  const waiting = waitingVisit(ground);
  if (waiting === FREE || !alone(state, waiting)) return false;
  const leaver = nearOne(ground, random.unit() < 0.5 ? near.before : near.behind, waiting);
  if (leaver === FREE || state.shift[leaver] === FREE || !alone(state, leaver)) return false;
  if (state.layout.mandatory[nodes.bundleOf[leaver]]) return false;
  const s = state.shift[leaver];
  if (allowed[waiting * shifts + s] === 0) return false;
  const key = state.key[leaver];
  const group = nodes.groupOf[waiting];
  state.unlink(leaver);
  if (!maySend(state, waiting, s) || !keyAllowed(state, group, key)) return false;
  state.leaveOutCost(nodes.bundleOf[leaver], 1);
  chooseWindows(ground, group, key);
  state.setKey(group, key);
  state.link(waiting, s, state.placeFor(s, key));
  state.leaveOutCost(nodes.bundleOf[waiting], -1);
  return true;
}
