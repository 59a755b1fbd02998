import { setTimeout as pause } from 'node:timers/promises';

/** Waits of up to 40, 80, ... 640 ms, each random: about three seconds of twelve tries. */
const SHORTEST_WAIT = 40;
const MOST_DOUBLINGS = 4;

/** Of several that begin again at once one wins each time; spread out, most win at their first try. */
export async function letOthersFinish(tries: number): Promise<void> {
  await pause(Math.random() * SHORTEST_WAIT * 2 ** Math.min(tries - 1, MOST_DOUBLINGS));
}
