import { Propagator } from './propagate.ts';
import { FREE, type State } from './state.ts';

/** Leaves out optional bundles, the one that mends most first, until no rule is broken or none is left to leave. */
export function leaveOutBreakers(state: State): void {
  const { nodes, mandatory } = state.layout;
  const propagator = new Propagator(state);
  const leave = (bundle: number): void => {
    const { at, list } = nodes.bundleNodes;
    state.begin();
    for (let i = at[bundle]; i < at[bundle + 1]; i++) state.unlink(list[i]);
    state.leaveOutCost(bundle, 1);
    propagator.propagate();
  };
  while (state.brokenSum > 0) {
    let best = FREE;
    let least = state.brokenSum;
    for (let bundle = 0; bundle < nodes.bundles; bundle++) {
      const first = nodes.bundleNodes.list[nodes.bundleNodes.at[bundle]];
      if (mandatory[bundle] || state.shift[first] === FREE) continue;
      leave(bundle);
      if (state.brokenSum < least) {
        least = state.brokenSum;
        best = bundle;
      }
      state.undo();
    }
    if (best === FREE) return;
    leave(best);
  }
}
