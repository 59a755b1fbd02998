import type { State } from './state.ts';

/**
 * What the new legs of an exchange of tails (exchange-tails.ts) and the use of shifts cost more than before, on shifts
 * whose travel is priced alike. Prices by carer, waiting and overtime are not counted: a whole iteration is judged by the
 * exact total.
 */
export function costOfExchange(state: State, ua: number, vb: number): number {
  const { model, next, prev, place, leg, shiftOf } = state;
  const { parts, usePrice } = model;
  const [a, b] = [shiftOf[ua], shiftOf[vb]];
  const [homeA, homeB] = [state.homeNode(a), state.homeNode(b)];
  const [va, ub] = [next[ua], prev[vb]];
  const { places, priceOut } = model.shiftTravel[a];
  let cost = -leg[va] - leg[vb];
  let legs = 0;
  if (va !== homeA) {
    cost -= leg[homeA];
    legs += priceOut[place[ub] * places + place[va]] + priceOut[place[prev[homeA]] * places + place[homeB]];
  } else if (ub < parts) legs += priceOut[place[ub] * places + place[homeB]];
  else cost -= usePrice[b];
  if (vb !== homeB) {
    cost -= leg[homeB];
    legs += priceOut[place[ua] * places + place[vb]] + priceOut[place[prev[homeB]] * places + place[homeA]];
  } else if (ua < parts) legs += priceOut[place[ua] * places + place[homeA]];
  else cost -= usePrice[a];
  if (ub >= parts && vb === homeB && va !== homeA) cost += usePrice[b];
  return cost + model.travelWeight[a] * legs;
}
