/** Disjoint sets over 0..n-1, numbered 0.. in order of their smallest member by `setsOf`. */
export function setsOf(n: number, joined: Iterable<readonly [number, number]>): Sets {
  const parent = Int32Array.from({ length: n }, (_, i) => i);
  const root = (i: number): number => {
    let r = i;
    while (parent[r] !== r) r = parent[r] = parent[parent[r]];
    return r;
  };
  for (const [a, b] of joined) {
    const low = Math.min(root(a), root(b));
    const high = Math.max(root(a), root(b));
    parent[high] = low;
  }
  const setOf = new Int32Array(n);
  let count = 0;
  for (let i = 0; i < n; i++) setOf[i] = root(i) === i ? count++ : setOf[root(i)];
  return { count, setOf };
}

export interface Sets {
  readonly count: number;
  /** Set of each member. */
  readonly setOf: Int32Array;
}

/** Rows of whole numbers packed one behind the other: row i is list[at[i]] .. list[at[i + 1] - 1]. */
export interface Rows {
  readonly at: Int32Array;
  readonly list: Int32Array;
}

export function packRows(rows: readonly (readonly number[])[]): Rows {
  const at = new Int32Array(rows.length + 1);
  for (let i = 0; i < rows.length; i++) at[i + 1] = at[i] + rows[i].length;
  return { at, list: Int32Array.from(rows.flat()) };
}
