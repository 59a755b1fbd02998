/**
 * The memory through which threads pass their best plans, and the points at which they do.
 *
 * Under an iteration limit every thread waits at each point until all have published, reads, and waits again before
 * anyone goes on: what it then reads depends on nothing but iterations, so runs repeat exactly. Under a clock nobody
 * waits: a thread reads whatever the others published last.
 */
import type { Problem } from '../problem.ts';
import type { PlanExchange, Proposal } from '../search.ts';
import type { Stop, StopRule } from '../stop.ts';
import { codeLength, decode, encode } from './plan-code.ts';

/** Plans change hands this often in a run. */
const POINTS = 24;

export interface SharedPlans {
  readonly threads: number;
  /** Element 0: threads that have arrived at the present gate; 1: number of the gate; 2: non-zero ends the search. */
  readonly gate: SharedArrayBuffer;
  /** By thread: lock, then its plan's code. */
  readonly plans: readonly SharedArrayBuffer[];
  /** By thread: its best total. */
  readonly totals: SharedArrayBuffer;
}

export function sharePlans(problem: Problem, threads: number): SharedPlans {
  const totals = new SharedArrayBuffer(8 * threads);
  new Float64Array(totals).fill(Infinity);
  const bytes = 4 * (1 + codeLength(problem));
  return {
    threads,
    gate: new SharedArrayBuffer(4 * 3),
    plans: Array.from({ length: threads }, () => new SharedArrayBuffer(bytes)),
    totals,
  };
}

/** The element that, when not zero, ends every thread's search. */
export function endFlag(shared: SharedPlans): Int32Array {
  return new Int32Array(shared.gate, 8, 1);
}

export function openExchange(
  shared: SharedPlans,
  thread: number,
  visits: number,
  rule: StopRule,
  stop: Stop,
): PlanExchange {
  const gate = new Int32Array(shared.gate);
  const locks = shared.plans.map((plan) => new Int32Array(plan, 0, 1));
  const codes = shared.plans.map((plan) => new Int32Array(plan, 4));
  const totals = new Float64Array(shared.totals);
  const byIterations = rule.seconds === undefined && rule.target === undefined && rule.iterations !== undefined;
  const every = byIterations ? Math.max(1, Math.floor(rule.iterations! / POINTS)) : 0;
  let next = 1;

  const pass = (): void => {
    const round = Atomics.load(gate, 1);
    if (Atomics.add(gate, 0, 1) + 1 === shared.threads) {
      Atomics.store(gate, 0, 0);
      Atomics.add(gate, 1, 1);
      Atomics.notify(gate, 1);
      return;
    }
    while (Atomics.load(gate, 1) === round) Atomics.wait(gate, 1, round, 1000);
  };
  const locked = <T>(of: number, work: () => T): T => {
    while (Atomics.compareExchange(locks[of], 0, 0, 1) !== 0) Atomics.wait(locks[of], 0, 1, 10);
    try {
      return work();
    } finally {
      Atomics.store(locks[of], 0, 0);
      Atomics.notify(locks[of], 0);
    }
  };

  return {
    due(iterations) {
      if (byIterations) return iterations > 0 && iterations % every === 0;
      if (stop.progress(iterations) * POINTS < next) return false;
      next = Math.floor(stop.progress(iterations) * POINTS) + 1;
      return true;
    },
    trade(best: Proposal) {
      locked(thread, () => {
        encode(best, codes[thread]);
        totals[thread] = best.total;
      });
      if (byIterations) pass();
      let leader = thread;
      for (let other = 0; other < shared.threads; other++) if (totals[other] < totals[leader]) leader = other;
      const taken = leader === thread ? null : locked(leader, () => decode(codes[leader], visits, totals[leader]));
      if (byIterations) pass();
      return taken;
    },
  };
}
