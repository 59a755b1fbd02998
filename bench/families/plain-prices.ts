import type { Prices } from '../../solver/problem.ts';

/** Prices of a problem whose only running cost is travel, as a base for the families. */
export const TRAVEL_ONLY: Prices = {
  travel: 1,
  lateness: 0,
  highestLateness: 0,
  waiting: 0,
  highestIdle: 0,
  changedCarer: 0,
  changedStart: 0,
  changedStartFree: 0,
  departure: 'latest',
};
