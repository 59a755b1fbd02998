/** Bits of the solver's skill words: at most 31 skills a word, so that every word is a non-negative 32-bit integer. */
const BITS = 31;

/** Gives each skill its bit, in order of first use; `words` turns names into the solver's words. */
export class SkillWords {
  readonly #index = new Map<string, number>();

  constructor(names: Iterable<string>) {
    for (const name of names) if (!this.#index.has(name)) this.#index.set(name, this.#index.size);
  }

  /** The words with the bits of these names set; a name not known here is ignored (no visit asks for it). */
  words(names: Iterable<string>): number[] {
    const words = new Array<number>(Math.max(1, Math.ceil(this.#index.size / BITS))).fill(0);
    for (const name of names) {
      const bit = this.#index.get(name);
      if (bit !== undefined) words[Math.floor(bit / BITS)]! |= 1 << (bit % BITS);
    }
    return words;
  }
}
