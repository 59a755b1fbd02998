import { FREE, type State } from '../state.ts';
import type { Ground } from './placing.ts';

/** A visit that is left out, the next one from a random place on; FREE where there is none. */
export function waitingVisit({ state, random }: Ground): number {
  const { visitNodes } = state.layout.nodes;
  let node = random.below(visitNodes);
  for (let tries = 0; tries < visitNodes; tries++) {
    if (state.shift[node] === FREE) return node;
    node = node + 1 < visitNodes ? node + 1 : 0;
  }
  return FREE;
}

/** Whether the node is a visit of one carer, tied to no other. */
export function alone(state: State, node: number): boolean {
  const { groupOf, groupNodes, bundleOf, bundleNodes } = state.layout.nodes;
  const group = groupOf[node];
  const bundle = bundleOf[node];
  const single = groupNodes.at[group + 1] - groupNodes.at[group] === 1;
  return single && bundleNodes.at[bundle + 1] - bundleNodes.at[bundle] === 1;
}
