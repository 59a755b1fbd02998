import { VersionConflict } from './errors.ts';
import type { Ports, Write } from './ports.ts';

/** Rounds, the register and the ledger of a zone change all day; what meets a change is decided again from what is there. */
const MOST_TRIES = 12;

/** An answer, and what is to be stored for it. */
export interface Decided<T> {
  readonly answer: T;
  readonly writes: readonly Write[];
}

/**
 * Decides and commits, again if another commit came between. What the decision itself throws ends it, a package that
 * is no longer the one that was read among it. Between two tries it waits a little: of several that decide on one provider
 * at once each try has one winner, and those that begin again together lose together.
 */
export async function decidedAgain<T>(ports: Ports, decide: () => Promise<Decided<T>>): Promise<T> {
  for (let tries = 1; ; tries++) {
    const { answer, writes } = await decide();
    if (writes.length === 0) return answer;
    try {
      await ports.store.commit(writes);
      return answer;
    } catch (error) {
      if (!(error instanceof VersionConflict) || tries === MOST_TRIES) throw error;
      await ports.letOthersFinish?.(tries);
    }
  }
}
