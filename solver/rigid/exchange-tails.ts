/** The change itself of an exchange of tails (tails.ts, change-carer.ts): labels, legs, loads and the total stay exact. */
import { labelBackward, labelForward, labelNode, labelNodeBack } from './labels.ts';
import { ANY_START } from './model.ts';
import type { State } from './state.ts';

/**
 * What comes after ua changes places with vb and what comes after it, on another shift. Where vb is a home, or ua's next,
 * that round gives nothing. The caller has tested that both new rounds fit.
 */
export function exchangeTails(state: State, ua: number, vb: number): void {
  const { next, prev, shiftOf, model, leg } = state;
  const [a, b] = [shiftOf[ua], shiftOf[vb]];
  const [homeA, homeB] = [state.homeNode(a), state.homeNode(b)];
  const [va, ub] = [next[ua], prev[vb]];
  const [lastA, lastB] = [prev[homeA], prev[homeB]];
  const [givesA, givesB] = [va !== homeA, vb !== homeB];
  const [emptyA, emptyB] = [state.count[a] === 0, state.count[b] === 0];
  state.cost -= leg[va] + leg[vb] + (givesA ? leg[homeA] : 0) + (givesB ? leg[homeB] : 0);
  moveOver(state, va, homeA, a, b);
  moveOver(state, vb, homeB, b, a);
  join(state, ua, givesB ? vb : homeA);
  join(state, ub, givesA ? va : homeB);
  if (givesB) join(state, lastB, homeA);
  if (givesA) join(state, lastA, homeB);
  priceNewLegs(state, a, next[ua], emptyA);
  priceNewLegs(state, b, next[ub], emptyB);
  state.loosenedAt[model.shiftCarer[a]] = ++state.clock;
  state.loosenedAt[model.shiftCarer[b]] = state.clock;
  const relabel = model.shiftClass[a] === model.shiftClass[b] ? relabelAlike : relabelWhole;
  relabel(state, a, ua);
  relabel(state, b, ub);
  state.settle(a);
  state.settle(b);
}

function join(state: State, u: number, v: number): void {
  state.next[u] = v;
  state.prev[v] = u;
}

/** The nodes from `first` up to `end` leave shift `from` and are shift s's from now on. */
function moveOver(state: State, first: number, end: number, from: number, s: number): void {
  const { visitLoad, partVisit, carerPrice, shiftCarer, carers, durationBy, held } = state.model;
  for (let node = first; node !== end; node = state.next[node]) {
    const v = partVisit[node];
    state.count[from]--;
    state.load[from] -= visitLoad[v];
    state.count[s]++;
    state.load[s] += visitLoad[v];
    state.shiftOf[node] = s;
    if (carerPrice !== null) {
      state.cost += carerPrice[v * carers + shiftCarer[s]] - carerPrice[v * carers + shiftCarer[from]];
    }
    if (durationBy !== null) state.openWindows(node, s, held[v] === 1 ? state.from[node] : ANY_START);
  }
}

/** Prices the leg into the first node of the tail that shift s got and the leg home, and whether it is used. */
function priceNewLegs(state: State, s: number, first: number, wasEmpty: boolean): void {
  const home = state.homeNode(s);
  if (state.count[s] === 0) {
    state.leg[home] = 0;
    state.load[s] = 0;
    if (wasEmpty) return;
    state.cost -= state.model.usePrice[s];
    state.markEmpty(s);
    return;
  }
  state.priceLeg(first, s);
  state.cost += state.leg[first];
  if (first !== home) {
    state.priceLeg(home, s);
    state.cost += state.leg[home];
  }
  if (!wasEmpty) return;
  state.cost += state.model.usePrice[s];
  state.markUsed(s);
}

/** After u a new tail begins on a shift alike, whose labels stay true: the change runs out from where the two meet. */
function relabelAlike(state: State, s: number, u: number): void {
  labelForward(state, s, state.next[u]);
  // A tail brings its own home's labels along, so that one is always told.
  labelNode(state, s, state.homeNode(s));
  labelBackward(state, s, u);
}

/** After u a new tail begins that came from other hours or another home: every label of it is told anew. */
function relabelWhole(state: State, s: number, u: number): void {
  const home = state.homeNode(s);
  for (let node = u; node !== home; ) {
    node = state.next[node];
    labelNode(state, s, node);
  }
  for (let node = home; node !== u; ) {
    node = state.prev[node];
    labelNodeBack(state, s, node);
  }
  if (u !== state.startNode(s)) labelBackward(state, s, state.prev[u]);
}
