import { type Clocks, dueTimesOf } from '../clocks.ts';
import type { CarePackage } from '../package.ts';

/** Half of what is left to place it, so that the next in order still has time to answer. */
const SHARE_OF_TIME_LEFT = 0.5;
/** However late it is, somebody has to read the offer and look at the rounds. */
const LEAST_MINUTES = 30;

/** By when an offer made at `at` is to be answered: an instant (ISO, Z), from the time to place of its urgency. */
export function offerDeadline(
  carePackage: Pick<CarePackage, 'submittedAt' | 'urgency' | 'askedAnew'>,
  clocks: Clocks,
  at: string,
): string {
  const made = Date.parse(at);
  const left = Date.parse(dueTimesOf(carePackage, clocks).placeBy) - made;
  return new Date(made + Math.max(left * SHARE_OF_TIME_LEFT, LEAST_MINUTES * 60_000)).toISOString();
}
