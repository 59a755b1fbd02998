import { FUNCTION_SIZES, type FunctionName } from './function-sizes.ts';

/** AWS asks for at least six: a message must not come back while its function may still be retrying it. */
const VISIBILITY_PER_TIMEOUT = 6;

export function visibilitySeconds(worker: FunctionName): number {
  return VISIBILITY_PER_TIMEOUT * FUNCTION_SIZES[worker].timeoutSeconds;
}

/**
 * How long a message that always fails can hold up the others of its FIFO group: each time it is received it stays
 * invisible, and its group with it, for the visibility time-out; after the last it moves to the dead-letter queue.
 */
export function poisonHoldSeconds(worker: FunctionName, receives: number): number {
  return receives * visibilitySeconds(worker);
}
