/** The change itself of an exchange of tails (tails.ts): labels, legs, loads and the total stay exact. */
import { labelBackward, labelForward, labelNode, stepEarliest } from './labels.ts';
import type { State } from './state.ts';

/** Whether node v, of a shift alike, can come straight after node u, with all that follows it. */
export function canFollow(state: State, u: number, v: number): boolean {
  const { model, earliest, latest, stepped } = state;
  const s = state.shiftOf[u];
  stepEarliest(state, s, state.place[u], state.duration[u], earliest, u * model.levels, v);
  for (let j = model.breakStart[s + 1] - model.breakStart[s]; j >= 0; j--) {
    if (stepped[j] <= latest[v * model.levels + j]) return true;
  }
  return false;
}

/**
 * What comes after ua changes places with vb, a part on another shift, and what comes after it. The shifts are alike, and
 * the caller has tested that both rests of a round fit.
 */
export function exchangeTails(state: State, ua: number, vb: number): void {
  const { next, prev, model, shiftOf } = state;
  const [a, b] = [shiftOf[ua], shiftOf[vb]];
  const [homeA, homeB] = [state.homeNode(a), state.homeNode(b)];
  const [va, ub] = [next[ua], prev[vb]];
  const [lastA, lastB] = [prev[homeA], prev[homeB]];
  const moved = va !== homeA;
  const afterB = moved ? va : homeB;
  state.cost -= state.leg[va] + state.leg[vb] + state.leg[homeB];
  if (moved) state.cost -= state.leg[homeA];
  moveOver(state, va, homeA, b);
  moveOver(state, vb, homeB, a);
  join(state, ua, vb);
  join(state, lastB, homeA);
  join(state, ub, afterB);
  if (moved) join(state, lastA, homeB);
  state.priceLeg(vb, a);
  state.priceLeg(homeA, a);
  state.priceLeg(afterB, b);
  if (moved) state.priceLeg(homeB, b);
  if (state.count[b] === 0) {
    state.leg[homeB] = 0;
    state.load[b] = 0;
    state.cost -= model.usePrice[b];
    state.markEmpty(b);
  }
  state.cost += state.leg[vb] + state.leg[homeA] + state.leg[afterB];
  if (moved) state.cost += state.leg[homeB];
  state.loosenedAt[model.shiftCarer[a]] = ++state.clock;
  state.loosenedAt[model.shiftCarer[b]] = state.clock;
  relabel(state, a, ua, vb);
  relabel(state, b, ub, afterB);
}

function join(state: State, u: number, v: number): void {
  state.next[u] = v;
  state.prev[v] = u;
}

/** The nodes from `first` up to `end` are shift s's from now on. */
function moveOver(state: State, first: number, end: number, s: number): void {
  const { visitLoad, partVisit } = state.model;
  for (let node = first; node !== end; node = state.next[node]) {
    const from = state.shiftOf[node];
    const load = visitLoad[partVisit[node]];
    state.count[from]--;
    state.load[from] -= load;
    state.count[s]++;
    state.load[s] += load;
    state.shiftOf[node] = s;
  }
}

/** After u and v have become neighbours: a tail brings its own home's labels along, so that one is always told. */
function relabel(state: State, s: number, u: number, v: number): void {
  labelForward(state, s, v);
  labelNode(state, s, state.homeNode(s));
  labelBackward(state, s, u);
  state.settle(s);
}
