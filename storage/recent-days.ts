/**
 * The parts of day plans that this process has read lately, unpacked. A part never changes under its name, so nothing
 * here is ever stale: whoever knows the pointer of the moment fetches only the parts it has not seen.
 */
import type { DayPlan } from '../domain/round.ts';
import type { Pointer } from './day-plan-parts.ts';
import { frozen } from './frozen.ts';

/**
 * A large provider's day is 300 KB as objects, a small one's 50: at most some 150 MB, of a gigabyte and more. A county's
 * forty providers with the two weeks around each live day stay below it.
 */
const MOST_DAYS = 600;

/** Contents by the name of the part. */
export type SeenParts = ReadonlyMap<string, object>;

export interface SeenDay {
  /** As it was then: a version that is still the stored one has this very pointer. */
  readonly pointer: Pointer;
  readonly parts: SeenParts;
  /** What they make together, once somebody has read it. */
  readonly plan?: DayPlan;
}

export class RecentDays {
  /** In the order of use, longest unused first. */
  readonly #days = new Map<string, SeenDay>();

  get(pk: string): SeenDay | undefined {
    const seen = this.#days.get(pk);
    if (seen !== undefined) this.#keepAsLatest(pk, seen);
    return seen;
  }

  /** Replaces what was remembered of the day. Contents are frozen, because several readers will share them. */
  remember(pk: string, day: SeenDay): void {
    for (const content of day.parts.values()) frozen(content);
    this.#keepAsLatest(pk, day);
    if (this.#days.size <= MOST_DAYS) return;
    const [longestUnused] = this.#days.keys();
    this.#days.delete(longestUnused!);
  }

  #keepAsLatest(pk: string, day: SeenDay): void {
    this.#days.delete(pk);
    this.#days.set(pk, day);
  }
}
