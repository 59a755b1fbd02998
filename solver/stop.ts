/**
 * When a search ends. The one file of the solver that reads a clock, and only a monotonic one: a plan found by
 * an iteration limit never depends on it.
 */
export interface StopRule {
  /** Limit from the call of `solve`, by `clock`. */
  readonly seconds?: number;
  /** What `seconds` counts; 'wall' where absent. */
  readonly clock?: StopClock;
  /** Limit on iterations of each thread; with it alone the same call gives the same plan. */
  readonly iterations?: number;
  /** Ends as soon as the best total is at or below this. */
  readonly target?: number;
  /** Ends at the caller's wish with the best plan so far. */
  readonly signal?: AbortSignal;
}

/**
 * 'processor' counts what each thread of the search itself computes, so that a machine with other work gives the
 * figures that an idle one gives by the wall clock.
 */
export type StopClock = 'wall' | 'processor';

/** What a running search asks after every iteration. */
export interface Stop {
  /** True when the search must end. Cheap: the clock is read only now and then. */
  done(iterations: number): boolean;
  /** The share of the limit that is used up, 0..1, for schedules that cool down towards the end. */
  progress(iterations: number): number;
  /** Tells the stop of a new best total, for `target`. */
  reached(total: number): void;
  /** Seconds since the search began, by the rule's clock. */
  elapsed(): number;
  /** Iterations at the last call of `done`. */
  iterations(): number;
}

/** The rule is not one that ends a search, or has a value out of range. */
export class StopRuleError extends Error {
  override name = 'StopRuleError';
}

/** An iteration takes at least some microseconds, so a clock read in every 16th costs nothing. */
const CLOCK_EVERY = 16;

/** Seconds of this thread by a clock; the wall clock of a worker begins with the worker. */
export function secondsOfThread(clock: StopClock = 'wall'): number {
  if (clock === 'wall') return performance.now() / 1000;
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1e6;
}

/** `flag`, where given, is shared between threads: a non-zero first element ends the search. */
export function startStop(rule: StopRule, flag?: Int32Array, alreadyElapsed = 0): Stop {
  const { seconds = Infinity, iterations: limit = Infinity, target = -Infinity, signal, clock: clockOfRule } = rule;
  if (!(seconds >= 0)) throw new StopRuleError(`stop.seconds is ${seconds}: it must be 0 or more`);
  if (!(limit >= 0)) throw new StopRuleError(`stop.iterations is ${limit}: it must be 0 or more`);
  if (seconds === Infinity && limit === Infinity) {
    throw new StopRuleError('stop has neither seconds nor iterations: the search would never end');
  }
  const began = secondsOfThread(clockOfRule) - alreadyElapsed;
  const elapsed = (): number => secondsOfThread(clockOfRule) - began;
  let clock = alreadyElapsed;
  let met = false;
  let asked = 0;
  return {
    done(iterations) {
      asked = iterations;
      if (met || iterations >= limit) return true;
      if (iterations % CLOCK_EVERY === 0) {
        if (seconds !== Infinity) clock = elapsed();
        if (clock >= seconds || signal?.aborted || (flag !== undefined && Atomics.load(flag, 0) !== 0)) met = true;
      }
      return met;
    },
    progress(iterations) {
      const share = Math.max(
        limit === Infinity ? 0 : limit === 0 ? 1 : iterations / limit,
        seconds === Infinity ? 0 : seconds === 0 ? 1 : clock / seconds,
      );
      return Math.min(1, share);
    },
    reached(total) {
      if (total > target) return;
      met = true;
      if (flag !== undefined) Atomics.store(flag, 0, 1);
    },
    elapsed,
    iterations: () => asked,
  };
}
