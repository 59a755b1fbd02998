/**
 * A gate that opens when every thread still running stands before it. Shared memory: element 0 counts those waiting, 1 the
 * openings, 2 the threads that have ended, 3 is the lock of the other three.
 */
export const GATE_BYTES = 16;

const [WAITING, OPENINGS, ENDED, LOCK] = [0, 1, 2, 3] as const;

/** Time until a waiting thread looks again; openings notify, so this only bounds the wait for a lost one. */
const LOOK_AGAIN_MS = 500;

export class Gate {
  private readonly shared: Int32Array;
  private readonly threads: number;

  constructor(memory: SharedArrayBuffer, threads: number) {
    this.shared = new Int32Array(memory, 0, GATE_BYTES / 4);
    this.threads = threads;
  }

  /** Waits for the others; false where one has ended, so that its plan is an old one. */
  pass(): boolean {
    const { shared } = this;
    this.lock();
    const opening = shared[OPENINGS];
    shared[WAITING]++;
    this.openIfAllWait();
    this.unlock();
    while (Atomics.load(shared, OPENINGS) === opening) Atomics.wait(shared, OPENINGS, opening, LOOK_AGAIN_MS);
    return Atomics.load(shared, ENDED) === 0;
  }

  /** This thread will not pass again. */
  end(): void {
    this.lock();
    this.shared[ENDED]++;
    this.openIfAllWait();
    this.unlock();
  }

  private openIfAllWait(): void {
    const { shared, threads } = this;
    if (shared[WAITING] === 0 || shared[WAITING] + shared[ENDED] < threads) return;
    shared[WAITING] = 0;
    Atomics.add(shared, OPENINGS, 1);
    Atomics.notify(shared, OPENINGS);
  }

  private lock(): void {
    while (Atomics.compareExchange(this.shared, LOCK, 0, 1) !== 0) Atomics.wait(this.shared, LOCK, 1, 1);
  }

  private unlock(): void {
    Atomics.store(this.shared, LOCK, 0);
    Atomics.notify(this.shared, LOCK);
  }
}
