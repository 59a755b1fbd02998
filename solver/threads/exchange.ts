/**
 * The memory through which threads pass plans, and the moments at which they do.
 *
 * `gather`, and `trade` under an iteration limit, wait at each point until all have published, read, and wait again before
 * anyone goes on: what is read then depends on nothing but iterations, so runs repeat exactly. `trade` under a clock
 * waits for nobody: it reads whatever the others published last.
 */
import type { Problem } from '../problem.ts';
import type { PlanExchange, Proposal } from '../search.ts';
import type { Stop, StopRule } from '../stop.ts';
import { GATE_BYTES, Gate } from './gate.ts';
import { codeLength, decode, encode } from './plan-code.ts';

const POINTS = 24;
/** Points lie at least this far apart, so that meeting costs little beside searching. */
const LEAST_ITERATIONS_APART = 200;
const LEAST_SECONDS_APART = 0.2;

export interface SharedPlans {
  readonly threads: number;
  readonly seed: number;
  readonly gate: SharedArrayBuffer;
  /** One element: non-zero ends every thread's search. */
  readonly end: SharedArrayBuffer;
  /** By thread: lock, then its plan's code. */
  readonly plans: readonly SharedArrayBuffer[];
  /** By thread: the total of that plan. */
  readonly totals: SharedArrayBuffer;
}

export function sharePlans(problem: Problem, threads: number, seed: number): SharedPlans {
  const totals = new SharedArrayBuffer(8 * threads);
  new Float64Array(totals).fill(Infinity);
  const bytes = 4 * (1 + codeLength(problem));
  return {
    threads,
    seed,
    gate: new SharedArrayBuffer(GATE_BYTES),
    end: new SharedArrayBuffer(4),
    plans: Array.from({ length: threads }, () => new SharedArrayBuffer(bytes)),
    totals,
  };
}

export interface ThreadExchange extends PlanExchange {
  /** To be called when this thread's search is over, so that nobody waits for it. */
  end(): void;
}

export function openExchange(
  shared: SharedPlans,
  thread: number,
  visits: number,
  rule: StopRule,
  stop: Stop,
): ThreadExchange {
  const { threads, seed } = shared;
  const gate = new Gate(shared.gate, threads);
  const locks = shared.plans.map((plan) => new Int32Array(plan, 0, 1));
  const codes = shared.plans.map((plan) => new Int32Array(plan, 4));
  const totals = new Float64Array(shared.totals);
  const limit = rule.seconds === undefined ? rule.iterations : undefined;
  let next = 1;

  const locked = <T>(of: number, work: () => T): T => {
    while (Atomics.compareExchange(locks[of], 0, 0, 1) !== 0) Atomics.wait(locks[of], 0, 1, 10);
    try {
      return work();
    } finally {
      Atomics.store(locks[of], 0, 0);
      Atomics.notify(locks[of], 0);
    }
  };
  const publish = (plan: Proposal): void =>
    locked(thread, () => {
      encode(plan, codes[thread]);
      totals[thread] = plan.total;
    });
  const read = (of: number): Proposal => locked(of, () => decode(codes[of], visits, totals[of]));

  return {
    thread,
    threads,
    seed,
    due(iterations, points = POINTS) {
      const most = limit === undefined ? (rule.seconds ?? 0) / LEAST_SECONDS_APART : limit / LEAST_ITERATIONS_APART;
      const count = Math.max(1, Math.min(points, Math.floor(most)));
      // Each point is due once and none is skipped, so that every thread counts the same ones.
      if (limit === undefined ? stop.progress(iterations) * count < next : iterations * count < next * limit) {
        return false;
      }
      next++;
      return true;
    },
    trade(best) {
      publish(best);
      if (limit !== undefined) gate.pass();
      let leader = thread;
      for (let other = 0; other < threads; other++) if (totals[other] < totals[leader]) leader = other;
      const taken = leader === thread ? null : read(leader);
      if (limit !== undefined) gate.pass();
      return taken;
    },
    gather(mine) {
      publish(mine);
      const complete = gate.pass();
      const plans = complete ? Array.from({ length: threads }, (_, of) => (of === thread ? mine : read(of))) : null;
      gate.pass();
      return plans;
    },
    end: () => gate.end(),
  };
}
