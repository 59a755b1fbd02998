import { FREE, type State } from './state.ts';

/** Least distance of two keys in one chain after renumbering, in ticks. */
const APART = 1 / 1024;

/**
 * Gives every served group its start as key (later where the chain asks for it), without changing any chain. Keys of
 * different shifts are then comparable: a key between two stops of one shift falls at about that hour in every other.
 */
export class Renumber {
  private readonly state: State;
  private readonly order: Int32Array;
  private readonly renewed: Float64Array;

  constructor(state: State) {
    const { groups, count } = state.layout.nodes;
    this.state = state;
    this.order = Int32Array.from({ length: groups }, (_, g) => g);
    this.renewed = new Float64Array(count);
  }

  run(): void {
    const { state, order, renewed } = this;
    const { key, shift, start, prev, layout } = state;
    const { groupNodes, arcs, arcsIn, head } = layout.nodes;
    this.sort();
    for (let i = 0; i < order.length; i++) {
      const group = order[i];
      const from = groupNodes.at[group];
      const to = groupNodes.at[group + 1];
      let own = Number.POSITIVE_INFINITY;
      let least = Number.NEGATIVE_INFINITY;
      for (let j = from; j < to; j++) {
        const node = groupNodes.list[j];
        if (shift[node] === FREE) continue;
        own = Math.min(own, start[node]);
        if (prev[node] < head) least = Math.max(least, renewed[prev[node]]);
      }
      if (own === Number.POSITIVE_INFINITY) continue;
      for (let j = arcsIn.at[group]; j < arcsIn.at[group + 1]; j++) {
        const first = arcs[arcsIn.list[j] * 3];
        if (shift[first] !== FREE) least = Math.max(least, renewed[first]);
      }
      const fresh = Math.max(own, least + APART);
      for (let j = from; j < to; j++) renewed[groupNodes.list[j]] = fresh;
    }
    for (let node = 0; node < head; node++) if (shift[node] !== FREE) key[node] = renewed[node];
  }

  /** By insertion, for the order changes little between calls. */
  private sort(): void {
    const { order, state } = this;
    const { key, layout } = state;
    const { at, list } = layout.nodes.groupNodes;
    for (let i = 1; i < order.length; i++) {
      const group = order[i];
      const own = key[list[at[group]]];
      let j = i;
      for (; j > 0 && key[list[at[order[j - 1]]]] > own; j--) order[j] = order[j - 1];
      order[j] = group;
    }
  }
}
