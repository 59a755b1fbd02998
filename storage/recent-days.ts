/**
 * The parts of day plans that this process has read lately, unpacked. A part never changes under its name, so nothing
 * here is ever stale: whoever knows the pointer of the moment fetches only the parts it has not seen.
 */

/** A large provider's day is 300 KB as objects, a small one's 50: at most some 70 MB, of a gigabyte and more. */
const MOST_DAYS = 256;

/** Contents by the name of the part. */
export type SeenParts = ReadonlyMap<string, object>;

export class RecentDays {
  /** In the order of use, longest unused first. */
  readonly #days = new Map<string, SeenParts>();

  get(pk: string): SeenParts | undefined {
    const seen = this.#days.get(pk);
    if (seen !== undefined) this.#keepAsLatest(pk, seen);
    return seen;
  }

  /** Replaces what was remembered of the day. Contents are frozen, because several readers will share them. */
  remember(pk: string, parts: SeenParts): void {
    for (const content of parts.values()) freeze(content);
    this.#keepAsLatest(pk, parts);
    if (this.#days.size <= MOST_DAYS) return;
    const [longestUnused] = this.#days.keys();
    this.#days.delete(longestUnused!);
  }

  #keepAsLatest(pk: string, parts: SeenParts): void {
    this.#days.delete(pk);
    this.#days.set(pk, parts);
  }
}

function freeze(value: object): void {
  if (Object.isFrozen(value)) return;
  Object.freeze(value);
  for (const inner of Object.values(value)) {
    if (typeof inner === 'object' && inner !== null) freeze(inner);
  }
}
