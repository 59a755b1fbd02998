/** The scale of temperatures of a problem, taken from the problem itself. */
import type { Random } from '../random.ts';
import type { WeighedMove } from './moves/index.ts';
import type { Ground } from './moves/placing.ts';
import type { Propagator } from './propagate.ts';

/** Tries from which the scale is taken: enough for a tenth of them to be told apart. */
const SAMPLES = 4000;
/** The share of worsening moves that are milder than the first temperature. */
const MILD = 0.1;
/**
 * The temperature at which the mildest tenth of worsening moves is accepted readily, from random moves tried in the
 * state as it is, which should be a tidy one. Price units play no part. `enough` is asked before each try, for a search
 * that is itself short.
 */
export function mildTemperature(
  ground: Ground,
  propagator: Propagator,
  moves: readonly WeighedMove[],
  wheel: Uint8Array,
  random: Random,
  enough: () => boolean,
): number {
  const { state } = ground;
  const base = state.total();
  const worse: number[] = [];
  ground.allowance = Number.POSITIVE_INFINITY;
  for (let i = 0; i < SAMPLES && !enough(); i++) {
    state.begin();
    if (moves[wheel[random.below(wheel.length)]].move(ground)) {
      propagator.propagate();
      const change = state.total() - base;
      if (change > 1e-6 && state.brokenSum === 0) worse.push(change);
    }
    state.undo();
  }
  worse.sort((a, b) => a - b);
  return worse.length === 0 ? 1 : worse[Math.floor(MILD * worse.length)];
}
