/** What is to happen when, in simulated time: taken in order of time, of the same moment in the order it was put in. */
export interface Happening {
  /** Instant, ISO 8601 UTC. */
  readonly at: string;
  readonly happen: () => Promise<void>;
}

export class Agenda {
  readonly #heap: (Happening & { readonly entered: number })[] = [];
  #entered = 0;

  get length(): number {
    return this.#heap.length;
  }

  put(at: string, happen: () => Promise<void>): void {
    const heap = this.#heap;
    let i = heap.push({ at, happen, entered: this.#entered++ }) - 1;
    for (let parent = (i - 1) >> 1; i > 0 && this.#before(i, parent); i = parent, parent = (i - 1) >> 1) {
      this.#swap(i, parent);
    }
  }

  /** The earliest, or undefined when there is none. */
  take(): Happening | undefined {
    const heap = this.#heap;
    if (heap.length === 0) return undefined;
    this.#swap(0, heap.length - 1);
    const first = heap.pop();
    for (let i = 0; ; ) {
      const [left, right] = [2 * i + 1, 2 * i + 2];
      let least = i;
      if (left < heap.length && this.#before(left, least)) least = left;
      if (right < heap.length && this.#before(right, least)) least = right;
      if (least === i) return first;
      this.#swap(i, least);
      i = least;
    }
  }

  #before(a: number, b: number): boolean {
    const [one, other] = [this.#heap[a]!, this.#heap[b]!];
    return one.at === other.at ? one.entered < other.entered : one.at < other.at;
  }

  #swap(a: number, b: number): void {
    const heap = this.#heap;
    [heap[a], heap[b]] = [heap[b]!, heap[a]!];
  }
}
