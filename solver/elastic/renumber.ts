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
    const { shift, start, prev, layout } = state;
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
    for (let group = 0; group < order.length; group++) this.takeOver(group);
    this.sort();
    this.separate();
  }

  private takeOver(group: number): void {
    const { key, shift, layout } = this.state;
    const { at, list } = layout.nodes.groupNodes;
    for (let j = at[group]; j < at[group + 1]; j++) {
      if (shift[list[j]] === FREE) continue;
      for (let k = at[group]; k < at[group + 1]; k++) key[list[k]] = this.renewed[list[j]];
      return;
    }
  }

  /** No two groups may share a key: they could stand in one sequence on one shift and in the other on another. */
  private separate(): void {
    const { order, state } = this;
    const { key, shift, layout } = state;
    const { at, list } = layout.nodes.groupNodes;
    let last = Number.NEGATIVE_INFINITY;
    for (let i = 0; i < order.length; i++) {
      const from = at[order[i]];
      let served = false;
      for (let j = from; j < at[order[i] + 1]; j++) if (shift[list[j]] !== FREE) served = true;
      if (!served) continue;
      let own = key[list[from]];
      if (own <= last) own = last + Math.max(1, Math.abs(last)) * 2 ** -48;
      for (let j = from; j < at[order[i] + 1]; j++) key[list[j]] = own;
      last = own;
    }
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
